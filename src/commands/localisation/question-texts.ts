import type { Translation } from '../translation.ts'

/** What options of commands that ask something ask for. */
export const questionTexts: Readonly<Record<string, Translation>> = {
  '37, last or best': { de: '37, last oder best', fr: '37, last ou best', ja: '37、last（最後）、best（最高）' },
  '37, last or best; the last one if left out': {
    de: '37, last oder best; ohne Angabe der letzte',
    fr: '37, last ou best ; le dernier si rien n’est dit',
    ja: '37、last、best。省略すると最後の挑戦',
  },
  'A date such as 2025-11-21; the last night if left out': {
    de: 'Ein Datum wie 2025-11-21; ohne Angabe der letzte Abend',
    fr: 'Une date comme 2025-11-21 ; la dernière soirée si rien n’est dit',
    ja: '2025-11-21のような日付。省略すると前回の活動',
  },
  'A network log: .log, .zip, .gz or .zst, at most 10 MB': {
    de: 'Ein Netzwerk-Log: .log, .zip, .gz oder .zst, höchstens 10 MB',
    fr: 'Un journal réseau : .log, .zip, .gz ou .zst, 10 Mo au plus',
    ja: 'ネットワークログ（.log、.zip、.gz、.zst、最大10 MB）',
  },
  'FRU, say; the last one if left out': {
    de: 'Etwa FRU; ohne Angabe der letzte',
    fr: 'FRU, par exemple ; le dernier si rien n’est dit',
    ja: 'FRUなど。省略すると最後のコンテンツ',
  },
  'FRU, say; the one pulled last if left out': {
    de: 'Etwa FRU; ohne Angabe der zuletzt gespielte',
    fr: 'FRU, par exemple ; le dernier joué si rien n’est dit',
    ja: 'FRUなど。省略すると最後に挑んだもの',
  },
  'For somebody else: who it was': {
    de: 'Für jemand anders: wer es war',
    fr: 'Pour quelqu’un d’autre : qui c’était',
    ja: '別の人の場合：誰だったか',
  },
  'How many of its last nights; 5 if left out': {
    de: 'Wie viele seiner letzten Abende; ohne Angabe 5',
    fr: 'Combien de ses dernières soirées ; 5 si rien n’est dit',
    ja: '直近何回分の活動か。省略すると5',
  },
  'How many of the fight’s last nights; 5 if left out': {
    de: 'Wie viele der letzten Abende des Kampfs; ohne Angabe 5',
    fr: 'Combien des dernières soirées du combat ; 5 si rien n’est dit',
    ja: 'そのコンテンツの直近何回分か。省略すると5',
  },
  'How many pulls the night had': {
    de: 'Wie viele Pulls der Abend hatte',
    fr: 'Combien de pulls la soirée a eus',
    ja: 'その日の挑戦回数',
  },
  'Link of an FFLogs report; the number is then its own fight number': {
    de: 'Link eines FFLogs-Reports; die Nummer ist dann die seines Kampfs',
    fr: 'Lien d’un rapport FFLogs ; le numéro est alors celui de son combat',
    ja: 'FFLogsレポートのリンク。番号はそのレポート内の番号になる',
  },
  'One of them; what costs most if left out': {
    de: 'Eine davon; ohne Angabe, was am meisten kostet',
    fr: 'L’une d’elles ; ce qui coûte le plus si rien n’est dit',
    ja: 'ギミック名。省略すると一番響いているもの',
  },
  'Only in this phase': { de: 'Nur in dieser Phase', fr: 'Seulement dans cette phase', ja: 'このフェーズのみ' },
  'Only this mechanic, by its name': {
    de: 'Nur diese Mechanik, mit ihrem Namen',
    fr: 'Seulement cette mécanique, par son nom',
    ja: 'このギミックのみ（名前で指定）',
  },
  'Only what it says of this one': {
    de: 'Nur, was er hierzu sagt',
    fr: 'Seulement ce qu’il dit de celle-ci',
    ja: 'このギミックについてのみ',
  },
  'Only what this player did': {
    de: 'Nur, was dieser Spieler tat',
    fr: 'Seulement ce qu’a fait ce joueur',
    ja: 'このプレイヤーの行動のみ',
  },
  'The day it began, such as 2026-11-21; today if left out': {
    de: 'Der Tag, an dem er begann, etwa 2026-11-21; ohne Angabe heute',
    fr: 'Le jour où elle a commencé, comme 2026-11-21 ; aujourd’hui si rien n’est dit',
    ja: '開始日（例：2026-11-21）。省略すると今日',
  },
  'The furthest phase, or Kill': {
    de: 'Die weiteste Phase, oder Kill',
    fr: 'La phase la plus lointaine, ou Kill',
    ja: '最も進んだフェーズ、またはKill',
  },
  'The night is over: post its report now (leads)': {
    de: 'Der Abend ist vorbei: den Bericht jetzt posten (Leitende)',
    fr: 'La soirée est finie : publier son bilan maintenant (meneurs)',
    ja: '活動終了：まとめを今すぐ投稿（リーダー）',
  },
  'What it was': { de: 'Was es war', fr: 'Ce que c’était', ja: '何だったか' },
  'What its boss had left, in percent; leave it out if only reached': {
    de: 'Was der Boss noch hatte, in Prozent; weglassen, wenn nur erreicht',
    fr: 'Ce qu’il restait au boss, en pour cent ; rien si seulement atteinte',
    ja: 'ボスの残りHP（%）。到達しただけなら省略',
  },
  'What should be remembered of it': {
    de: 'Was davon in Erinnerung bleiben soll',
    fr: 'Ce qu’il faut en retenir',
    ja: '残しておきたいメモ',
  },
  'When it was, 1:20, or what it was': {
    de: 'Wann es war, 1:20, oder was es war',
    fr: 'Quand c’était, 1:20, ou ce que c’était',
    ja: '時間（例：1:20）または内容',
  },
  'Where you lose the most in this phase': {
    de: 'Wo du in dieser Phase am meisten verlierst',
    fr: 'Là où tu perds le plus dans cette phase',
    ja: 'このフェーズで一番つまずくところ',
  },
  'Whether you are getting better at this one': {
    de: 'Ob du hierin besser wirst',
    fr: 'Si tu progresses sur celle-ci',
    ja: 'このギミックが上達しているか',
  },
  'Which one': { de: 'Welcher', fr: 'Lequel', ja: 'どれか' },
  'Which report': { de: 'Welcher Report', fr: 'Quel rapport', ja: 'どのレポートか' },
  'Which report; all if left out': {
    de: 'Welcher Report; ohne Angabe alle',
    fr: 'Quel rapport ; tous si rien n’est dit',
    ja: 'レポート。省略するとすべて',
  },
}
