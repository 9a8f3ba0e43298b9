import type { Translation } from '../translation.ts'

/** `/settings` in other languages. */
export const settingsTranslations: Readonly<Record<string, Translation>> = {
  settings: {
    de: 'Wie Vigil sich hier verhält: Statics, Kanäle, wer was darf und wie viel über wen gesagt wird',
    fr: 'Comment Vigil se comporte ici : statics, salons, qui peut quoi, et ce que les messages disent de qui',
    ja: 'このサーバーでのVigilの動作：固定、チャンネル、権限、誰のことをどこまで示すか',
  },
  'settings show': {
    de: 'Wie es hier eingestellt ist und was das bedeutet',
    fr: 'Les réglages d’ici et ce qu’ils signifient',
    ja: '現在の設定とその意味を表示する',
  },
  'settings names': {
    de: 'Wie Charaktere dieser Static von jetzt an gespeichert werden',
    fr: 'Comment les personnages de ce static sont gardés à partir de maintenant',
    ja: '今後この固定のキャラクター名をどう保存するか',
  },
  'settings blame': {
    de: 'Wie Beiträge nennen, wer einen Fehler machte; gilt für den ganzen Server',
    fr: 'Comment les messages nomment qui a fait une erreur, sur tout le serveur',
    ja: '投稿でミスをした人をどう呼ぶか（サーバー全体に適用）',
  },
}
