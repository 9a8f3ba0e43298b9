import type { Translation } from '../translation.ts'

/** `/prog`, `/point` and `/field` in other languages. */
export const progressTranslations: Readonly<Record<string, Translation>> = {
  prog: {
    de: 'Wie weit jeder Pull kam, Abend für Abend, und wie oft jede Phase erreicht wird',
    fr: 'Jusqu’où est allé chaque pull, soirée après soirée, et la fréquence de chaque phase',
    ja: '各挑戦の到達点を活動日ごとに、各フェーズへの到達率とあわせて表示',
  },
  point: {
    de: 'Wie weit ein Abend kam, den niemand aufgezeichnet hat',
    fr: 'Jusqu’où est allée une soirée que personne n’a enregistrée',
    ja: 'ログのない活動日の到達点',
  },
  'point add': {
    de: 'Festhalten, wie weit ein Abend kam; einer je Kampf und Tag, neu gesagt wird er berichtigt',
    fr: 'Noter jusqu’où une soirée est allée ; une par combat et par jour, redite elle est corrigée',
    ja: '活動日の到達点を記録する（1日1コンテンツにつき1件、再入力で修正）',
  },
  'point list': {
    de: 'Was von Abenden ohne Log festgehalten ist',
    fr: 'Ce qui est noté des soirées sans journal',
    ja: 'ログのない活動日の記録一覧',
  },
  'point remove': {
    de: 'Einen festgehaltenen Abend entfernen',
    fr: 'Retirer une soirée notée',
    ja: '記録を削除する',
  },
  'point undo': {
    de: 'Zurücknehmen, was zuletzt festgehalten oder entfernt wurde',
    fr: 'Annuler la dernière note ou le dernier retrait',
    ja: '最後の記録または削除を取り消す',
  },
  field: {
    de: 'Wo euer Schaden je Phase unter anderen Gruppen liegt',
    fr: 'Où se situent vos dégâts par phase parmi les autres groupes',
    ja: 'フェーズごとの火力が他のグループの中でどこにあるか',
  },
}
