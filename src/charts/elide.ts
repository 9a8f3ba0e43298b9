import type { Weight } from './palette.ts'
import type { Measure } from './pen.ts'

/** The text, or as much of its beginning as fits, with an ellipsis. Nothing is left when not even one letter fits. */
export function elide(text: string, width: number, measure: Measure, weight: Weight = 'normal'): string {
  if (measure(text, weight) <= width) return text
  const letters = Array.from(graphemes.segment(text), ({ segment }) => segment)
  let [fits, tooLong] = [0, letters.length]
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2)
    if (measure(cut(letters, middle), weight) <= width) fits = middle
    else tooLong = middle
  }
  return fits === 0 ? '' : cut(letters, fits)
}

/** A character's name: `Ayla Rowan`, else `Ayla R.`, else cut short. */
export const elideName = (name: string, width: number, measure: Measure, weight: Weight = 'normal'): string =>
  measure(name, weight) <= width ? name : elide(shortName(name), width, measure, weight)

/** `Ayla R.`, as players write it. */
export function shortName(name: string): string {
  const [first, last, ...more] = name.split(' ')
  return first && last && more.length === 0 ? `${first} ${last.slice(0, 1)}.` : name
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const cut = (letters: readonly string[], count: number): string => `${letters.slice(0, count).join('').trimEnd()}…`
