import type { CombatEvent, EventOf, EventType } from '../event.ts'
import { sectionsIn } from './bytes.ts'
import { type Column, columnsOf, type Section } from './columns.ts'

/** A pull's events: they lie in columns, and each kind becomes objects when it is first asked for. */
export interface EventTable {
  readonly count: number
  /** The events of one kind, in order. */
  of<T extends EventType>(type: T): readonly EventOf<T>[]
  /** Every event in order. */
  all(): readonly CombatEvent[]
  /** The kinds that occur, as columns. */
  readonly sections: readonly Section[]
  /** All of it, as it is packed. */
  readonly bytes: Uint8Array
}

/** @param read gives the bytes of the table, when something of it is first asked for */
export function openTable(read: () => Uint8Array): EventTable {
  let opened: { readonly bytes: Uint8Array; readonly sections: readonly Section[] } | undefined
  const open = () => {
    if (opened === undefined) {
      const bytes = read()
      opened = { bytes, sections: sectionsIn(bytes) }
    }
    return opened
  }
  const unpacked = new Map<EventType, readonly CombatEvent[]>()
  const unpack = (section: Section): readonly CombatEvent[] => {
    const known = unpacked.get(section.type)
    if (known) return known
    const made = toEvents(section)
    unpacked.set(section.type, made)
    return made
  }
  const count = (): number => open().sections.reduce((total, section) => total + section.count, 0)
  return {
    get count() {
      return count()
    },
    get sections() {
      return open().sections
    },
    get bytes() {
      return open().bytes
    },
    of<T extends EventType>(type: T) {
      const section = open().sections.find((own) => own.type === type)
      return (section === undefined ? [] : unpack(section)) as readonly EventOf<T>[]
    },
    all() {
      const all = new Array<CombatEvent>(count())
      for (const section of open().sections) {
        unpack(section).forEach((event, row) => {
          all[section.order[row] ?? 0] = event
        })
      }
      return all
    },
  }
}

function toEvents({ type, count, columns }: Section): CombatEvent[] {
  const events = Array.from({ length: count }, () => ({ type }) as Record<string, unknown>)
  for (const [field, kind] of columnsOf(type)) {
    const values = columns[field]
    const isOptional = kind.endsWith('?')
    for (let row = 0; row < count; row++) {
      const value = values?.[row] ?? (isOptional ? Number.NaN : 0)
      const event = events[row]
      if (event === undefined || (isOptional && Number.isNaN(value))) continue
      event[field] = kind === 'bool' ? value === 1 : value
    }
  }
  return events as unknown as CombatEvent[]
}

/** One event out of its columns. */
export function eventAt<T extends EventType>(
  type: T,
  columns: Readonly<Record<string, Column>>,
  row: number,
): EventOf<T> {
  const event: Record<string, unknown> = { type }
  for (const [field, kind] of columnsOf(type)) {
    const value = columns[field]?.[row] ?? 0
    if (kind === 'bool') event[field] = value === 1
    else if (!Number.isNaN(value)) event[field] = value
  }
  return event as unknown as EventOf<T>
}
