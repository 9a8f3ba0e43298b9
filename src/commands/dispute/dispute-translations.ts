import type { Translation } from '../translation.ts'

/** `/dispute` in other languages. */
export const disputeTranslations: Readonly<Record<string, Translation>> = {
  dispute: {
    de: 'Sagen, dass etwas über dich nicht stimmt; Leads entscheiden, und nur du siehst die Antwort',
    fr: 'Dire qu’une chose dite de toi est fausse ; les leads tranchent, toi seul vois la réponse',
    ja: '自分についての指摘に異議を申し立てる（判断はリーダー、本人にのみ表示）',
  },
  'dispute add': {
    de: 'Dem widersprechen, was in einem Pull über dich gesagt wird',
    fr: 'Contester ce qui est dit de toi dans un pull',
    ja: '挑戦の中で自分について言われたことに異議を申し立てる',
  },
  'dispute list': {
    de: 'Was auf eine Entscheidung wartet und was zuletzt entschieden wurde',
    fr: 'Ce qui attend une décision, et les dernières décisions',
    ja: '判断待ちの異議と、最近の判断',
  },
  'dispute rule': {
    de: 'Über einen Widerspruch entscheiden; das gilt von da an für diesen Pull',
    fr: 'Trancher une contestation ; cela vaut désormais pour ce pull',
    ja: '異議を判断する（以後その挑戦に適用される）',
  },
  'dispute undo': {
    de: 'Die letzte Entscheidung über einen Widerspruch zurücknehmen',
    fr: 'Annuler la dernière décision sur une contestation',
    ja: '異議についての最後の判断を取り消す',
  },
}
