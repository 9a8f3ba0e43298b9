import type { CombatEvent } from '../event.ts'
import { allot, memoryOf } from './bytes.ts'
import { type Column, columnsOf, eventTypes, type Section } from './columns.ts'
import { type EventTable, openTable } from './table.ts'
import { writers } from './writers.ts'

/** A copy of a table in which some values are others: `change` writes them into the copy's columns. */
export function withValues({ bytes }: EventTable, change: (sections: readonly Section[]) => void): EventTable {
  const memory = memoryOf(bytes.slice())
  change(memory.sections)
  return openTable(() => memory)
}

/** A copy of a table with more events, each behind what is told of the same ms. */
export function withEvents(table: EventTable, added: readonly CombatEvent[]): EventTable {
  const later = placeBehind(table, added)
  const shifts = shiftsOf(table.count, later)
  const drafts = eventTypes.flatMap((type) => {
    const told = table.sections.find((section) => section.type === type)
    const own = later.filter(({ event }) => event.type === type)
    const count = (told?.count ?? 0) + own.length
    return count === 0 ? [] : [{ type, told, own, count }]
  })
  const memory = allot(drafts)
  memory.sections.forEach((section, index) => {
    const { told, own = [] } = drafts[index] ?? {}
    if (told !== undefined) copyAround(section, told, own, shifts)
    writeInto(section, told, own)
  })
  return openTable(() => memory)
}

/** An event that is added, and its places: the old one in front of which it comes, and its own among all. */
interface Later {
  readonly event: CombatEvent
  readonly before: number
  readonly place: number
}

function placeBehind({ sections }: EventTable, added: readonly CombatEvent[]): readonly Later[] {
  const inTime = added.toSorted((one, other) => one.at - other.at)
  return inTime.map((event, number) => {
    const last = sections.map((section) => section.order[rowsUntil(section, event.at) - 1] ?? -1)
    const before = Math.max(-1, ...last) + 1
    return { event, before, place: before + number }
  })
}

/** How many rows happened up to then: the rows of a kind lie in order of time. */
function rowsUntil({ columns, count }: Section, until: number): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if ((columns.at?.[middle] ?? 0) <= until) low = middle + 1
    else high = middle
  }
  return low
}

/** How far what has an old place moves back. */
function shiftsOf(count: number, later: readonly Later[]): Uint32Array {
  const shifts = new Uint32Array(count)
  later.forEach(({ before }, number) => {
    shifts.fill(number + 1, before, later[number + 1]?.before)
  })
  return shifts
}

/** Copies what was told, with room for what is added. */
function copyAround({ type, columns, order }: Section, told: Section, own: readonly Later[], shifts: Uint32Array) {
  const ends = [...own.map(({ event }) => rowsUntil(told, event.at)), told.count]
  const copy = (to: Column | undefined, old: Column | undefined): void => {
    ends.forEach((end, number) => {
      const from = ends[number - 1] ?? 0
      if (old !== undefined && end > from) to?.set(old.subarray(from, end), from + number)
    })
  }
  for (const [field] of columnsOf(type)) copy(columns[field], told.columns[field])
  copy(
    order,
    told.order.map((place) => place + (shifts[place] ?? 0)),
  )
}

function writeInto({ type, columns, order }: Section, told: Section | undefined, own: readonly Later[]): void {
  const write = writers[type] as (columns: Readonly<Record<string, Column>>, row: number, event: CombatEvent) => void
  own.forEach(({ event, place }, number) => {
    const row = (told === undefined ? 0 : rowsUntil(told, event.at)) + number
    write(columns, row, event)
    order[row] = place
  })
}
