import type { Table } from '../../analysis/block.ts'
import { tableLines, tableWidth } from '../limits.ts'

/**
 * A table as a code block that a phone shows without wrapping: too many columns, rows or letters are cut with `…`. What
 * stands to the right is whole or left out, since half a number says something else.
 */
export function textTable({ columns, rows }: Pick<Table, 'columns' | 'rows'>): string {
  const lines = [columns.map(({ label }) => label), ...rows].map((row) => columns.map((_, index) => plain(row[index])))
  const shown = lines.length <= tableLines ? lines : lines.slice(0, tableLines - 1)
  const rooms = columns.map(({ align }, column) => {
    const [head = 0, ...cells] = shown.map((row) => widthOf(row[column] ?? ''))
    const wanted = Math.max(head, ...cells)
    return { wanted, least: Math.min(wanted, align === 'right' ? Math.max(1, ...cells) : narrowest) }
  })
  const widths = fit(rooms)
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

/** What a column would like to have, and what it must have to tell something. */
interface Room {
  readonly wanted: number
  readonly least: number
}

/** Takes from the column that can give most until everything fits; when none can give more, the last column goes. */
function fit(rooms: readonly Room[]): number[] {
  const widths = rooms.map(({ wanted }) => wanted)
  const spare = (column: number) => (widths[column] ?? 0) - (rooms[column]?.least ?? 0)
  let over = widths.reduce((sum, width) => sum + width, gap.length * (widths.length - 1)) - tableWidth
  for (; over > 0; over--) {
    const giving = [...widths.keys()].reduce((most, column) => (spare(column) > spare(most) ? column : most), 0)
    if (spare(giving) <= 0) return rooms.length > 1 ? fit(rooms.slice(0, -1)) : [tableWidth]
    widths[giving] = (widths[giving] ?? 0) - 1
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
