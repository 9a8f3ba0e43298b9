import type { Covers } from '../../analysis/block.ts'
import { elide } from '../elide.ts'
import { colors } from '../palette.ts'
import { box, type Measure, type Pen, write } from '../pen.ts'
import { coverColors, drawCoverMark } from './cover-marks.ts'

type Cell = Covers['rows'][number]['cells'][number][number]

/** Whether a cover's name takes two lines in a column of this width. */
export const isWrapped = (cover: string, width: number, measure: Measure): boolean =>
  measure(cover) > width - padding && cover.includes(' ')

/** With names in one line or in two. */
export const chipHeight = (wrapped: boolean): number => (wrapped ? 84 : 58)

/** The sign of what came of a cover, and its name under it. */
export function drawChip(
  pen: Pen,
  { cover, state, mattered }: Cell,
  { x, y, width, height }: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  measure: Measure,
): void {
  const color = coverColors[state]
  const middle = x + width / 2
  box(pen, state === 'not-reached' ? colors.card : `${color}30`, x, y, width, height, 6)
  if (mattered) {
    pen.strokeStyle = color
    pen.lineWidth = 3
    pen.stroke()
  }
  drawCoverMark(pen, state, middle - (mattered ? 9 : 0), y + 17)
  if (mattered) write(pen, '!', middle + 12, y + 17, { color, weight: 'bold', size: 26, align: 'center' })
  const ink = { color: state === 'hit' ? colors.text : color, align: 'center' } as const
  for (const [line, text] of namesOf(cover, width, measure).entries()) write(pen, text, middle, y + 42 + 26 * line, ink)
}

const padding = 6

/** As many words in the first line as fit, what is left in the second. */
function namesOf(cover: string, width: number, measure: Measure): readonly string[] {
  if (!isWrapped(cover, width, measure)) return [elide(cover, width - padding, measure)]
  const words = cover.split(' ')
  const fits = words.findLastIndex((_, count) => measure(words.slice(0, count).join(' ')) <= width - padding)
  const first = Math.max(1, fits)
  return [words.slice(0, first), words.slice(first)].map((line) => elide(line.join(' '), width - padding, measure))
}
