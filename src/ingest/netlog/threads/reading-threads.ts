import { on } from 'node:events'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { AppError } from '../../../errors.ts'
import type { RecordedPull } from '../../../report.ts'
import { packedTable } from '../../../store/pulls/event-block.ts'
import type { FoundLog } from '../files/find-logs.ts'
import { openTally, type ParseReport, toReport } from '../lines/parse-report.ts'
import type { LogOptions, OpenLog } from '../netlog.ts'
import type { ReadingFailure, ReadingNews, ReadingOrder } from './reading-worker.ts'
import { openThreadPool } from './thread-pool.ts'

/** The events of a few pulls. */
const aheadBytes = 2 * 1024 * 1024

/** Nothing a reader makes lives long: more room than this would only be filled before it is swept. */
const youngGeneration = { maxYoungGenerationSizeMb: 6 }

export interface ReadingThreads {
  /** Opens a log that a thread of its own reads, as soon as one is free. */
  open(log: FoundLog, options?: LogOptions): OpenLog
  /** Stops whatever is being read. */
  close(): Promise<void>
}

/**
 * Reads logs beside everything else, as many at once as there are cores. Threads start with the first log and are kept
 * for the next; one that dies takes only its own log with it.
 */
export function openReadingThreads(most = availableParallelism(), program: URL = workerProgram): ReadingThreads {
  const pool = openThreadPool(most, () => new Worker(program, { resourceLimits: youngGeneration }))
  return {
    open(log, { onProgress, hashes = 'sample' } = {}) {
      let report: ParseReport = toReport(openTally())

      async function* pulls(): AsyncGenerator<RecordedPull> {
        const worker = await pool.take()
        let isOver = false
        try {
          const order = (given: ReadingOrder) => worker.postMessage(given)
          const news = on(worker, 'message', { close: ['exit'] }) as AsyncIterable<[ReadingNews]>
          order({ kind: 'read', log, hashes, aheadBytes })
          for await (const [said] of news) {
            if (said.kind === 'progress') onProgress?.(said.share)
            else if (said.kind === 'pull') {
              yield { ...said.told, events: packedTable(said.bytes, said.block) }
              order({ kind: 'taken' })
            } else {
              isOver = true
              report = said.report
              if (said.failure !== undefined) throw failureOf(said.failure)
              return
            }
          }
          throw new Error('the thread ended by itself')
        } catch (error) {
          if (isOver) throw error
          throw new AppError('unavailable', stopped(log.place.title), { cause: error })
        } finally {
          if (isOver) pool.giveBack(worker)
          else await pool.discard(worker)
        }
      }

      return { info: log.info, pulls, parse: () => report }
    },
    close: () => pool.close(),
  }
}

const workerProgram = new URL(
  import.meta.url.endsWith('.ts') ? './reading-worker.ts' : './reading-worker.js',
  import.meta.url,
)

const failureOf = (failure: ReadingFailure): unknown =>
  'error' in failure ? failure.error : new AppError(failure.code, failure.sentence)

const stopped = (title: string): string =>
  `The reading of ${title} stopped in the middle; its pulls up to there are stored. Import it again: a new thread ` +
  'starts by itself, and nothing is stored twice.'
