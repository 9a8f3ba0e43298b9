import { and, asc, between, count, desc, eq, gte, lte, max, sql } from 'drizzle-orm'
import type { Pull, RecordedPull, ReportInfo } from '../report.ts'
import type { Db } from './db.ts'
import { type EventTable, packEvents, unpackEvents } from './event-block.ts'
import { nights, pullEvents, pulls, reports, statics } from './schema.ts'

/** Pulls this far apart belong to one night. */
export const nightGapMs = 3 * 60 * 60 * 1000
/** Two sources' accounts of one pull start within this of each other. */
export const samePullMs = 3_000

export interface SavedPull {
  readonly pull: Pull
  readonly nightId: number
  /** False when this pull was already stored: nothing was written then. */
  readonly isNew: boolean
}

/**
 * Stores a pull and its events, once: the same pull of the same report, or another account of the same moment in the
 * same duty, finds what is there. All of it is one transaction, and saves of one static wait for each other.
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
    if (known) return { ...known, isNew: false }

    const nightId = await openNight(tx, staticId, recorded)
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
    return { pull: toPull(row, report), nightId, isNew: true }
  })
}

/** Notes that a report has been read to its end. */
export async function saveReportRead(db: Db, staticId: number, report: ReportInfo, readAt: number): Promise<void> {
  const reportId = await saveReport(db, staticId, report)
  await db.update(reports).set({ readAt }).where(eq(reports.id, reportId))
}

/** When a static's report was read to its end, if it was. */
export async function findReportRead(db: Db, staticId: number, code: string): Promise<number | undefined> {
  const where = and(eq(reports.staticId, staticId), eq(reports.code, code))
  return (await db.select({ readAt: reports.readAt }).from(reports).where(where).limit(1))[0]?.readAt ?? undefined
}

/** A pull by its number within the static. */
export async function findPull(db: Db, staticId: number, number: number): Promise<Pull | undefined> {
  return (await select(db, and(eq(pulls.staticId, staticId), eq(pulls.number, number))).limit(1)).map(fromJoin)[0]
}

/** The pull that arrived last. */
export async function findLastPull(db: Db, staticId: number): Promise<Pull | undefined> {
  return (await select(db, eq(pulls.staticId, staticId)).orderBy(desc(pulls.number)).limit(1)).map(fromJoin)[0]
}

/** Whether some account of this moment in this duty is stored, before anything else is known of it. */
export async function hasPullNear(
  db: Db,
  staticId: number,
  { startedAt, territoryId }: { readonly startedAt: number; readonly territoryId: number | undefined },
): Promise<boolean> {
  const near = isNear(staticId, startedAt, territoryId)
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

export interface Night {
  readonly id: number
  readonly staticId: number
  /** Epoch ms of the first pull's start and the last pull's end. */
  readonly startedAt: number
  readonly endedAt: number
  readonly pulls: number
}

/** The newest nights first. */
export async function listNights(db: Db, staticId: number, limit: number): Promise<Night[]> {
  return await db
    .select({
      id: nights.id,
      staticId: nights.staticId,
      startedAt: nights.startedAt,
      endedAt: nights.endedAt,
      pulls: count(pulls.id),
    })
    .from(nights)
    .innerJoin(pulls, eq(pulls.nightId, nights.id))
    .where(eq(nights.staticId, staticId))
    .groupBy(nights.id)
    .orderBy(desc(nights.startedAt))
    .limit(limit)
}

/** Which night a pull belongs to, and whose night it is. */
export async function findNight(
  db: Db,
  nightId: number,
): Promise<Pick<Night, 'id' | 'staticId' | 'startedAt' | 'endedAt'> | undefined> {
  return (await db.select().from(nights).where(eq(nights.id, nightId)).limit(1))[0]
}

export async function findNightOf(db: Db, staticId: number, pullId: number): Promise<number | undefined> {
  const where = and(eq(pulls.staticId, staticId), eq(pulls.id, pullId))
  return (await db.select({ nightId: pulls.nightId }).from(pulls).where(where).limit(1))[0]?.nightId
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

async function saveReport(tx: Db, staticId: number, { source, code, title, startedAt }: ReportInfo): Promise<number> {
  const [row] = await tx
    .insert(reports)
    .values({ staticId, source, code, title, startedAt })
    .onConflictDoUpdate({ target: [reports.staticId, reports.source, reports.code], set: { title } })
    .returning({ id: reports.id })
  if (row === undefined) throw new Error(`report ${code} could not be stored`)
  return row.id
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

async function openNight(tx: Db, staticId: number, { startedAt, durationMs }: RecordedPull): Promise<number> {
  const endedAt = startedAt + durationMs
  const near = and(
    eq(nights.staticId, staticId),
    gte(nights.endedAt, startedAt - nightGapMs),
    lte(nights.startedAt, endedAt + nightGapMs),
  )
  const [night] = await tx.select().from(nights).where(near).orderBy(asc(nights.startedAt)).limit(1)
  if (night === undefined) {
    const [made] = await tx.insert(nights).values({ staticId, startedAt, endedAt }).returning({ id: nights.id })
    if (made === undefined) throw new Error('the night could not be stored')
    return made.id
  }
  const wider = { startedAt: Math.min(night.startedAt, startedAt), endedAt: Math.max(night.endedAt, endedAt) }
  await tx.update(nights).set(wider).where(eq(nights.id, night.id))
  return night.id
}

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
