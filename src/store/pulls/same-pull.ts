import { and, asc, between, desc, eq, inArray, lt, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'
import type { Pull, RecordedPull, ReportInfo } from '../../report.ts'
import type { Db } from '../db.ts'
import { pullAccounts, pullEvents, pulls, reports } from '../schema.ts'
import { type Account, clockSkewMs, isFuller, isSamePull, lapseMs, mayTouch, overlapMs } from './accounts.ts'
import { packEvents } from './event-block.ts'
import { isAccountOf } from './pull-accounts.ts'
import { fromJoin, selectPulls } from './pull-rows.ts'

/** A pull as a report tells it. */
export interface Told extends RecordedPull {
  readonly report: ReportInfo
  readonly encounter?: string
  /** What the report says of it before it is read. */
  readonly mark?: string
}

export interface StoredPull {
  readonly pull: Pull
  readonly nightId: number
  /** The mark of the account that is told now, as it was when it was told before; null if it had none. */
  readonly mark?: string | null
}

/** What is known of a pull before its events are. */
export type Known = Account & { readonly sourceKey: string }

/**
 * How far back to look for one that reaches into this: pulls follow each other; only parts of one lie side by side, and
 * those of two groups.
 */
const reach = 6

/**
 * Every stored pull of which this is another account: more than one when what was stored as separate pulls turns out to
 * be parts of one. What this account told before comes first (unless its report numbers its fights anew: then the key is
 * another fight's), else the fullest. Nearly always there is none, and as little of the others is read as tells so.
 */
export async function findSame(db: Db, staticId: number, told: Known): Promise<StoredPull[]> {
  const { startedAt, durationMs } = told
  const own = eq(pulls.staticId, staticId)
  const from = startedAt - clockSkewMs
  const until = startedAt + durationMs + lapseMs
  const near = await unionAll(
    selectTold(db, staticId, told),
    selectSpans(db, and(own, between(pulls.startedAt, from, until))),
    selectSpans(db, and(own, lt(pulls.startedAt, from)))
      .orderBy(desc(pulls.startedAt))
      .limit(reach),
  )
  const before = near.find((row) => row.isTold && overlapMs(row, told) >= 0)
  const candidates = near.filter((row) => mayTouch(row, told)).map(({ id }) => id)
  if (candidates.length === 0) return []
  const rows = await selectPulls(db, inArray(pulls.id, candidates)).orderBy(asc(pulls.id))
  return rows
    .map((row) => ({ pull: fromJoin(row), nightId: row.pull.nightId }))
    .map((stored) => (stored.pull.id === before?.id ? { ...stored, mark: before.mark } : stored))
    .filter((stored) => isTold(stored) || isSamePull(told, stored.pull))
    .sort((one, other) => Number(isTold(other)) - Number(isTold(one)) || byFullness(one.pull, other.pull, told))
}

/** Whether this very account was told before. */
const isTold = ({ mark }: StoredPull): boolean => mark !== undefined

const selectTold = (db: Db, staticId: number, { report: { source, code }, sourceKey }: Known) =>
  db
    .select({ ...span, isTold: sql<boolean>`true`.as('is_told'), mark: pullAccounts.mark })
    .from(reports)
    .innerJoin(pullAccounts, and(eq(pullAccounts.reportId, reports.id), eq(pullAccounts.sourceKey, sourceKey)))
    .innerJoin(pulls, eq(pulls.id, pullAccounts.pullId))
    .where(and(eq(reports.staticId, staticId), eq(reports.source, source), eq(reports.code, code)))

const selectSpans = (db: Db, where: ReturnType<typeof and>) =>
  db
    .select({ ...span, isTold: sql<boolean>`false`.as('is_told'), mark: sql<string | null>`null`.as('mark') })
    .from(pulls)
    .where(where)

const span = { id: pulls.id, startedAt: pulls.startedAt, durationMs: pulls.durationMs }

/**
 * Whether an account tells more of a pull than what is stored of it, or is where that came from and says something else
 * by now.
 */
export async function isNews(
  tx: Db,
  told: Told,
  { pull: stored, mark }: StoredPull,
  reportId: number,
): Promise<boolean> {
  if (!isSameReport(told, stored)) return isFuller(told, stored)
  if (told.sourceKey !== stored.sourceKey) {
    // The fight it came from may have another number by now.
    return !(await isAccountOf(tx, { reportId, ...stored })) || isFuller(told, stored)
  }
  if (told.mark !== undefined && told.mark !== mark) return true
  if (!stored.provisional) return isFuller(told, stored)
  return !told.provisional || !(await hasSameEvents(tx, stored.id, told))
}

const isSameReport = ({ report: one }: Known, { report: other }: Known): boolean =>
  one.code === other.code && one.source === other.source

/** The fuller one first, then the one that shares more of the time. */
function byFullness(one: Pull, other: Pull, told: Account): number {
  const fuller = Number(isFuller(other, one)) - Number(isFuller(one, other))
  return fuller || overlapMs(other, told) - overlapMs(one, told)
}

async function hasSameEvents(tx: Db, pullId: number, { events }: Told): Promise<boolean> {
  const rows = await tx.select({ block: pullEvents.block }).from(pullEvents).where(eq(pullEvents.pullId, pullId))
  return rows[0] !== undefined && Buffer.compare(rows[0].block, packEvents(events)) === 0
}
