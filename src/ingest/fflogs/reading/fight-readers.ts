import { availableParallelism } from 'node:os'
import { AppError } from '../../../errors.ts'
import { packedTable } from '../../../store/event-block.ts'
import type { FightReader } from './fight-reader.ts'
import { type FightThread, startFightThread } from './fight-thread.ts'
import { owned } from './owned-bytes.ts'

export interface FightReaders {
  /** Begins to read a fight. */
  open(): FightReader
  /** Stops whatever is being read. */
  close(): Promise<void>
}

/**
 * Reads fights beside everything else: the main thread only hands pages over and takes finished pulls. A thread reads
 * any number of fights page by page, so one whose next page is long in coming holds up no other. One that dies takes
 * only its own fights with it, and another takes its place.
 */
export function openFightReaders(most = Math.max(1, availableParallelism() - 1), program?: URL): FightReaders {
  const seats: Seat[] = Array.from({ length: most }, () => ({ fights: new Set() }))
  let opened = 0
  let isClosed = false
  return {
    open() {
      if (isClosed) throw new AppError('unavailable', 'Vigil is shutting down. The rest is read when it runs again.')
      const [seat] = seats.toSorted((one, other) => one.fights.size - other.fights.size)
      if (seat === undefined) throw new Error('there is no thread to read with')
      if (seat.thread === undefined || seat.thread.isOver) {
        seat.thread = startFightThread(program)
        seat.fights.clear()
      }
      return openReader(++opened, seat.thread, seat.fights)
    },
    async close() {
      isClosed = true
      await Promise.all(seats.map(({ thread }) => thread?.end()))
    },
  }
}

/** Where a thread works, and which fights it reads there. It starts with its first one. */
interface Seat {
  thread?: FightThread
  readonly fights: Set<number>
}

function openReader(fight: number, thread: FightThread, fights: Set<number>): FightReader {
  fights.add(fight)
  return {
    async take(page) {
      const body = owned(page.body)
      const { taken, failure } = await thread.ask(
        'taken',
        { kind: 'take', fight, page: { ...page, body } },
        body.buffer,
      )
      return failure ? { ...taken, failure: new AppError(failure.code, failure.sentence) } : taken
    },
    async finish(told) {
      const { pull, bytes, block, tally } = await thread.ask('finished', { kind: 'finish', fight, told })
      fights.delete(fight)
      return { pull: { ...pull, events: packedTable(bytes, block) }, tally }
    },
    close() {
      if (fights.delete(fight)) thread.forget(fight)
    },
  }
}
