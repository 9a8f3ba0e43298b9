import { disputeTranslations } from './dispute/dispute-translations.ts'
import { progressTranslations } from './progress/progress-translations.ts'
import { rosterTranslations } from './roster/roster-translations.ts'
import { settingsTranslations } from './settings/settings-translations.ts'
import type { Translation } from './translation.ts'

/** What Discord shows of a command to people who do not read English, by the words that are typed. */
export const translations: Readonly<Record<string, Translation>> = {
  ...disputeTranslations,
  ...progressTranslations,
  ...rosterTranslations,
  ...settingsTranslations,
  pull: {
    de: 'Was in einem Pull geschah',
    fr: 'Ce qui s’est passé pendant un pull',
    ja: '1回の挑戦で何が起きたか',
  },
  session: {
    de: 'Wie ein ganzer Abend lief',
    fr: 'Comment s’est passée toute une soirée',
    ja: '一晩の活動のまとめ',
  },
  fault: {
    de: 'Welche Regeln in einem Pull verletzt wurden und was folgte; nur du siehst die Antwort',
    fr: 'Les règles enfreintes pendant un pull et leurs suites ; visible de toi seul',
    ja: '挑戦中のミスとその結果（本人にのみ表示）',
  },
  mit: {
    de: 'Ob geplante Schutzaktionen aktiv waren; ohne Pull: was der letzte Abend nahelegt',
    fr: 'Si les protections prévues étaient actives ; sans pull : ce que suggère la soirée',
    ja: '計画した軽減が間に合ったか、どれだけ危なかったか。番号なしなら前回の活動からの提案',
  },
  gate: {
    de: 'Schaden oder Ausführung: woran die letzten Abende scheiterten, Phase für Phase',
    fr: 'Dégâts ou exécution : ce qui a mis fin aux dernières soirées, phase par phase',
    ja: '火力かギミックか：直近の活動が何で止まったか、フェーズごとに',
  },
  mechanic: {
    de: 'Wie oft eine Mechanik an den letzten Abenden schiefging, oder welche am meisten kostet',
    fr: 'Combien de fois une mécanique a échoué ces dernières soirées, ou laquelle coûte le plus',
    ja: '直近の活動でギミックに何回失敗したか、どれが一番響いているか',
  },
  ability: {
    de: 'Was die Aktionen eines Bosses sind und wie sicher das ist',
    fr: 'Ce que sont les actions d’un boss, et à quel point c’est sûr',
    ja: 'ボスの技の種類と、その確かさ',
  },
  'ability list': {
    de: 'Was jemand ansehen sollte, das Schmerzhafteste zuerst',
    fr: 'Ce que quelqu’un devrait regarder, le plus douloureux d’abord',
    ja: '確認が必要な技を、被害の大きい順に表示する',
  },
  'ability show': {
    de: 'Was man von einer Aktion weiß, warum, und wer was gesagt hat',
    fr: 'Ce qu’on sait d’une action, pourquoi, et qui a dit quoi',
    ja: '技について分かっていること、その理由、誰が何と言ったか',
  },
  'ability label': {
    de: 'Sagen, was eine Aktion ist; es gilt für diese Static',
    fr: 'Dire ce qu’est une action ; cela vaut pour ce static',
    ja: '技の種類を決める（この固定だけに適用）',
  },
  'ability undo': {
    de: 'Zurücknehmen, was zuletzt von einer Aktion gesagt wurde',
    fr: 'Reprendre la dernière chose dite d’une action',
    ja: '技について最後に決めたことを取り消す',
  },
  watch: {
    de: 'Einem FFLogs-Report folgen und seine Pulls in diesem Kanal erzählen',
    fr: 'Suivre un rapport FFLogs et raconter ses pulls dans ce salon',
    ja: 'FFLogsのレポートを追い、挑戦の結果をこのチャンネルに投稿',
  },
  'watch add': {
    de: 'Einem Report in diesem Kanal folgen',
    fr: 'Suivre un rapport dans ce salon',
    ja: 'このチャンネルでレポートを追う',
  },
  'watch list': {
    de: 'Welchen Reports gefolgt wird und wie es um sie steht',
    fr: 'Les rapports suivis et leur état',
    ja: '追っているレポートとその状態',
  },
  'watch remove': {
    de: 'Einem Report nicht mehr folgen; was erzählt ist, bleibt',
    fr: 'Ne plus suivre un rapport ; ce qui a été dit reste',
    ja: 'レポートを追うのをやめる（投稿済みのものは残る）',
  },
  'watch now': {
    de: 'FFLogs sofort nach Neuem fragen',
    fr: 'Demander tout de suite les nouvelles à FFLogs',
    ja: '今すぐFFLogsに新しい結果を確認する',
  },
  'watch rescan': {
    de: 'Einen ganzen Report neu lesen, falls FFLogs ihn berichtigt hat',
    fr: 'Relire tout un rapport, au cas où FFLogs l’aurait corrigé',
    ja: 'FFLogs側の修正を反映するため、レポート全体を読み直す',
  },
  'watch test': {
    de: 'Was dieser Kanal erfährt, wie das aussieht und ob alles bereit ist',
    fr: 'Ce qui est raconté ici, à quoi cela ressemble, et si tout est prêt',
    ja: 'このチャンネルに何がどう届くか、準備が整っているかを確認する',
  },
  status: {
    de: 'Wie es um Vigil steht: FFLogs-Punkte, was wartet und wie alt die Daten sind',
    fr: 'L’état de Vigil : points FFLogs, ce qui attend et l’âge des données',
    ja: 'Vigilの状態：FFLogsの残りポイント、待ち件数、データの新しさ',
  },
  link: {
    de: 'Dein eigener FFLogs-Zugang, für private und archivierte Reports',
    fr: 'Ta propre connexion FFLogs, pour les rapports privés et archivés',
    ja: '非公開・アーカイブ済みレポート用の自分のFFLogsログイン',
  },
  'link add': {
    de: 'Vigil auf diesem Server mit deinem FFLogs-Konto lesen lassen',
    fr: 'Laisser Vigil lire avec ton compte FFLogs sur ce serveur',
    ja: 'このサーバーで自分のFFLogsアカウントによる閲覧を許可する',
  },
  'link show': {
    de: 'Ob dein FFLogs-Konto hier verknüpft ist',
    fr: 'Si ton compte FFLogs est lié ici',
    ja: '自分のFFLogsアカウントの連携状態を確認する',
  },
  'link remove': {
    de: 'Diesem Server dein FFLogs-Konto sofort wieder nehmen',
    fr: 'Retirer aussitôt ton compte FFLogs de ce serveur',
    ja: 'このサーバーとの連携をすぐに解除する',
  },
  import: {
    de: 'Ein Kampflog von ACT oder IINACT einlesen und seine Pulls in diesem Kanal erzählen',
    fr: 'Lire un journal de combat ACT ou IINACT et raconter ses pulls dans ce salon',
    ja: 'ACTかIINACTの戦闘ログを読み込み、挑戦の結果をこのチャンネルに投稿',
  },
  strat: {
    de: 'Was die Static abgesprochen hat: wer wann mitigiert und wer wohin geht',
    fr: 'Ce que le static a convenu : qui réduit quoi, qui va où',
    ja: '固定の取り決め：誰がいつ軽減し、どこへ行くか',
  },
  'strat show': {
    de: 'Was für einen Kampf oder eine Mechanik abgesprochen ist',
    fr: 'Ce qui est convenu pour un combat, ou pour une mécanique',
    ja: 'コンテンツ全体、またはひとつのギミックの取り決めを見る',
  },
  'strat edit': {
    de: 'Ein Link zu einer Seite, auf der der Plan gelesen und geändert wird',
    fr: 'Un lien vers une page où le plan se lit et se modifie',
    ja: '取り決めを見て編集できるページへのリンク',
  },
  'strat import': {
    de: 'Einen Plan speichern: eine Datei oder Zeilen aus Zeit, Mechanik, wer und was',
    fr: 'Enregistrer un plan : un fichier, ou des lignes temps, mécanique, qui, quoi',
    ja: '取り決めを保存する（ファイル、または「時間・ギミック・担当・軽減」の行）',
  },
  'strat export': {
    de: 'Den Plan eines Kampfes als Datei, zum Ändern und Wieder-Importieren',
    fr: 'Le plan d’un combat en fichier, à modifier puis à réimporter',
    ja: '取り決めをファイルで受け取る（編集して再び取り込める）',
  },
  'strat undo': {
    de: 'Das zuletzt Gespeicherte zurücknehmen: die Fassung davor gilt wieder, auch für frühere Pulls',
    fr: 'Reprendre la dernière version : celle d’avant vaut de nouveau, pulls passés compris',
    ja: '最後に保存したものを取り消し、前の版に戻す（過去の挑戦にも適用）',
  },
  'strat history': {
    de: 'Wer wann was geändert hat',
    fr: 'Qui a changé quoi, et quand',
    ja: '誰がいつ何を変えたか',
  },
  me: {
    de: 'Deine eigenen Abende: woran du am meisten verlierst und ob es besser wird; nur du siehst es',
    fr: 'Tes propres soirées : où tu perds le plus, et si ça progresse ; visible de toi seul',
    ja: '自分の記録：どこで一番つまずき、上達しているか（本人にのみ表示）',
  },
  help: {
    de: 'Was du hier tun kannst und was als Nächstes dran ist',
    fr: 'Ce que tu peux faire ici, et que faire ensuite',
    ja: 'ここでできることと、次にすること',
  },
}
