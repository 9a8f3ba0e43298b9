import type { PgBoss } from 'pg-boss'
import type { OpenDb } from './db.ts'

/** Every kind of job and what it carries. All are idempotent: a job that ran twice leaves what one run leaves. */
export interface JobData {
  /** Ask FFLogs what is new in a watched report, because somebody waits for it. */
  poll: { readonly watchId: number }
  /** Ask FFLogs whether it answers us. */
  check: Record<string, never>
  /** Bring the posts of a night up to date and deliver them; with `end`, its report as well, though it may not be over. */
  announce: { readonly nightId: number; readonly end?: boolean }
  /** Read a log that was handed in. */
  import: { readonly importId: number }
}

export type JobName = keyof JobData

export interface Jobs {
  /** Queues a job, unless the same one (same `key`) already waits. */
  enqueue<Name extends JobName>(name: Name, key: string, data: JobData[Name]): Promise<void>
  /** Runs jobs of one kind as they come; a job that throws is tried again later. */
  work<Name extends JobName>(name: Name, run: (data: JobData[Name]) => Promise<void>): Promise<void>
  /** How many jobs nobody has begun yet. */
  waiting(): Promise<number>
  /** Lets running jobs finish, then stops; more than once does no harm. */
  stop(): Promise<void>
}

/** What runs for longer is thought dead and begun anew: a large log takes minutes, everything else seconds. */
const longestSeconds: Readonly<Record<JobName, number>> = { poll: 600, check: 600, announce: 600, import: 6 * 60 * 60 }
const jobNames = Object.keys(longestSeconds) as JobName[]

/**
 * The job queue in the same database as everything else, begun when it is first asked for something: whoever reads a log
 * and ends needs none. `work` may never be called: then this process only queues.
 */
export function openJobs({ executeSql }: Pick<OpenDb, 'executeSql'>, onError: (error: Error) => void): Jobs {
  const workers = new Map<JobName, string>()
  let begun: Promise<PgBoss> | undefined
  let stopping: Promise<void> | undefined
  const queue = () => {
    begun ??= begin(executeSql, onError).catch((error: unknown) => {
      begun = undefined // whoever asks next tries again
      throw error
    })
    return begun
  }
  return {
    enqueue: async (name, key, data) => {
      const boss = await queue()
      await boss.send(name, data, { singletonKey: key })
      const worker = workers.get(name)
      if (worker !== undefined) boss.notifyWorker(worker) // whoever works here need not wait for its next look
    },
    work: async (name, run) => {
      const boss = await queue()
      const worker = await boss.work(name, { pollingIntervalSeconds: 0.5, batchSize: 1 }, async (jobs) => {
        for (const job of jobs) await run(job.data as JobData[typeof name])
      })
      workers.set(name, worker)
    },
    waiting: async () => {
      const boss = await queue()
      const stats = await Promise.all(jobNames.map((name) => boss.getQueueStats(name)))
      return stats.flat().reduce((sum, { queuedCount }) => sum + queuedCount, 0)
    },
    stop: () => {
      stopping ??= begun === undefined ? Promise.resolve() : begun.then(stopped, () => {})
      return stopping
    },
  }
}

const stopped = (boss: PgBoss): Promise<void> => boss.stop({ graceful: true, timeout: 10_000 })

async function begin(executeSql: OpenDb['executeSql'], onError: (error: Error) => void): Promise<PgBoss> {
  const { PgBoss } = await import('pg-boss')
  const boss = new PgBoss({ db: { executeSql }, schedule: false, supervise: true })
  boss.on('error', onError)
  await boss.start()
  for (const name of jobNames) {
    await boss.createQueue(name, {
      policy: 'short',
      retryLimit: 5,
      retryDelay: 2,
      retryBackoff: true,
      expireInSeconds: longestSeconds[name],
    })
  }
  return boss
}
