import type { Translation } from '../translation.ts'

/** What of `/settings` is about channels, alerts and nights, in other languages. */
export const tellingTranslations: Readonly<Record<string, Translation>> = {
  'settings channel': {
    de: 'Was dieser Kanal erfährt',
    fr: 'Ce qui est raconté dans ce salon',
    ja: 'このチャンネルに何を知らせるか',
  },
  'settings channel set': {
    de: 'Ändern, was dieser Kanal erfährt; was du weglässt, bleibt',
    fr: 'Changer ce qui est raconté ici ; ce que tu ne dis pas reste',
    ja: 'このチャンネルに知らせる内容を変える（省略した項目はそのまま）',
  },
  'settings channel reset': {
    de: 'Diesem Kanal wieder jeden Pull der Berichte erzählen, denen er folgt',
    fr: 'Raconter à nouveau ici chaque pull des rapports suivis',
    ja: '追跡中のレポートのすべての挑戦を再びこのチャンネルに知らせる',
  },
  'settings alerts': {
    de: 'Was dieser Kanal sofort erfährt, in einer eigenen Zeile',
    fr: 'Ce que ce salon apprend aussitôt, en une ligne',
    ja: 'このチャンネルにすぐ知らせること',
  },
  'settings alerts set': {
    de: 'Welche Meldungen dieser Kanal bekommt, anstelle der bisherigen',
    fr: 'Quelles alertes reçoit ce salon, à la place des précédentes',
    ja: 'このチャンネルが受け取る通知を選ぶ（以前の設定と入れ替え）',
  },
  'settings alerts off': {
    de: 'Dieser Kanal bekommt keine Meldungen mehr',
    fr: 'Ce salon ne reçoit plus d’alertes',
    ja: 'このチャンネルへの通知をやめる',
  },
  'settings alerts show': {
    de: 'Welche Kanäle welche Meldungen bekommen',
    fr: 'Quels salons reçoivent quelles alertes',
    ja: 'どのチャンネルがどの通知を受け取るか',
  },
  'settings night': {
    de: 'Wann auf diesem Server ein neuer Abend beginnt',
    fr: 'Quand commence une nouvelle soirée, sur tout le serveur',
    ja: 'このサーバーで新しい一晩がいつ始まるか',
  },
}
