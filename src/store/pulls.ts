import { and, asc, between, desc, eq, max, ne, sql } from 'drizzle-orm'
import type { Pull, RecordedPull, ReportInfo } from '../report.ts'
import type { Db } from './db.ts'
import { type EventTable, packEvents, unpackEvents } from './event-block.ts'
import { openNight } from './nights.ts'
import { saveReport } from './reports.ts'
import { metricResults, pullEvents, pulls, reports, statics } from './schema.ts'

/** Two sources' accounts of one pull start within this of each other. */
export const samePullMs = 3_000

export interface SavedPull {
  readonly pull: Pull
  readonly nightId: number
  /** `known`: it was stored before and nothing was written. `fuller`: it was, but cut short, and is whole now. */
  readonly change: 'new' | 'fuller' | 'known'
}

/**
 * Stores a pull and its events, once: the same pull of the same report, or another account of the same moment in the
 * same duty, finds what is there, and replaces it only if that was cut off before the pull's end. All of it is one
 * transaction, and saves of one static wait for each other.
 */
export async function savePull(
  db: Db,
  staticId: number,
  report: ReportInfo,
  recorded: RecordedPull & { readonly encounter?: string },
  storedAt: number,
): Promise<SavedPull> {
  return await db.transaction(async (tx) => {
    await tx.select().from(statics).where(eq(statics.id, staticId)).for('update')
    const reportId = await saveReport(tx, staticId, report)
    const known = await findSame(tx, staticId, reportId, recorded)
    if (known && !isFuller(recorded, known.pull)) return { ...known, change: 'known' }
    const nightId = await openNight(tx, staticId, recorded)
    if (known)
      return {
        pull: await replace(tx, known.pull, { reportId, report, recorded, storedAt }),
        nightId,
        change: 'fuller',
      }

    const [last] = await tx
      .select({ number: max(pulls.number) })
      .from(pulls)
      .where(eq(pulls.staticId, staticId))
    const { events, ...told } = recorded
    const [row] = await tx
      .insert(pulls)
      .values({ ...told, staticId, reportId, nightId, number: (last?.number ?? 0) + 1, storedAt })
      .returning()
    if (row === undefined) throw new Error('the pull could not be stored')
    await tx.insert(pullEvents).values({ pullId: row.id, block: packEvents(events) })
    return { pull: toPull(row, report), nightId, change: 'new' }
  })
}

/** A pull by its number within the static. */
export async function findPull(db: Db, staticId: number, number: number): Promise<Pull | undefined> {
  return (await select(db, and(eq(pulls.staticId, staticId), eq(pulls.number, number))).limit(1)).map(fromJoin)[0]
}

/** The pull that arrived last. */
export async function findLastPull(db: Db, staticId: number): Promise<Pull | undefined> {
  return (await select(db, eq(pulls.staticId, staticId)).orderBy(desc(pulls.number)).limit(1)).map(fromJoin)[0]
}

/** Whether a whole account of this moment in this duty is stored, before anything else is known of it. */
export async function hasPullNear(
  db: Db,
  staticId: number,
  { startedAt, territoryId }: { readonly startedAt: number; readonly territoryId: number | undefined },
): Promise<boolean> {
  const near = and(isNear(staticId, startedAt, territoryId), ne(pulls.outcome, 'unknown'))
  return (await db.select({ id: pulls.id }).from(pulls).where(near).limit(1)).length > 0
}

/** The newest pulls first, at most `limit`. */
export async function listPulls(db: Db, staticId: number, limit: number): Promise<Pull[]> {
  return (await select(db, eq(pulls.staticId, staticId)).orderBy(desc(pulls.number)).limit(limit)).map(fromJoin)
}

/** A night's pulls in the order they happened. */
export async function listNightPulls(db: Db, staticId: number, nightId: number): Promise<Pull[]> {
  const found = select(db, and(eq(pulls.staticId, staticId), eq(pulls.nightId, nightId)))
  return (await found.orderBy(asc(pulls.startedAt))).map(fromJoin)
}

/** A stored pull's events. */
export async function loadEvents(db: Db, staticId: number, pullId: number): Promise<EventTable> {
  const rows = await db
    .select({ block: pullEvents.block })
    .from(pullEvents)
    .innerJoin(pulls, eq(pulls.id, pullEvents.pullId))
    .where(and(eq(pulls.id, pullId), eq(pulls.staticId, staticId)))
  const block = rows[0]?.block
  if (block === undefined) throw new Error(`pull ${pullId} of static ${staticId} has no events`)
  return unpackEvents(block)
}

/** A log that ends in the middle of a pull knows less of it than one that goes on, or than a source that saw the end. */
const isFuller = (recorded: RecordedPull, stored: Pull): boolean =>
  stored.outcome === 'unknown' && (recorded.outcome !== 'unknown' || recorded.durationMs > stored.durationMs)

interface Replacement {
  readonly reportId: number
  readonly report: ReportInfo
  readonly recorded: RecordedPull
  readonly storedAt: number
}

async function replace(tx: Db, stored: Pull, { reportId, report, recorded, storedAt }: Replacement): Promise<Pull> {
  const { events, ...told } = recorded
  const [row] = await tx
    .update(pulls)
    .set({ ...told, reportId, storedAt })
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

async function findSame(tx: Db, staticId: number, reportId: number, recorded: RecordedPull) {
  const { sourceKey, startedAt, territoryId } = recorded
  const sameKey = and(eq(pulls.reportId, reportId), eq(pulls.sourceKey, sourceKey))
  const nearby = isNear(staticId, startedAt, territoryId)
  const [row] = [...(await select(tx, sameKey).limit(1)), ...(await select(tx, nearby).limit(1))]
  return row && { pull: fromJoin(row), nightId: row.pull.nightId }
}

const isNear = (staticId: number, startedAt: number, territoryId: number | undefined) =>
  and(
    eq(pulls.staticId, staticId),
    between(pulls.startedAt, startedAt - samePullMs, startedAt + samePullMs),
    territoryId === undefined ? undefined : sql`coalesce(${pulls.territoryId}, ${territoryId}) = ${territoryId}`,
  )

const select = (db: Db, where: ReturnType<typeof and>) =>
  db
    .select({ pull: pulls, report: reports })
    .from(pulls)
    .innerJoin(reports, eq(reports.id, pulls.reportId))
    .where(where)

const fromJoin = ({ pull, report }: { pull: typeof pulls.$inferSelect; report: typeof reports.$inferSelect }): Pull =>
  toPull(pull, { source: report.source, code: report.code, title: report.title, startedAt: report.startedAt })

function toPull(row: typeof pulls.$inferSelect, report: ReportInfo): Pull {
  const {
    territoryId,
    encounterId,
    encounter,
    bossHp,
    fightHp,
    wipeCalledMs,
    nightId: _night,
    reportId: _report,
    ...told
  } = row
  return {
    ...told,
    source: report.source,
    report,
    ...(territoryId === null ? {} : { territoryId }),
    ...(encounterId === null ? {} : { encounterId }),
    ...(encounter === null ? {} : { encounter }),
    ...(bossHp === null ? {} : { bossHp }),
    ...(fightHp === null ? {} : { fightHp }),
    ...(wipeCalledMs === null ? {} : { wipeCalledMs }),
  }
}
