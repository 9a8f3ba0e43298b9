import type { CombatEvent, EventType } from '../event.ts'
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

/** Which rows of a kind are taken out: 1 in their place. */
export type Dropped = Partial<Readonly<Record<EventType, Uint8Array>>>

/** A copy of a table without some events and with others, each behind what is told of the same ms. */
export function withRows(table: EventTable, dropped: Dropped, added: readonly CombatEvent[]): EventTable {
  const later = added.toSorted((one, other) => one.at - other.at)
  const drafts = eventTypes.flatMap((type) => draftOf(type, table, dropped[type], later))
  const draftBy = new Map(drafts.map((draft) => [draft.type, draft]))
  let place = 0
  let next = 0
  const put = (draft: Draft, from: number): void => {
    draft.from[draft.count] = from
    draft.order[draft.count++] = place++
  }
  const putLater = (before: number): void => {
    for (let own = later[next]; own !== undefined && own.at < before; own = later[++next]) {
      const draft = draftBy.get(own.type)
      if (draft) put(draft, -1 - next)
    }
  }
  const told = table.sections.map(({ type, columns }) => ({
    at: columns.at,
    out: dropped[type],
    draft: draftBy.get(type),
    row: 0,
  }))
  for (const kind of kindsInOrder(table)) {
    const own = told[kind]
    if (own === undefined) continue
    const row = own.row++
    if (own.draft === undefined || own.out?.[row] === 1) continue
    if (next < later.length) putLater(own.at?.[row] ?? 0)
    put(own.draft, row)
  }
  putLater(Number.POSITIVE_INFINITY)
  const memory = allot(drafts.map(({ type, from }) => ({ type, count: from.length })))
  for (const section of memory.sections) fill(section, draftBy.get(section.type), later)
  return openTable(() => memory)
}

/** A kind while it is put together: where its rows come from, below 0 what is added, and their places among all. */
interface Draft {
  readonly type: EventType
  readonly columns: Section['columns']
  readonly isWhole: boolean
  readonly from: Int32Array
  readonly order: Uint32Array
  count: number
}

function draftOf(
  type: EventType,
  table: EventTable,
  dropped: Uint8Array | undefined,
  later: readonly CombatEvent[],
): Draft[] {
  const told = table.sections.find((section) => section.type === type)
  const gone = dropped?.reduce((sum, is) => sum + is, 0) ?? 0
  const come = later.reduce((sum, own) => sum + (own.type === type ? 1 : 0), 0)
  const most = (told?.count ?? 0) - gone + come
  if (most === 0) return []
  const isWhole = gone + come === 0
  const columns = told?.columns ?? {}
  return [{ type, columns, isWhole, from: new Int32Array(most), order: new Uint32Array(most), count: 0 }]
}

/** Of which kind each event is, by its place among all: the rows of one kind lie in order. */
function kindsInOrder({ sections, count }: EventTable): Uint8Array {
  const kinds = new Uint8Array(count)
  sections.forEach(({ order }, kind) => {
    for (let row = 0; row < order.length; row++) kinds[order[row] ?? 0] = kind
  })
  return kinds
}

function fill({ type, columns, order }: Section, draft: Draft | undefined, later: readonly CombatEvent[]): void {
  if (draft === undefined) return
  order.set(draft.order)
  const { from, isWhole } = draft
  for (const [field] of columnsOf(type)) {
    const [old, column] = [draft.columns[field], columns[field]]
    if (old === undefined || column === undefined) continue
    if (isWhole) column.set(old)
    else for (let row = 0; row < from.length; row++) column[row] = old[from[row] ?? 0] ?? 0
  }
  const write = writers[type] as (columns: Readonly<Record<string, Column>>, row: number, event: CombatEvent) => void
  if (!isWhole) {
    from.forEach((place, row) => {
      const own = place < 0 ? later[-1 - place] : undefined
      if (own !== undefined) write(columns, row, own)
    })
  }
}
