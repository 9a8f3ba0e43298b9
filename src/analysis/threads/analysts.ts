import { availableParallelism } from 'node:os'
import { AppError } from '../../errors.ts'
import { sendTable } from '../../store/pulls/event-block.ts'
import { startThread, type Thread } from '../../thread.ts'
import type { Analysis, Analyst } from '../analyst.ts'
import type { PullQuestion } from './analyst-worker.ts'

export interface Analysts extends Analyst {
  /** Stops whatever is being worked out. */
  close(): Promise<void>
}

/**
 * Works metrics out beside everything else, so that nobody waits behind a long pull. Threads start with the first pull;
 * one that dies takes only its own pulls with it, and another takes its place.
 */
export function openAnalysts(most = Math.max(1, availableParallelism() - 1), program: URL = workerProgram): Analysts {
  const seats: Seat[] = Array.from({ length: most }, () => ({ waiting: 0 }))
  let isClosed = false
  return {
    async analyse(pull, events, wanted, knowledge) {
      if (isClosed)
        throw new AppError('unavailable', 'Vigil is shutting down. The rest is analysed when it runs again.')
      const [seat] = seats.toSorted((one, other) => one.waiting - other.waiting)
      if (seat === undefined) throw new Error('there is no thread to analyse with')
      if (seat.thread === undefined || seat.thread.isOver) seat.thread = startThread(program, stopped)
      seat.waiting++
      try {
        return await seat.thread.ask({ pull, events: sendTable(events), wanted, knowledge })
      } finally {
        seat.waiting--
      }
    },
    async close() {
      isClosed = true
      await Promise.all(seats.map(({ thread }) => thread?.end()))
    },
  }
}

/** Where a thread works, and how many pulls wait there. */
interface Seat {
  thread?: Thread<PullQuestion, Analysis>
  waiting: number
}

const workerProgram = new URL(
  import.meta.url.endsWith('.ts') ? './analyst-worker.ts' : './analyst-worker.js',
  import.meta.url,
)

const stopped = (cause: unknown) =>
  new AppError(
    'unavailable',
    'The analysis of a pull stopped in the middle. Nothing is lost: ask again, and it is worked out anew.',
    { cause },
  )
