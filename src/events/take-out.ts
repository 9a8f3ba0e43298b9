import type { EventType } from '../event.ts'
import { allotAgain } from './bytes.ts'
import { type Column, columnsOf, type Section } from './columns.ts'
import { type EventTable, openTable } from './table.ts'

/** Which rows of a kind are taken out: 1 in their place. */
export type Dropped = Partial<Readonly<Record<EventType, Uint8Array>>>

/**
 * A table without some events. What stays moves together where it lies, so the table that is given is used up: another
 * copy of every pull would take longer than finding what is wrong with it.
 */
export function withoutRows({ sections, count, bytes }: EventTable, dropped: Dropped): EventTable {
  const gone = goneUpTo(sections, count, dropped)
  const kept = sections.flatMap((section) => {
    const runs = runsLeft(section, dropped[section.type])
    return runs.length === 0 ? [] : [{ section, runs }]
  })
  const memory = allotAgain(
    bytes,
    kept.map(({ section: { type }, runs }) => ({ type, count: rowsIn(runs) })),
  )
  memory.sections.forEach(({ type, order, columns }, index) => {
    const own = kept[index]
    if (own === undefined) return
    moveTogether(order, own.section.order, own.runs)
    for (let row = 0; row < order.length; row++) order[row] = (order[row] ?? 0) - (gone[order[row] ?? 0] ?? 0)
    for (const [field] of columnsOf(type)) moveTogether(columns[field], own.section.columns[field], own.runs)
  })
  return openTable(() => memory)
}

/** How many events are taken out up to each place among all. */
function goneUpTo(sections: readonly Section[], count: number, dropped: Dropped): Uint32Array {
  const gone = new Uint32Array(count)
  for (const { type, order } of sections) {
    dropped[type]?.forEach((is, row) => {
      gone[order[row] ?? 0] = is
    })
  }
  let sum = 0
  for (let place = 0; place < count; place++) {
    sum += gone[place] ?? 0
    gone[place] = sum
  }
  return gone
}

/** Rows that follow each other and stay. */
interface Run {
  readonly from: number
  readonly length: number
}

function runsLeft({ count }: Section, dropped: Uint8Array | undefined): Run[] {
  if (dropped === undefined) return [{ from: 0, length: count }]
  const runs: Run[] = []
  for (let from = dropped.indexOf(0); from >= 0; ) {
    const end = dropped.indexOf(1, from)
    runs.push({ from, length: (end < 0 ? count : end) - from })
    from = end < 0 ? -1 : dropped.indexOf(0, end)
  }
  return runs
}

const rowsIn = (runs: readonly Run[]): number => runs.reduce((sum, { length }) => sum + length, 0)

/** Both lie in the same memory, the new column in front of the old. */
function moveTogether(to: Column | undefined, old: Column | undefined, runs: readonly Run[]): void {
  let next = 0
  for (const { from, length } of runs) {
    if (old !== undefined) to?.set(old.subarray(from, from + length), next)
    next += length
  }
}
