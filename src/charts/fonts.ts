import { createRequire } from 'node:module'
import { GlobalFonts } from '@napi-rs/canvas'

/**
 * Registers what `palette.ts` writes with; a family is one file per weight, since a canvas picks only one file of a
 * family by weight. WOFF and not WOFF2: it is as good and unpacks in a third of the time. Once per process, since
 * canvases of all threads share their fonts.
 */
export function registerFonts(): void {
  for (const [family, file] of Object.entries(files)) {
    if (GlobalFonts.has(family)) continue
    for (const weight of [400, 700]) {
      const path = require.resolve(`@fontsource/${file}-${weight}-normal.woff`)
      if (!GlobalFonts.registerFromPath(path, family)) throw new Error(`The font ${path} cannot be read.`)
    }
  }
}

const require = createRequire(import.meta.url)

/** `japanese` holds kana and the 6,355 kanji of JIS X 0208; two numbered parts add what names such as 髙﨑 need. */
const files = {
  'Vigil Latin': 'noto-sans/files/noto-sans-latin',
  'Vigil Latin Ext': 'noto-sans/files/noto-sans-latin-ext',
  'Vigil Greek': 'noto-sans/files/noto-sans-greek',
  'Vigil Cyrillic': 'noto-sans/files/noto-sans-cyrillic',
  'Vigil Japanese': 'noto-sans-jp/files/noto-sans-jp-japanese',
  'Vigil Rare Kanji': 'noto-sans-jp/files/noto-sans-jp-66',
  'Vigil Compatible Kanji': 'noto-sans-jp/files/noto-sans-jp-67',
} as const
