import type { CombatEvent, EventOf, EventType } from '../event.ts'
import type { Memory } from './bytes.ts'
import type { Section } from './columns.ts'
import { readers } from './readers.ts'

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

/** @param read gives the table's memory, when something of it is first asked for */
export function openTable(read: () => Memory): EventTable {
  let opened: Memory | undefined
  const open = (): Memory => (opened ??= read())
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
  const read: (from: Section['columns'], row: number) => CombatEvent = readers[type]
  const events: CombatEvent[] = []
  for (let row = 0; row < count; row++) events.push(read(columns, row))
  return events
}
