import type { RecordedPull } from '../../../report.ts'
import type { OpenLog } from '../netlog.ts'

export interface BegunLog extends OpenLog {
  /** Stops the reading of pulls that nobody will take. */
  cancel(): void
}

/** Has a log read already while the one before it is still being stored. Its pulls can be taken once. */
export function beginReading(log: OpenLog): BegunLog {
  const pulls = log.pulls()[Symbol.asyncIterator]()
  const first = pulls.next()
  first.catch(() => {}) // whoever takes the pulls hears of it
  return {
    ...log,
    async *pulls(): AsyncGenerator<RecordedPull> {
      try {
        for (let next = await first; !next.done; next = await pulls.next()) yield next.value
      } finally {
        await pulls.return?.()
      }
    },
    cancel: () => void pulls.return?.().catch(() => {}),
  }
}
