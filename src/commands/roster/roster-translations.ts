import type { Translation } from '../translation.ts'

/** `/roster` in other languages. */
export const rosterTranslations: Readonly<Record<string, Translation>> = {
  roster: {
    de: 'Wer in dieser Static wer ist',
    fr: 'Qui est qui dans ce static',
    ja: 'この固定のメンバー表',
  },
  'roster add': {
    de: 'Jemanden in die Static aufnehmen',
    fr: 'Ajouter quelqu’un au static',
    ja: '固定にメンバーを追加する',
  },
  'roster alias': {
    de: 'Sagen, wem ein Charakter gehört',
    fr: 'Dire à qui est un personnage',
    ja: 'キャラクターが誰のものかを登録する',
  },
  'roster list': {
    de: 'Alle mit ihren Jobs und Charakteren',
    fr: 'Tout le monde, leurs jobs et leurs personnages',
    ja: '全員とそのジョブとキャラクター',
  },
  'roster suggest': {
    de: 'Wer in den Pulls immer wieder auftaucht und noch fehlt',
    fr: 'Qui revient souvent dans les pulls sans être sur la liste',
    ja: '挑戦によく現れるのにメンバー表にいない人',
  },
  'roster merge': {
    de: 'Zwei Mitglieder sind dieselbe Person: alles vom ersten geht an das andere',
    fr: 'Deux membres ne font qu’un : tout du premier passe à l’autre',
    ja: '二人のメンバーを一人にまとめる（前者のものはすべて後者へ）',
  },
  'roster remove': {
    de: 'Ein Mitglied oder einen seiner Charaktere von der Liste nehmen',
    fr: 'Retirer un membre de la liste, ou un personnage de son membre',
    ja: 'メンバー、またはそのキャラクターを表から外す',
  },
  'roster pin': {
    de: 'Sagen, welchen Platz jemand in einem Kampf spielt',
    fr: 'Dire quelle place quelqu’un joue dans un combat',
    ja: 'コンテンツごとに誰がどの担当かを決める',
  },
  'roster unpin': {
    de: 'Einen festgelegten Platz wieder freigeben: er wird aus den Pulls erraten',
    fr: 'Lever une place fixée : elle est de nouveau déduite des pulls',
    ja: '担当の指定を外す（以後は戦闘記録から推定）',
  },
  'roster claim': {
    de: 'Sagen, welcher Charakter deiner ist; eine Leitung bestätigt es',
    fr: 'Dire quel personnage est le tien ; un responsable le confirme',
    ja: '自分のキャラクターを申告する（リーダーが承認）',
  },
  'roster optout': {
    de: 'Aus allem, was andere sehen, und aus gespeicherten Fehlern herausgenommen werden',
    fr: 'Ne plus paraître dans ce que voient les autres, ni dans les erreurs gardées',
    ja: '他の人に見える内容と、保存されるミスの記録から自分を外す',
  },
  'roster undo': {
    de: 'Die letzte Änderung an der Liste zurücknehmen',
    fr: 'Annuler la dernière modification de la liste',
    ja: 'メンバー表の最後の変更を取り消す',
  },
}
