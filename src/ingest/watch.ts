import { AppError, type ErrorCode, sentenceFor } from '../errors.ts'
import type { GameFacts } from '../game/facts.ts'
import type { Db } from '../store/db.ts'
import { standing } from '../store/fflogs/pages.ts'
import { listAccounts } from '../store/pulls/pull-accounts.ts'
import { saveReportHidden } from '../store/reports/reports.ts'
import { findWatch, recordPoll, type Watch } from '../store/reports/watches.ts'
import type { Asking, FflogsClient } from './fflogs/client.ts'
import { countExpense, type Expense } from './fflogs/expense.ts'
import { askOnBehalf } from './fflogs/logins/on-behalf.ts'
import { countReading, type MetInReading } from './fflogs/reading/count-reading.ts'
import type { FightReaders } from './fflogs/reading/fight-readers.ts'
import { type FflogsReport, openReport } from './fflogs/report.ts'
import { readNews } from './news.ts'
import { isLasting } from './notices.ts'
import { readAnew } from './rescan.ts'

export interface Poll {
  /** Nights that got pulls since the last poll that came to its end. */
  readonly nightIds: readonly number[]
  readonly newPulls: number
  readonly expense: Expense
  /** What was met in the fights that were read, if any were. */
  readonly met?: MetInReading
  /** When the report last grew, epoch ms, if it could be asked. */
  readonly changedAt?: number
  /** The sentence of what went wrong; what was stored before that counts. */
  readonly trouble?: string
  /** What kind of failure that was, if it was a foreseen one. */
  readonly code?: ErrorCode
}

/** Why a report is asked now, and for how long it has been failing. */
export interface Turn {
  readonly purpose?: Asking['purpose']
  readonly failingMs?: number
}

/** A fight that FFLogs cannot serve holds up those after it for so long; then it comes when it can. */
const heldUpMs = 15 * 60_000

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
 * fetched. A report that tells what it told before costs this one question, and no look at what is stored of it. Stopped
 * anywhere and asked again, it ends in the same stored state. What goes wrong is noted on the watch; what was not
 * foreseen is thrown as well, for the log.
 */
export async function pollWatch(
  dependencies: PollDependencies,
  watchId: number,
  { purpose = 'watch', failingMs = 0 }: Turn = {},
): Promise<Poll> {
  const { db, now, onNight } = dependencies
  const { client, expense } = countExpense(dependencies.client)
  const { readers, met } = countReading(dependencies.readers)
  const found = { newPulls: 0 }
  const watch = await findWatch(db, watchId)
  if (watch === undefined) return { nightIds: [], ...found, expense: expense() }

  let told: ReadReport | undefined
  let failure: { readonly error: unknown } | undefined
  try {
    const wanted = { found, passOver: failingMs >= heldUpMs }
    told = await readReport({ ...dependencies, client, readers }, watch, purpose, wanted)
  } catch (error) {
    failure = { error }
  }
  const hasTurned = await noteHidden(dependencies, watch, told, failure?.error)
  const isSame =
    !hasTurned && told?.mark === watch.mark && watch.mark !== undefined && watch.rescanAskedAt === undefined
  const nightIds = isSame ? [] : await findNewNights(db, watch, hasTurned)
  for (const nightId of nightIds) await onNight?.(nightId)
  const kind = failure?.error instanceof AppError ? { code: failure.error.code } : {}
  const trouble = failure && { trouble: sentenceFor(failure.error) }
  const grown = told && { changedAt: Math.min(told.endedAt, now()) }
  await recordPoll(db, watchId, {
    polledAt: now(),
    ...(told && { ...grown, mark: told.mark }),
    ...trouble,
    troubleLasts: isLasting(kind),
  })
  if (failure && !(failure.error instanceof AppError)) throw failure.error
  return { nightIds, ...found, expense: expense(), ...met(), ...grown, ...trouble, ...kind }
}

/** Reads what is new in a report, then all of it anew if somebody wants that. */
async function readReport(
  { client, readers, ...dependencies }: PollDependencies,
  watch: Watch,
  purpose: Asking['purpose'],
  wanted: Parameters<typeof readNews>[4],
): Promise<ReadReport> {
  const open = (asking: Asking) => openReport(client, watch.code, asking)
  const { told: report, asking } = await askOnBehalf(client, watch, purpose, open)
  const ledger = { code: watch.code, revision: report.revision, edition: standing }
  const reading = { client, readers, asking, ledger, report }
  if (report.mark !== watch.mark) await readNews(dependencies, watch.staticId, report, reading, wanted)
  const { rescanAskedAt } = watch
  if (rescanAskedAt !== undefined) await readAnew(dependencies, { ...watch, rescanAskedAt }, report, reading)
  return { ...report, byLogin: asking.login }
}

interface ReadReport extends FflogsReport {
  /** Whose login could read it; undefined when everybody can. */
  readonly byLogin: number | undefined
}

/** Notes a report that FFLogs stops showing to everybody, or shows again. True when that is news: its links are others. */
async function noteHidden(
  { db, now }: PollDependencies,
  watch: Watch,
  told: ReadReport | undefined,
  failure: unknown,
): Promise<boolean> {
  const { staticId, code, loginId, trouble } = watch
  if (told && told.byLogin === loginId && trouble === undefined) return false
  const isRefused = failure instanceof AppError && (failure.code === 'forbidden' || failure.code === 'not-found')
  if (told === undefined && !isRefused) return false
  const isHidden = isRefused || told?.byLogin !== undefined
  return await saveReportHidden(db, staticId, code, isHidden ? now() : undefined)
}

/** The nights of which the report told something since it was polled last, or all of them. */
async function findNewNights(db: Db, { staticId, code, polledAt }: Watch, all: boolean): Promise<number[]> {
  const accounts = await listAccounts(db, staticId, { source: 'fflogs', code })
  const fresh = accounts.filter(({ storedAt }) => all || polledAt === undefined || storedAt > polledAt)
  return [...new Set(fresh.map(({ nightId }) => nightId))]
}
