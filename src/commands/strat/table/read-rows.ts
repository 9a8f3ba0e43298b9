import { bareName } from '../../../plain-words.ts'
import { readWho } from './read-who.ts'

/** One use of a mitigation as a pasted table has it: texts, not understood yet. */
export interface TableRow {
  /** From 1, as the text counts its lines. */
  readonly line: number
  readonly time: string
  readonly mechanic: string
  readonly who: string
  readonly what: string
  readonly note: string
}

/** A line that is not understood, and why: part of a sentence. */
export interface LineFault {
  readonly line: number
  readonly why: string
}

/**
 * Reads a table as it comes out of a spreadsheet, a forum or a message: cells between tabs, `|`, semicolons, commas or
 * several spaces; time, mechanic, who, what, unless a header says otherwise. A header may name a column for each place,
 * and a row may leave out the time and the mechanic of the row above.
 */
export function readRows(text: string): { readonly rows: readonly TableRow[]; readonly faults: readonly LineFault[] } {
  const lines = linesOf(text).map((words, index) => ({ line: index + 1, words }))
  const told = lines.filter(({ words }) => words.trim() !== '' && !isRule(words))
  const separator = separatorOf(told.map(({ words }) => words))
  const split = told.map(({ line, words }) => ({ line, cells: cellsOf(words, separator) }))
  const header = split.findIndex(({ cells }) => isHeader(cells))
  const columns = header < 0 ? usualColumns : columnsOf(split[header]?.cells ?? [])
  const rows: TableRow[] = []
  const faults: LineFault[] = []
  let above = { time: '', mechanic: '' }
  for (const { line, cells } of split) {
    if (isHeader(cells) || isHeading(cells)) continue
    const row = rowOf(cells, columns)
    if (row.time === '' && row.mechanic === '') Object.assign(row, above)
    above = { time: row.time, mechanic: row.mechanic }
    const { places, ...rest } = row
    const own = places.filter(({ what }) => what !== '')
    if (columns.some(isPlace)) rows.push(...own.map((place) => ({ line, ...rest, ...place })))
    else if (row.what === '')
      faults.push({ line, why: `it needs time, mechanic, who and what, with ${separatorNames} between them` })
    else rows.push({ line, ...rest })
  }
  return { rows, faults }
}

type Column = 'time' | 'mechanic' | 'who' | 'what' | 'note' | 'other' | { readonly place: string }

const usualColumns: readonly Column[] = ['time', 'mechanic', 'who', 'what']
const separatorNames = 'a tab, comma, semicolon or |'

/** Discord makes one line of what is pasted into an option: each time begins a line then. */
const linesOf = (text: string): string[] => {
  const lines = text.split(/\r\n|\r|\n/)
  if (lines.filter((line) => line.trim() !== '').length > 1) return lines
  return text.trim().split(/(?<!\bP\d+)\s+(?=(?:P\d+ )?\d{1,2}:\d{2}(?:\.\d+)?\s*[\t,;|])/)
}

/** `|---|:--|`, and the fences around code. */
const isRule = (words: string): boolean => /^[\s|:+=-]+$/.test(words) || /^\s*```\w*\s*$/.test(words)

/** `P2`, `Phase 3: Gaia`: for whoever reads it. */
const isHeading = (cells: readonly string[]): boolean => {
  const [only = '', ...others] = cells.filter((cell) => cell !== '')
  return others.length === 0 && /^#*\s*(p|phase)\s*\d+\b/i.test(only)
}

const separators = [/\t/, /\|/, /;/, /,/, /\s{2,}/] as const
type Separator = (typeof separators)[number]

/** What parts most lines into three cells or more. */
function separatorOf(lines: readonly string[]): Separator {
  const parted = (separator: Separator) => lines.filter((words) => cellsOf(words, separator).length >= 3).length
  return separators.toSorted((one, other) => parted(other) - parted(one))[0] ?? separators[0]
}

function cellsOf(words: string, separator: Separator): string[] {
  const trimmed = separator === separators[1] ? words.trim().replace(/^\|/, '').replace(/\|$/, '') : words
  const cells: string[] = []
  let cell = ''
  let isQuoted = false
  for (const part of trimmed.split(new RegExp(`(${separator.source})`))) {
    const isBetween = new RegExp(`^${separator.source}$`).test(part)
    if (isBetween && !isQuoted) {
      cells.push(cell)
      cell = ''
      continue
    }
    cell += part
    isQuoted = (cell.match(/"/g) ?? []).length % 2 === 1
  }
  return [...cells, cell].map((text) =>
    text
      .trim()
      .replace(/^"(.*)"$/su, '$1')
      .replaceAll('""', '"')
      .trim(),
  )
}

const names: Readonly<Record<string, Exclude<Column, object>>> = {
  ...Object.fromEntries(['time', 'timestamp', 'when', 'at', 'timing'].map((name) => [name, 'time'])),
  ...Object.fromEntries(
    ['mechanic', 'mechanics', 'attack', 'boss', 'cast', 'event', 'damage'].map((name) => [name, 'mechanic']),
  ),
  ...Object.fromEntries(['who', 'role', 'player', 'position', 'job', 'slot'].map((name) => [name, 'who'])),
  ...Object.fromEntries(
    ['what', 'mitigation', 'mitigations', 'mit', 'mits', 'action', 'skill', 'ability', 'use'].map((name) => [
      name,
      'what',
    ]),
  ),
  ...Object.fromEntries(['note', 'notes', 'comment', 'comments'].map((name) => [name, 'note'])),
}

function columnsOf(cells: readonly string[]): readonly Column[] {
  return cells.map((cell) => {
    const name = names[bareName(cell)]
    if (name !== undefined) return name
    return cell !== '' && 'roles' in readWho(cell) ? { place: cell } : 'other'
  })
}

const isPlace = (column: Column): column is { readonly place: string } => typeof column === 'object'

/** A row that names columns: `who` and the like, or at least the time and then places. */
function isHeader(cells: readonly string[]): boolean {
  const named = cells.filter((cell) => names[bareName(cell)] !== undefined)
  return named.length >= 2 && !cells.some((cell) => /\d:\d\d/.test(cell))
}

function rowOf(cells: readonly string[], columns: readonly Column[]) {
  const textOf = (wanted: Column) => cells.filter((_, at) => columns[at] === wanted && cells[at] !== '').join(', ')
  // A comma more than there are columns stood in the last one.
  const rest = columns.at(-1) === 'what' ? cells.slice(columns.length).filter((cell) => cell !== '') : []
  return {
    time: textOf('time'),
    mechanic: textOf('mechanic'),
    who: textOf('who'),
    what: [textOf('what'), ...rest].filter((text) => text !== '').join(', '),
    note: textOf('note'),
    places: columns.flatMap((column, at) => (isPlace(column) ? [{ who: column.place, what: cells[at] ?? '' }] : [])),
  }
}
