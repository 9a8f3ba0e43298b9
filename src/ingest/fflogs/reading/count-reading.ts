import type { ReadingTally } from './fight-reader.ts'
import type { FightReaders } from './fight-readers.ts'

/** What was met in fights beside their pulls: it goes to the log, where a change of FFLogs shows first. */
export type MetInReading = Omit<ReadingTally, 'unnamed'>

/** The same readers, and what they have met since, if they have read anything. */
export function countReading(readers: FightReaders): { readonly readers: FightReaders; met(): { met?: MetInReading } } {
  const met = { events: 0, unusable: 0, unknownTypes: {}, repairs: {} }
  return {
    readers: {
      ...readers,
      open() {
        const reader = readers.open()
        return {
          ...reader,
          async finish(told) {
            const read = await reader.finish(told)
            met.events += read.tally.events
            met.unusable += read.tally.unusable
            addCounts(met.unknownTypes, read.tally.unknownTypes)
            addCounts(met.repairs, read.tally.repairs)
            return read
          },
        }
      },
    },
    met: () => (met.events > 0 ? { met } : {}),
  }
}

function addCounts(to: Record<string, number>, more: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(more)) to[name] = (to[name] ?? 0) + count
}
