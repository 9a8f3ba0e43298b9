import { availableParallelism } from 'node:os'
import { AppError } from '../../../errors.ts'
import { packedTable } from '../../../store/pulls/event-block.ts'
import { startThread, type Thread } from '../../../thread.ts'
import type { FightReader } from './fight-reader.ts'
import type { FightAnswer, FightQuestion } from './fight-worker.ts'
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
export function openFightReaders(
  most = Math.max(1, availableParallelism() - 1),
  program: URL = workerProgram,
): FightReaders {
  const seats: Seat[] = Array.from({ length: most }, () => ({ fights: new Set() }))
  let opened = 0
  let isClosed = false
  return {
    open() {
      if (isClosed) throw new AppError('unavailable', 'Vigil is shutting down. The rest is read when it runs again.')
      const [seat] = seats.toSorted((one, other) => one.fights.size - other.fights.size)
      if (seat === undefined) throw new Error('there is no thread to read with')
      if (seat.thread === undefined || seat.thread.isOver) {
        seat.thread = startThread(program, stopped)
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
  thread?: Thread<FightQuestion, FightAnswer>
  readonly fights: Set<number>
}

function openReader(fight: number, thread: Thread<FightQuestion, FightAnswer>, fights: Set<number>): FightReader {
  fights.add(fight)
  return {
    async take(page) {
      const body = owned(page.body)
      const told = await thread.ask({ kind: 'take', fight, page: { ...page, body } }, body.buffer)
      if (told.kind !== 'taken') throw new Error(`handed a page over, was answered ${told.kind}`)
      const { taken, failure } = told
      return failure ? { ...taken, failure: new AppError(failure.code, failure.sentence) } : taken
    },
    async finish(told) {
      const read = await thread.ask({ kind: 'finish', fight, told })
      if (read.kind !== 'finished') throw new Error(`asked for a pull, was answered ${read.kind}`)
      fights.delete(fight)
      return { pull: { ...read.pull, events: packedTable(read.bytes, read.block) }, tally: read.tally }
    },
    close() {
      if (fights.delete(fight)) thread.tell({ kind: 'close', fight })
    },
  }
}

const workerProgram = new URL(
  import.meta.url.endsWith('.ts') ? './fight-worker.ts' : './fight-worker.js',
  import.meta.url,
)

const stopped = (cause: unknown) =>
  new AppError(
    'unavailable',
    'The reading of a fight stopped in the middle. It is begun anew by itself; nothing that was asked is asked again.',
    { cause },
  )
