import { AppError, type ErrorCode, sentenceFor } from '../errors.ts'
import type { GameFacts } from '../facts.ts'
import type { Db } from '../store/db.ts'
import { standing } from '../store/fflogs-pages.ts'
import { listAccounts } from '../store/pull-accounts.ts'
import { hasPull } from '../store/same-pull.ts'
import { findWatch, recordPoll, type Watch } from '../store/watches.ts'
import type { Asking, FflogsClient } from './fflogs/client.ts'
import type { ToldPull } from './fflogs/fights.ts'
import { readGrowth } from './fflogs/live.ts'
import type { Reading } from './fflogs/pages.ts'
import { openPulls } from './fflogs/read-fight.ts'
import type { FightReaders } from './fflogs/reading/fight-readers.ts'
import { type FflogsReport, openReport } from './fflogs/report.ts'
import { ingest } from './ingest.ts'

export interface Poll {
  /** Nights that got pulls since the last poll that came to its end. */
  readonly nightIds: readonly number[]
  readonly newPulls: number
  /** The sentence of what went wrong; what was stored before that counts. */
  readonly trouble?: string
  /** What kind of failure that was, if it was a foreseen one. */
  readonly code?: ErrorCode
}

export interface PollDependencies {
  readonly db: Db
  readonly client: FflogsClient
  readonly readers: FightReaders
  readonly facts: GameFacts
  readonly now: () => number
  /** Called for every night that got pulls, before the poll is noted as done: a kill in between asks again. */
  readonly onNight?: (nightId: number) => Promise<void>
}

/**
 * Asks a watched report what is new and stores every pull that is over; of one that goes on, what there is of it is
 * fetched. A report that tells what it told before costs this one question. Stopped anywhere and asked again, it ends in
 * the same stored state. What goes wrong is noted on the watch; what was not foreseen is thrown as well, for the log.
 */
export async function pollWatch(
  dependencies: PollDependencies,
  watchId: number,
  purpose: Asking['purpose'] = 'watch',
): Promise<Poll> {
  const { db, client, now, onNight } = dependencies
  const watch = await findWatch(db, watchId)
  if (watch === undefined) return { nightIds: [], newPulls: 0 }

  const found = { newPulls: 0 }
  let told: Pick<FflogsReport, 'mark' | 'endedAt'> | undefined
  let failure: { readonly error: unknown } | undefined
  try {
    const report = await openReport(client, watch.code, { purpose })
    if (report.mark !== watch.mark) await readNews(dependencies, watch, report, { purpose }, found)
    told = report
  } catch (error) {
    failure = { error }
  }
  const isSame = told !== undefined && told.mark === watch.mark
  const nightIds = isSame ? [] : await findNewNights(db, watch)
  for (const nightId of nightIds) await onNight?.(nightId)
  const trouble = failure && sentenceFor(failure.error)
  await recordPoll(db, watchId, {
    polledAt: now(),
    ...(told && { changedAt: Math.min(told.endedAt, now()), mark: told.mark }),
    ...(trouble === undefined ? {} : { trouble }),
  })
  if (failure && !(failure.error instanceof AppError)) throw failure.error
  const kind = failure?.error instanceof AppError ? { code: failure.error.code } : {}
  return { nightIds, newPulls: found.newPulls, ...(trouble === undefined ? {} : { trouble }), ...kind }
}

/** Stores the pulls that are over, then fetches more of those that go on. */
async function readNews(
  dependencies: PollDependencies,
  watch: Watch,
  report: FflogsReport,
  asking: Asking,
  found: { newPulls: number },
): Promise<void> {
  const { client, readers } = dependencies
  const ledger = { code: watch.code, revision: report.revision, edition: standing }
  const reading: Reading = { client, readers, asking, ledger, report }
  const unread = await findUnread(dependencies.db, watch, report)
  if (unread.length > 0) {
    for await (const { change } of ingest(dependencies, watch.staticId, openPulls(reading, report, unread)))
      if (change === 'new') found.newPulls += 1
  }
  for (const fight of report.growing) await readGrowth(reading, fight)
}

/**
 * The pulls that this report has not told yet, or tells otherwise than when it was last read. What another account told
 * as well is not read.
 */
async function findUnread(db: Db, watch: Watch, { info, pulls }: FflogsReport): Promise<ToldPull[]> {
  const accounts = await listAccounts(db, watch.staticId, info)
  const marks = new Map(accounts.map(({ sourceKey, mark }) => [sourceKey, mark]))
  const unread: ToldPull[] = []
  for (const pull of pulls) {
    if (marks.has(pull.sourceKey)) {
      if ((marks.get(pull.sourceKey) ?? pull.mark) !== pull.mark) unread.push(pull)
    } else if (pull.span === undefined || !(await hasPull(db, watch.staticId, { ...pull, ...pull.span }))) {
      unread.push(pull)
    }
  }
  return unread
}

async function findNewNights(db: Db, { staticId, code, polledAt }: Watch): Promise<number[]> {
  const accounts = await listAccounts(db, staticId, { source: 'fflogs', code })
  const fresh = accounts.filter(({ storedAt }) => polledAt === undefined || storedAt > polledAt)
  return [...new Set(fresh.map(({ nightId }) => nightId))]
}
