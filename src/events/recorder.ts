import type { CombatEvent, EventType } from '../event.ts'
import { allot } from './bytes.ts'
import { eventTypes } from './columns.ts'
import { byKind, orderOf } from './order.ts'
import { doubled, openShelf, type Shelf } from './shelf.ts'
import { type EventTable, openTable } from './table.ts'

/** Takes events one after the other into columns that grow: no event outlives the moment it is told. */
export interface EventRecorder {
  /** How many events are held, dropped ones included. */
  readonly count: number
  /** When the oldest event that is held happened; undefined for none. */
  readonly oldestAt: number | undefined
  /** Gives a number by which the event can be spoken of until it is forgotten. */
  push(event: CombatEvent): number
  /** What was decided landed after all. */
  pair(number: number): void
  /** When an event happened. */
  at(number: number): number
  /** Gives an event another value of one of its fields. */
  change(number: number, field: string, value: number): void
  /** Takes an event back. */
  drop(number: number): void
  /** Where the events of each kind lie; a dropped one has no time (NaN). */
  readonly shelves: readonly Held[]
  shelf(type: EventType): Held
  /** Forgets the oldest events, up to the first that happened at `at` or later. */
  forget(at: number): void
  /** Drops what happened before or after. */
  keep(from: number, until: number): void
  /** Gives the actors of all events new indexes. */
  renumber(index: Int32Array): void
  clear(): void
  /**
   * The events in order of time, what is of one ms in the order it was told. Times count from `origin`, actors become
   * `index[actor]`, and what is about an actor whose index is negative is left out.
   */
  table(origin?: number, index?: Int32Array): EventTable
}

type Held = Pick<Shelf, 'type' | 'actors' | 'count' | 'columns' | 'within'>

/** Makes a table of events that are at hand. */
export function tableOf(events: Iterable<CombatEvent>): EventTable {
  const recorder = openRecorder()
  for (const event of events) recorder.push(event)
  return recorder.table()
}

const firstCapacity = 256

export function openRecorder(): EventRecorder {
  const shelves = eventTypes.map(openShelf)
  const shelfOf = Object.fromEntries(shelves.map((shelf) => [shelf.type, shelf])) as Record<EventType, Shelf>
  // What was told, in the order it was told: when, on which shelf, in which row.
  let times = new Float64Array(firstCapacity)
  let kinds = new Uint8Array(firstCapacity)
  let rows = new Uint32Array(firstCapacity)
  let told = 0
  let forgotten = 0

  const makeRoom = (): void => {
    times = doubled(times)
    kinds = doubled(kinds)
    rows = doubled(rows)
  }
  const shelfAt = (place: number): Shelf | undefined => shelves[kinds[place] ?? 0]
  const rowAt = (place: number): number => rows[place] ?? 0
  const isHeld = (place: number): boolean => !Number.isNaN(times[place])

  const dropAt = (place: number): void => {
    times[place] = Number.NaN
    const at = shelfAt(place)?.columns.at
    if (at) at[rowAt(place)] = Number.NaN
  }

  return {
    shelves,
    shelf: (type) => shelfOf[type],
    get count() {
      return told
    },
    get oldestAt() {
      for (let place = 0; place < told; place++) if (isHeld(place)) return times[place]
      return undefined
    },
    push(event) {
      const shelf = shelfOf[event.type]
      if (told === times.length) makeRoom()
      times[told] = event.at
      kinds[told] = shelf.index
      rows[told] = shelf.add(event)
      return forgotten + told++
    },
    pair(number) {
      const place = number - forgotten
      const unpaired = place < 0 ? undefined : shelfAt(place)?.columns.unpaired
      if (unpaired) unpaired[rowAt(place)] = 0
    },
    at: (number) => times[number - forgotten] ?? Number.NaN,
    change(number, field, value) {
      const place = number - forgotten
      const column = place < 0 ? undefined : shelfAt(place)?.columns[field]
      if (column) column[rowAt(place)] = value
      if (field === 'at' && place >= 0) times[place] = value
    },
    drop(number) {
      if (number >= forgotten) dropAt(number - forgotten)
    },
    forget(at) {
      const counts = new Uint32Array(shelves.length)
      let gone = 0
      for (; gone < told && !((times[gone] ?? 0) >= at); gone++) {
        const kind = kinds[gone] ?? 0
        counts[kind] = (counts[kind] ?? 0) + 1
      }
      for (const shelf of shelves) shelf.forget(counts[shelf.index] ?? 0)
      for (const journal of [times, kinds, rows]) journal.copyWithin(0, gone, told)
      told -= gone
      forgotten += gone
      for (let place = 0; place < told; place++) rows[place] = rowAt(place) - (counts[kinds[place] ?? 0] ?? 0)
    },
    keep(from, until) {
      for (let place = 0; place < told; place++) {
        const at = times[place] ?? 0
        if (at < from || at > until) dropAt(place)
      }
    },
    renumber(index) {
      for (const shelf of shelves) shelf.renumber(index)
    },
    clear() {
      for (const shelf of shelves) shelf.forget(shelf.count)
      forgotten += told
      told = 0
    },
    table(origin = 0, index) {
      const within = shelves.map((shelf) => shelf.within(index))
      const order = orderOf(times, told, (place) => within[kinds[place] ?? 0]?.[rows[place] ?? 0] === 1)
      const taken = byKind(order, kinds, rows, shelves.length)
      const counts = shelves.map(({ type }, kind) => ({ type, count: taken[kind]?.rows.length ?? 0 }))
      const table = openTable(() => allot(counts.filter(({ count }) => count > 0)))
      for (const section of table.sections) {
        const shelf = shelfOf[section.type]
        const own = taken[shelf.index]
        if (own === undefined) continue
        section.order.set(own.order)
        shelf.copy(own.rows, section.columns, origin, index)
      }
      return table
    },
  }
}
