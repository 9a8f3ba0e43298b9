import type { Translation } from '../translation.ts'
import { tellingTranslations } from './telling-translations.ts'

/** `/settings` in other languages. */
export const settingsTranslations: Readonly<Record<string, Translation>> = {
  ...tellingTranslations,
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
  'settings static': {
    de: 'Die Statics dieses Servers und welcher Kanal wem gehört',
    fr: 'Les statics de ce serveur et à qui est chaque salon',
    ja: 'このサーバーの固定と、どのチャンネルがどの固定のものか',
  },
  'settings static list': {
    de: 'Die Statics dieses Servers mit ihren Kanälen',
    fr: 'Les statics de ce serveur et leurs salons',
    ja: 'このサーバーの固定とそのチャンネルを表示する',
  },
  'settings static create': {
    de: 'Diesem Server eine Static hinzufügen, mit eigenen Pulls, eigener Liste und eigenen Plänen',
    fr: 'Ajouter un static à ce serveur, avec ses propres pulls, membres et plans',
    ja: '戦闘記録・メンバー表・取り決めを別に持つ固定を追加する',
  },
  'settings static rename': {
    de: 'Der Static dieses Kanals einen anderen Namen geben',
    fr: 'Donner un autre nom au static de ce salon',
    ja: 'このチャンネルの固定の名前を変える',
  },
  'settings static use': {
    de: 'Was in diesem Kanal gefragt wird, betrifft von jetzt an diese Static',
    fr: 'Ce qui est demandé dans ce salon concerne désormais ce static',
    ja: '今後このチャンネルでの質問をこの固定のものとして扱う',
  },
  'settings lead': {
    de: 'Welche Rolle diese Static leitet, neben allen mit „Server verwalten“',
    fr: 'Quel rôle dirige ce static, en plus de ceux qui gèrent le serveur',
    ja: '「サーバー管理」権限者のほかに、この固定を仕切るロール',
  },
  'settings language': {
    de: 'In welcher Sprache Bosse und Aktionen heißen; gilt für den ganzen Server',
    fr: 'Dans quelle langue sont nommés boss et actions, sur tout le serveur',
    ja: 'ボスや技の名前に使う言語（サーバー全体に適用）',
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
