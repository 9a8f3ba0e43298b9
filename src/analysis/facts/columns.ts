import type { EventType } from '../../event.ts'
import type { Column, FieldOf } from '../../events/columns.ts'
import type { EventTable } from '../../events/table.ts'

/** One kind of event as it lies in memory, for what is asked of every event of a pull. */
export interface Rows<T extends EventType> {
  readonly count: number
  /** One number a row; empty where it was not known when the events were stored. */
  column(field: FieldOf<T>): Column
}

export function rowsOf<T extends EventType>(events: Pick<EventTable, 'sections'>, type: T): Rows<T> {
  const section = events.sections.find((own) => own.type === type)
  const columns: Readonly<Record<string, Column | undefined>> = section?.columns ?? {}
  return { count: section?.count ?? 0, column: (field) => columns[String(field)] ?? empty }
}

/** Where in times in order the first lies that is not before a moment. */
export function firstFrom(times: ArrayLike<number>, atMs: number): number {
  let [low, high] = [0, times.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((times[middle] ?? 0) < atMs) low = middle + 1
    else high = middle
  }
  return low
}

const empty = new Uint8Array()
