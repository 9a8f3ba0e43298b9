/** Colours after Okabe and Ito, lightened for a dark card: told apart with any colour vision, and by lightness. */
export const colors = {
  ground: '#1e1f22',
  card: '#34363c',
  band: '#26282c',
  rule: '#43464d',
  text: '#f5f6f7',
  quiet: '#b8bdc6',
  death: '#ff7d5c',
  raise: '#5fe0b3',
  alive: '#8fa6d6',
} as const

const series = ['#f2ab1d', '#62bdf2', '#e08cbb', '#f0e442', '#3fc79a', '#b9a3ff'] as const

/** The colour of the nth of several things; they repeat when there are many. */
export const seriesColor = (index: number): string => series[index % series.length] ?? colors.text

/** Jobs by what they do; beside its colour each has a shape of its own. */
export const roleColors = { tank: '#62bdf2', healer: '#5fd6a6', damage: '#e79ac6' } as const

/** Waymarks A to D; 1 to 4 have the same. */
export const waymarkColors = ['#ff8d85', '#f0dc5a', '#74c3f5', '#c3a8ff'] as const

export type Weight = 'normal' | 'bold'

/** Logical pixels of a picture 800 wide: 22 is 11 on a phone that shows it 400 wide, and nothing is smaller. */
export const textSize = 22
export const titleSize = 26

/**
 * Ours first (`fonts.ts` registers them, each a part of the alphabet). The rest is for writing that we do not bring,
 * Korean above all: a machine that has such a font lends it.
 */
export const families = [
  'Vigil Latin',
  'Vigil Latin Ext',
  'Vigil Greek',
  'Vigil Cyrillic',
  'Vigil Japanese',
  'Vigil Rare Kanji',
  'Vigil Compatible Kanji',
  'Noto Sans',
  'Noto Sans JP',
  'Noto Sans KR',
  'Noto Sans CJK KR',
  'Apple SD Gothic Neo',
  'Malgun Gothic',
  'Noto Sans SC',
] as const

const familyList = families.map((family) => `"${family}"`).join(', ')

/** A font as a canvas takes it. */
export const penFont = (weight: Weight = 'normal', size: number = textSize): string =>
  `${weight} ${size}px ${familyList}`

/** A font as Chart.js takes it. */
export const chartFont = { family: familyList, size: textSize, weight: 'normal' } as const
