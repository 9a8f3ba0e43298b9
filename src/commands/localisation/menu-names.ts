import type { Translation } from '../translation.ts'

/** What the menu of a message offers, in other languages. */
export const menuNames: Readonly<Record<string, Translation>> = {
  'Watch this report': { de: 'Diesen Report beobachten', fr: 'Suivre ce rapport', ja: 'このレポートを追跡' },
}
