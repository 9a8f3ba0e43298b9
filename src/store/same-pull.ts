import { and, asc, between, desc, eq, inArray, lt, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'
import type { Pull, RecordedPull, ReportInfo } from '../report.ts'
import { type Account, clockSkewMs, isFuller, isPart, isSamePull, lapseMs, mayTouch, overlapMs } from './accounts.ts'
import type { Db } from './db.ts'
import { packEvents } from './event-block.ts'
import { withdrawPosts } from './posts.ts'
import { moveAccounts } from './pull-accounts.ts'
import { fromJoin, selectPulls, toPull } from './pull-rows.ts'
import { findReportId } from './reports.ts'
import { metricResults, pullAccounts, pullEvents, pulls } from './schema.ts'

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
type Known = Account & { readonly sourceKey: string }

/** How far back to look for one that reaches into this: pulls follow each other, only parts of one lie side by side. */
const reach = 4

/**
 * Every stored pull of which this is another account: more than one when what was stored as separate pulls turns out to
 * be parts of one. The same pull of the same report comes first, else the fullest. Nearly always there is none, and as
 * little of the others is read as tells so.
 * @param reportId the report that tells it, if that is stored
 */
export async function findSame(
  db: Db,
  staticId: number,
  told: Known,
  reportId: number | undefined,
): Promise<StoredPull[]> {
  const { startedAt, durationMs, sourceKey } = told
  const own = eq(pulls.staticId, staticId)
  const from = startedAt - clockSkewMs
  const until = startedAt + durationMs + lapseMs
  const near = await unionAll(
    selectTold(db, reportId ?? 0, sourceKey),
    selectSpans(db, and(own, between(pulls.startedAt, from, until))),
    selectSpans(db, and(own, lt(pulls.startedAt, from)))
      .orderBy(desc(pulls.startedAt))
      .limit(reach),
  )
  const before = near.find(({ isTold }) => isTold)
  const candidates = near.filter((row) => row.isTold || mayTouch(row, told)).map(({ id }) => id)
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

const selectTold = (db: Db, reportId: number, sourceKey: string) =>
  db
    .select({ ...span, isTold: sql<boolean>`true`.as('is_told'), mark: pullAccounts.mark })
    .from(pullAccounts)
    .innerJoin(pulls, eq(pulls.id, pullAccounts.pullId))
    .where(and(eq(pullAccounts.reportId, reportId), eq(pullAccounts.sourceKey, sourceKey)))

const selectSpans = (db: Db, where: ReturnType<typeof and>) =>
  db
    .select({ ...span, isTold: sql<boolean>`false`.as('is_told'), mark: sql<string | null>`null`.as('mark') })
    .from(pulls)
    .where(where)

const span = { id: pulls.id, startedAt: pulls.startedAt, durationMs: pulls.durationMs }

/** Whether what is stored tells a pull as well as this account would, before its events are read. */
export async function hasPull(db: Db, staticId: number, told: Known): Promise<boolean> {
  const [known] = await findSame(db, staticId, told, await findReportId(db, staticId, told.report))
  return known !== undefined && (isTold(known) || !isFuller(told, known.pull))
}

/** Whether an account tells more of a pull than what is stored of it, or something else than it told before. */
export async function isNews(tx: Db, told: Told, { pull: stored, mark }: StoredPull): Promise<boolean> {
  if (!isOwn(told, stored)) return isFuller(told, stored)
  if (told.mark !== undefined && told.mark !== mark) return true
  if (!stored.provisional) return isFuller(told, stored)
  return !told.provisional || !(await hasSameEvents(tx, stored.id, told))
}

/** Stores a fuller account in place of the one there is: the pull keeps its number, its results are to be computed anew. */
export async function replacePull(
  tx: Db,
  stored: Pull,
  { reportId, told, storedAt }: { readonly reportId: number; readonly told: Told; readonly storedAt: number },
): Promise<Pull> {
  const { events, report, mark: _mark, ...columns } = told
  const [row] = await tx
    .update(pulls)
    // Later than what it replaces, on any clock: that is how results of the older account are told apart.
    .set({ ...untold, ...columns, reportId, storedAt: Math.max(storedAt, stored.storedAt + 1) })
    .where(eq(pulls.id, stored.id))
    .returning()
  if (row === undefined) throw new Error(`pull ${stored.number} could not be stored anew`)
  await tx
    .update(pullEvents)
    .set({ block: packEvents(events) })
    .where(eq(pullEvents.pullId, row.id))
  await tx.delete(metricResults).where(eq(metricResults.pullId, row.id))
  return toPull(row, report)
}

/** Takes away what was stored as pulls of their own and is part of another one. A whole account always stays. */
export async function dropParts(tx: Db, { pull: kept }: StoredPull, others: readonly StoredPull[]): Promise<void> {
  const parts = others.map(({ pull }) => pull).filter(isPart)
  for (const { id } of parts) await withdrawPosts(tx, id, `This was a part of pull ${kept.number}.`)
  if (parts.length === 0) return
  const ids = parts.map(({ id }) => id)
  await moveAccounts(tx, ids, kept.id)
  await tx.delete(pulls).where(inArray(pulls.id, ids))
}

/** What a new account leaves out is not left over from the old one. */
const untold = {
  territoryId: null,
  encounterId: null,
  encounter: null,
  bossHp: null,
  fightHp: null,
  wipeCalledMs: null,
  trash: false,
  provisional: false,
  brokenHashes: 0,
} as const

const isOwn = (told: Known, { report, sourceKey }: Known): boolean =>
  sourceKey === told.sourceKey && report.code === told.report.code && report.source === told.report.source

/** The fuller one first, then the one that shares more of the time. */
function byFullness(one: Pull, other: Pull, told: Account): number {
  const fuller = Number(isFuller(other, one)) - Number(isFuller(one, other))
  return fuller || overlapMs(other, told) - overlapMs(one, told)
}

async function hasSameEvents(tx: Db, pullId: number, { events }: Told): Promise<boolean> {
  const rows = await tx.select({ block: pullEvents.block }).from(pullEvents).where(eq(pullEvents.pullId, pullId))
  return rows[0] !== undefined && Buffer.compare(rows[0].block, packEvents(events)) === 0
}
