import { type CombatEvent, type EventType, environment } from '../event.ts'
import { type Column, columnsOf, makeColumn, type Section } from './columns.ts'
import { writers } from './writers.ts'

/** The events of one kind while they are recorded. Their times are wide: a log may run for years. */
export interface Shelf {
  readonly type: EventType
  readonly index: number
  /** The columns that name actors. */
  readonly actors: readonly string[]
  /** How many entries of the columns count. */
  readonly count: number
  readonly columns: Readonly<Record<string, Column>>
  /** Gives the row. */
  add(event: CombatEvent): number
  /** Forgets that many from the front. */
  forget(rows: number): void
  renumber(index: Int32Array): void
  /** 1 for each row that is held and in which everybody has an index, else 0. */
  within(index?: Int32Array): Uint8Array
  /** Copies these rows, in this order; times from `origin` and actors by their index. */
  copy(rows: Uint32Array, to: Section['columns'], origin: number, index?: Int32Array): void
}

const firstCapacity = 64

export function openShelf(type: EventType, index: number): Shelf {
  const layout = columnsOf(type)
  const actors = layout.filter(([, kind]) => kind === 'actor').map(([field]) => field)
  const write = writers[type] as (columns: Readonly<Record<string, Column>>, row: number, event: CombatEvent) => void
  const columns: Record<string, Column> = {}
  for (const [field, kind] of layout) {
    columns[field] = kind === 'at' ? new Float64Array(firstCapacity) : makeColumn(kind, firstCapacity)
  }
  let capacity = firstCapacity
  let count = 0

  const grow = (): void => {
    capacity *= 2
    for (const [field, column] of Object.entries(columns)) columns[field] = doubled(column)
  }

  return {
    type,
    index,
    actors,
    columns,
    get count() {
      return count
    },
    add(event) {
      if (count === capacity) grow()
      write(columns, count, event)
      return count++
    },
    forget(rows) {
      for (const [field] of layout) columns[field]?.copyWithin(0, rows, count)
      count -= rows
    },
    renumber(newIndex) {
      for (const field of actors) {
        const column = columns[field]
        if (column) for (let row = 0; row < count; row++) column[row] = indexed(column[row] ?? 0, newIndex)
      }
    },
    within(newIndex) {
      const isIn = new Uint8Array(count)
      markHeld(isIn, columns.at)
      if (newIndex) for (const field of actors) unmarkOthers(isIn, columns[field], newIndex)
      return isIn
    },
    copy(rows, to, origin, newIndex) {
      const runs = runsOf(rows)
      for (const [field, kind] of layout) {
        const from = columns[field]
        const column = to[field]
        if (from === undefined || column === undefined) continue
        if (kind === 'at') for (let i = 0; i < rows.length; i++) column[i] = (from[rows[i] ?? 0] ?? 0) - origin
        else for (const { row, length, place } of runs) column.set(from.subarray(row, row + length), place)
        if (kind === 'actor' && newIndex) {
          for (let i = 0; i < rows.length; i++) column[i] = indexed(column[i] ?? 0, newIndex)
        }
      }
    },
  }
}

/** Marks what has not been dropped: what has no time is not later than anything. */
function markHeld(isIn: Uint8Array, at: Column | undefined): void {
  if (at === undefined) return
  for (let row = 0; row < isIn.length; row++) isIn[row] = (at[row] ?? 0) > Number.NEGATIVE_INFINITY ? 1 : 0
}

/** Takes the mark off what names somebody without an index. */
function unmarkOthers(isIn: Uint8Array, column: Column | undefined, index: Int32Array): void {
  if (column === undefined) return
  for (let row = 0; row < isIn.length; row++) {
    const actor = column[row] ?? environment
    if (actor >= 0 && (index[actor] ?? environment) < 0) isIn[row] = 0
  }
}

/** Rows that follow each other are copied together: nearly all do. */
function runsOf(rows: Uint32Array): { readonly row: number; readonly length: number; readonly place: number }[] {
  const runs: { row: number; length: number; place: number }[] = []
  for (let start = 0; start < rows.length; ) {
    const row = rows[start] ?? 0
    let length = 1
    while (rows[start + length] === row + length) length++
    runs.push({ row, length, place: start })
    start += length
  }
  return runs
}

/** The environment stays what it is. */
const indexed = (actor: number, index: Int32Array): number => (actor < 0 ? actor : (index[actor] ?? environment))

/** The same column with room for twice as much. */
export function doubled<Numbers extends Column>(column: Numbers): Numbers {
  const larger = new (column.constructor as new (length: number) => Numbers)(column.length * 2)
  larger.set(column)
  return larger
}
