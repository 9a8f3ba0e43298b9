import type { Translation } from '../translation.ts'

/** What options of commands that set something up ask for. */
export const setupTexts: Readonly<Record<string, Translation>> = {
  '.json of /strat export, or a table as .csv or .txt': {
    de: '.json von /strat export oder eine Tabelle als .csv oder .txt',
    fr: '.json de /strat export, ou un tableau en .csv ou .txt',
    ja: '/strat exportの.json、または.csv・.txtの表',
  },
  'A logger is silent after so many; 15 if left out': {
    de: 'Nach so vielen schweigt ein Log; ohne Angabe 15',
    fr: 'Après combien un journal est muet ; 15 si rien n’est dit',
    ja: '記録が途絶えたとみなす分数。省略すると15',
  },
  'An older one': { de: 'Eine ältere', fr: 'Une plus ancienne', ja: '以前の版' },
  'Be named again': { de: 'Wieder genannt werden', fr: 'Être nommé de nouveau', ja: '再び名前を表示する' },
  'Character as the logs spell it, with its homeworld: Ayla Fen@Odin': {
    de: 'Charakter, wie Logs ihn schreiben, mit Heimatwelt: Ayla Fen@Odin',
    fr: 'Personnage tel que les journaux l’écrivent, avec son monde : Ayla Fen@Odin',
    ja: 'ログ上のキャラ名とホームワールド（例：Ayla Fen@Odin）',
  },
  'How much they say': { de: 'Wie viel sie sagen', fr: 'Ce qu’ils disent', ja: 'どこまで示すか' },
  'Its name or number': { de: 'Name oder Nummer', fr: 'Son nom ou son numéro', ja: '名前または番号' },
  'Links or codes of FFLogs reports': {
    de: 'Links oder Codes von FFLogs-Reports',
    fr: 'Liens ou codes de rapports FFLogs',
    ja: 'FFLogsレポートのリンクまたはコード',
  },
  'Member of the static': { de: 'Mitglied der Static', fr: 'Membre du static', ja: '固定のメンバー' },
  'Member, or a character that was seen lately': {
    de: 'Mitglied oder ein zuletzt gesehener Charakter',
    fr: 'Membre, ou personnage vu récemment',
    ja: 'メンバー、または最近見かけたキャラ',
  },
  'Member, or character': { de: 'Mitglied oder Charakter', fr: 'Membre ou personnage', ja: 'メンバーまたはキャラ' },
  'Of the dispute': { de: 'Des Einspruchs', fr: 'De la contestation', ja: '異議の番号' },
  'Only these, such as FRU, TOP; or all': {
    de: 'Nur diese, etwa FRU, TOP; oder all',
    fr: 'Seulement ceux-ci, comme FRU, TOP ; ou all',
    ja: 'これらのみ（例：FRU, TOP）、またはall',
  },
  'Only while these are there; or anybody': {
    de: 'Nur wenn diese da sind; oder anybody',
    fr: 'Seulement si ceux-ci sont là ; ou anybody',
    ja: 'この人たちがいるときのみ、またはanybody',
  },
  'Pasted lines: 1:26 | Burnished Glory | MT | Reprisal': {
    de: 'Eingefügte Zeilen: 1:26 | Burnished Glory | MT | Reprisal',
    fr: 'Lignes collées : 1:26 | Burnished Glory | MT | Reprisal',
    ja: '貼り付けた行：1:26 | Burnished Glory | MT | Reprisal',
  },
  'Save it without the lines that are not understood, or over what somebody saved meanwhile': {
    de: 'Ohne unverstandene Zeilen speichern, oder über inzwischen Gespeichertes',
    fr: 'Enregistrer sans les lignes incomprises, ou par-dessus une autre version',
    ja: '読めない行を除いて、または他の人の保存を上書きして保存する',
  },
  'Somebody else, for leads; yourself if left out': {
    de: 'Jemand anders, für Leitende; ohne Angabe du selbst',
    fr: 'Quelqu’un d’autre, pour les meneurs ; toi si rien n’est dit',
    ja: '他の人（リーダー用）。省略すると自分',
  },
  'Such as 06:00; off: only three hours without a pull end a night': {
    de: 'Etwa 06:00; off: nur drei Stunden ohne Pull beenden einen Abend',
    fr: 'Comme 06:00 ; off : seules trois heures sans pull closent une soirée',
    ja: '例：06:00。offなら3時間挑戦がないときだけ区切る',
  },
  'Such as kill, best, silent; or everything': {
    de: 'Etwa kill, best, silent; oder everything',
    fr: 'Comme kill, best, silent ; ou everything',
    ja: '例：kill, best, silent、またはeverything',
  },
  'The role; left out, only Manage Server leads': {
    de: 'Die Rolle; ohne Angabe leitet nur, wer den Server verwaltet',
    fr: 'Le rôle ; sinon seuls mènent ceux qui gèrent le serveur',
    ja: 'ロール。省略するとサーバー管理権限者のみ',
  },
  'Their Discord account': { de: 'Ihr Discord-Konto', fr: 'Leur compte Discord', ja: 'Discordアカウント' },
  'Their character, with its homeworld: Ayla Fen@Odin': {
    de: 'Ihr Charakter, mit Heimatwelt: Ayla Fen@Odin',
    fr: 'Leur personnage, avec son monde : Ayla Fen@Odin',
    ja: 'キャラ名とホームワールド（例：Ayla Fen@Odin）',
  },
  'Their place': { de: 'Ihr Platz', fr: 'Leur place', ja: '担当枠' },
  'What becomes of mechanics that a table does not name: they stay if left out': {
    de: 'Was aus Mechaniken wird, die eine Tabelle nicht nennt: ohne Angabe bleiben sie',
    fr: 'Ce que deviennent les mécaniques absentes du tableau : elles restent par défaut',
    ja: '表にないギミックの扱い。省略するとそのまま残る',
  },
  'What has a post of its own': {
    de: 'Was einen eigenen Beitrag hat',
    fr: 'Ce qui a son propre message',
    ja: '個別に投稿するもの',
  },
  'What is stored of them': {
    de: 'Was von ihnen gespeichert wird',
    fr: 'Ce qui est gardé d’eux',
    ja: '何を保存するか',
  },
  'What it is': { de: 'Was sie ist', fr: 'Ce que c’est', ja: '技の種類' },
  'What it is called': { de: 'Wie sie heißt', fr: 'Comment il s’appelle', ja: '名前' },
  'What it is called from now on': {
    de: 'Wie sie von jetzt an heißt',
    fr: 'Comment il s’appelle désormais',
    ja: '新しい名前',
  },
  'What nobody is sure of, or everything': {
    de: 'Was unsicher ist, oder alles',
    fr: 'Ce dont personne n’est sûr, ou tout',
    ja: '未確定のもの、またはすべて',
  },
  'What the static calls them': {
    de: 'Wie die Static sie nennt',
    fr: 'Comment le static les appelle',
    ja: '固定内での呼び名',
  },
  'What you call it': { de: 'Wie ihr sie nennt', fr: 'Comment vous l’appelez', ja: '固定での呼び方' },
  'Which language; the server’s own if left out': {
    de: 'Welche Sprache; ohne Angabe die des Servers',
    fr: 'Quelle langue ; celle du serveur si rien n’est dit',
    ja: '言語。省略するとサーバーの言語',
  },
  'Which pulls': { de: 'Welche Pulls', fr: 'Quels pulls', ja: 'どの挑戦か' },
  'Who goes': { de: 'Wer geht', fr: 'Qui part', ja: '統合されて消える方' },
  'Who stays': { de: 'Wer bleibt', fr: 'Qui reste', ja: '残る方' },
  'Whom to ping; nobody if left out': {
    de: 'Wen anpingen; ohne Angabe niemanden',
    fr: 'Qui mentionner ; personne si rien n’est dit',
    ja: 'メンションする相手。省略するとなし',
  },
  'Whose channel this is': {
    de: 'Wessen Kanal das ist',
    fr: 'À qui est ce salon',
    ja: 'このチャンネルの固定',
  },
  'Whose clock, such as Europe/Berlin': {
    de: 'Wessen Uhr, etwa Europe/Berlin',
    fr: 'Quelle heure, comme Europe/Paris',
    ja: '基準のタイムゾーン（例：Asia/Tokyo）',
  },
  'Why it was not like that': {
    de: 'Warum es nicht so war',
    fr: 'Pourquoi ce n’était pas ainsi',
    ja: '実際はどうだったか',
  },
  'Why, for whoever disputed it': {
    de: 'Warum, für die Person, die widersprach',
    fr: 'Pourquoi, pour qui a contesté',
    ja: '異議を出した人への理由',
  },
  'Wipes under so many seconds are only counted': {
    de: 'Wipes unter so vielen Sekunden werden nur gezählt',
    fr: 'Les wipes de moins de tant de secondes sont seulement comptés',
    ja: 'この秒数未満のワイプは数えるだけ',
  },
  'Your character, as the logs spell it': {
    de: 'Dein Charakter, wie Logs ihn schreiben',
    fr: 'Ton personnage, tel que les journaux l’écrivent',
    ja: 'ログ上の自分のキャラ名',
  },
}
