import { AppError, sentenceFor } from '../errors.ts'
import type { GameFacts } from '../facts.ts'
import type { Db } from '../store/db.ts'
import { hasPull } from '../store/same-pull.ts'
import { findWatch, listWatchedPulls, recordPoll, type Watch } from '../store/watches.ts'
import type { FflogsClient } from './fflogs/client.ts'
import { type FflogsReport, type FinishedFight, openReport } from './fflogs/report.ts'
import { ingest } from './ingest.ts'

export interface Poll {
  /** Nights that got pulls since the last poll that came to its end. */
  readonly nightIds: readonly number[]
  readonly newPulls: number
  /** The sentence of what went wrong; what was stored before that counts. */
  readonly trouble?: string
}

export interface PollDependencies {
  readonly db: Db
  readonly client: FflogsClient
  readonly facts: GameFacts
  readonly now: () => number
  /** Called for every night that got pulls, before the poll is noted as done: a kill in between asks again. */
  readonly onNight?: (nightId: number) => Promise<void>
}

/**
 * Asks a watched report what is new and stores every pull that is over. Stopped anywhere and asked again, it ends in the
 * same stored state. What goes wrong is noted on the watch; what was not foreseen is thrown as well, for the log.
 */
export async function pollWatch(dependencies: PollDependencies, watchId: number): Promise<Poll> {
  const { db, now, onNight } = dependencies
  const watch = await findWatch(db, watchId)
  if (watch === undefined) return { nightIds: [], newPulls: 0 }

  let newPulls = 0
  let changedAt: number | undefined
  let failure: { readonly error: unknown } | undefined
  try {
    const report = await openReport(dependencies.client, watch.code, { purpose: 'watch' })
    const fights = await findUnstored(db, watch, report)
    if (fights.length > 0) {
      const unstored = { info: report.info, pulls: () => readAll(fights) }
      for await (const { change } of ingest(dependencies, watch.staticId, unstored)) if (change === 'new') newPulls += 1
    }
    changedAt = Math.min(report.endedAt, now())
  } catch (error) {
    failure = { error }
  }
  const nightIds = await findNewNights(db, watch)
  for (const nightId of nightIds) await onNight?.(nightId)
  const trouble = failure && sentenceFor(failure.error)
  await recordPoll(db, watchId, {
    polledAt: now(),
    ...(changedAt === undefined ? {} : { changedAt }),
    ...(trouble === undefined ? {} : { trouble }),
  })
  if (failure && !(failure.error instanceof AppError)) throw failure.error
  return { nightIds, newPulls, ...(trouble === undefined ? {} : { trouble }) }
}

/** The watches whose turn it is: often while a report grows, seldom when nothing happens. */
export function dueWatches(watches: readonly Watch[], now: number, pollSeconds: number): Watch[] {
  return watches.filter((watch) => {
    if (watch.polledAt === undefined) return true
    const quietMs = now - Math.max(watch.addedAt, watch.changedAt ?? 0)
    const everyMs = Math.max(pollSeconds * 1000, quietMs < liveMs ? 0 : quietMs < idleMs ? idleEveryMs : staleEveryMs)
    return now - watch.polledAt >= everyMs
  })
}

const minute = 60_000
/** The longest pulls take 20 minutes, but a live log is uploaded while they last. */
const liveMs = 15 * minute
const idleMs = 90 * minute
const idleEveryMs = 5 * minute
const staleEveryMs = 30 * minute

/** The finished fights that are not stored yet, neither from this report nor as well told by another account. */
async function findUnstored(db: Db, watch: Watch, { info: report, fights }: FflogsReport): Promise<FinishedFight[]> {
  const stored = new Set((await listWatchedPulls(db, watch)).map(({ sourceKey }) => sourceKey))
  const unstored: FinishedFight[] = []
  for (const fight of fights) {
    if (stored.has(fight.sourceKey)) continue
    const { span } = fight
    if (span === undefined || !(await hasPull(db, watch.staticId, { ...fight, ...span, report }))) unstored.push(fight)
  }
  return unstored
}

async function* readAll(fights: readonly FinishedFight[]) {
  for (const fight of fights) yield await fight.read()
}

async function findNewNights(db: Db, watch: Watch): Promise<number[]> {
  const stored = await listWatchedPulls(db, watch)
  const fresh = stored.filter(({ storedAt }) => watch.polledAt === undefined || storedAt > watch.polledAt)
  return [...new Set(fresh.map(({ nightId }) => nightId))]
}
