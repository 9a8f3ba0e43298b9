import { and, asc, between, desc, eq, inArray, lt } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'
import type { Pull, RecordedPull, ReportInfo } from '../report.ts'
import { type Account, clockSkewMs, isFuller, isPart, isSamePull, lapseMs, mayTouch, overlapMs } from './accounts.ts'
import type { Db } from './db.ts'
import { packEvents } from './event-block.ts'
import { withdrawPosts } from './posts.ts'
import { fromJoin, selectPulls, toPull } from './pull-rows.ts'
import { findReportId } from './reports.ts'
import { metricResults, pullEvents, pulls } from './schema.ts'

/** A pull as a report tells it. */
export interface Told extends RecordedPull {
  readonly report: ReportInfo
  readonly encounter?: string
}

export interface StoredPull {
  readonly pull: Pull
  readonly nightId: number
}

/** What is known of a pull before its events are. */
type Known = Account & { readonly sourceKey: string }

/** How far back to look for one that reaches into this: pulls follow each other, only parts of one lie side by side. */
const before = 4

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
    selectSpans(db, and(eq(pulls.reportId, reportId ?? 0), eq(pulls.sourceKey, sourceKey))),
    selectSpans(db, and(own, between(pulls.startedAt, from, until))),
    selectSpans(db, and(own, lt(pulls.startedAt, from)))
      .orderBy(desc(pulls.startedAt))
      .limit(before),
  )
  const candidates = near.filter((row) => row.sourceKey === sourceKey || mayTouch(row, told)).map(({ id }) => id)
  if (candidates.length === 0) return []
  const rows = await selectPulls(db, inArray(pulls.id, candidates)).orderBy(asc(pulls.id))
  return rows
    .map((row) => ({ pull: fromJoin(row), nightId: row.pull.nightId }))
    .filter(({ pull }) => isOwn(told, pull) || isSamePull(told, pull))
    .sort(
      ({ pull: one }, { pull: other }) =>
        Number(isOwn(told, other)) - Number(isOwn(told, one)) || byFullness(one, other, told),
    )
}

const selectSpans = (db: Db, where: ReturnType<typeof and>) =>
  db
    .select({
      id: pulls.id,
      sourceKey: pulls.sourceKey,
      startedAt: pulls.startedAt,
      durationMs: pulls.durationMs,
    })
    .from(pulls)
    .where(where)

/** Whether what is stored tells a pull as well as this account would, before its events are read. */
export async function hasPull(db: Db, staticId: number, told: Known): Promise<boolean> {
  const [known] = await findSame(db, staticId, told, await findReportId(db, staticId, told.report))
  return known !== undefined && (isOwn(told, known.pull) || !isFuller(told, known.pull))
}

/** Whether an account tells more of a pull than what is stored of it. */
export async function isNews(tx: Db, told: Told, stored: Pull): Promise<boolean> {
  if (!isOwn(told, stored)) return isFuller(told, stored)
  if (!stored.provisional) return isFuller(told, stored)
  return !told.provisional || !(await hasSameEvents(tx, stored.id, told))
}

/** Stores a fuller account in place of the one there is: the pull keeps its number, its results are to be computed anew. */
export async function replacePull(
  tx: Db,
  stored: Pull,
  { reportId, told, storedAt }: { readonly reportId: number; readonly told: Told; readonly storedAt: number },
): Promise<Pull> {
  const { events, report, ...columns } = told
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
  await tx.delete(pulls).where(
    inArray(
      pulls.id,
      parts.map(({ id }) => id),
    ),
  )
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
