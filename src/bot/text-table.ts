import type { Table } from '../analysis/block.ts'
import { tableLines, tableWidth } from './limits.ts'

/** A table as a code block that a phone shows without wrapping: too many columns, rows or letters are cut with `…`. */
export function textTable({ columns, rows }: Pick<Table, 'columns' | 'rows'>): string {
  const lines = [columns.map(({ label }) => label), ...rows].map((row) => columns.map((_, index) => plain(row[index])))
  const shown = lines.length <= tableLines ? lines : lines.slice(0, tableLines - 1)
  const widths = fit(columns.map((_, column) => Math.max(...shown.map((row) => widthOf(row[column] ?? '')))))
  const text = shown.map((row) =>
    widths
      .map((width, column) => pad(row[column] ?? '', width, columns[column]?.align === 'right'))
      .join(gap)
      .trimEnd(),
  )
  const hidden = lines.length - shown.length
  return ['```', ...text, ...(hidden > 0 ? [`… ${hidden} more`] : []), '```'].join('\n')
}

/** Columns a character takes in a monospaced font: East Asian wide ones take two. */
export const widthOf = (text: string): number =>
  [...text].reduce((width, character) => width + (isWide.test(character) ? 2 : 1), 0)

const gap = ' '
/** Narrower columns tell nothing. */
const narrowest = 4

const isWide =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Emoji_Presentation}/u

/** One line, and no back-tick that would end the block. */
const plain = (cell = '') => cell.replaceAll('`', 'ˋ').replace(/\s+/g, ' ')

/** Takes from the widest column until everything fits; when all are at their narrowest, the last column goes. */
function fit(wanted: readonly number[]): number[] {
  const widths = [...wanted]
  const total = () => widths.reduce((sum, width) => sum + width, gap.length * (widths.length - 1))
  while (widths.length > 0 && total() > tableWidth) {
    const widest = widths.indexOf(Math.max(...widths))
    if ((widths[widest] ?? 0) > narrowest) widths[widest] = (widths[widest] ?? 0) - 1
    else widths.pop()
  }
  return widths
}

function pad(text: string, width: number, right: boolean): string {
  const shown = widthOf(text) <= width ? text : `${head(text, width - 1)}…`
  const space = ' '.repeat(width - widthOf(shown))
  return right ? space + shown : shown + space
}

function head(text: string, width: number): string {
  let kept = ''
  for (const character of text) {
    if (widthOf(kept + character) > width) break
    kept += character
  }
  return kept
}
