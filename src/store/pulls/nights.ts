import { and, asc, count, desc, eq, gt, gte, inArray, lt, lte, sql } from 'drizzle-orm'
import { type NightCut, spanBetweenCuts } from '../../night-cut.ts'
import type { RecordedPull } from '../../report.ts'
import type { Db } from '../db.ts'
import { guilds, nights, pulls, statics } from '../schema.ts'
import { isBoss } from './pull-rows.ts'

/** Pulls this far apart belong to one night. */
export const nightGapMs = 3 * 60 * 60 * 1000

export interface Night {
  readonly id: number
  readonly staticId: number
  /** Epoch ms of the first pull's start and the last pull's end. */
  readonly startedAt: number
  readonly endedAt: number
  readonly pulls: number
}

/**
 * The newest nights first, with their pulls, trash apart.
 * @param among only those with these ids: counting pulls takes longer than listing nights
 */
export async function listNights(db: Db, staticId: number, limit: number, among?: readonly number[]): Promise<Night[]> {
  const own = and(eq(pulls.nightId, nights.id), isBoss)
  const counted = db
    .select({ pulls: count(pulls.id).as('pulls') })
    .from(pulls)
    .where(own)
    .as('counted')
  const { id, startedAt, endedAt } = nights
  // Nights do not overlap: whichever ended last began last, and that order the index has.
  return await db
    .select({ id, staticId: nights.staticId, startedAt, endedAt, pulls: counted.pulls })
    .from(nights)
    .crossJoinLateral(counted)
    .where(and(eq(nights.staticId, staticId), gt(counted.pulls, 0), among && inArray(nights.id, [...among])))
    .orderBy(desc(endedAt))
    .limit(limit)
}

/** When a night was, without its pulls. */
export type NightSpan = Pick<Night, 'id' | 'staticId' | 'startedAt' | 'endedAt'>

/** When a static's newest nights were, the newest first. */
export const listNightSpans = (db: Db, staticId: number, limit: number): Promise<NightSpan[]> =>
  db.select().from(nights).where(eq(nights.staticId, staticId)).orderBy(desc(nights.endedAt)).limit(limit)

/** Those of a static's nights, the oldest first. */
export async function listNightsById(db: Db, staticId: number, ids: readonly number[]): Promise<NightSpan[]> {
  const own = and(eq(nights.staticId, staticId), inArray(nights.id, [...ids]))
  return await db.select().from(nights).where(own).orderBy(asc(nights.startedAt))
}

/** Which night a pull belongs to, and whose night it is. */
export async function findNight(db: Db, nightId: number): Promise<NightSpan | undefined> {
  return (await db.select().from(nights).where(eq(nights.id, nightId)).limit(1))[0]
}

/**
 * The night a pull falls into, made or widened where that is needed; trash widens none. Call it where saves of one static
 * wait for each other.
 * @param cut where its server cuts its nights
 */
export async function openNight(
  tx: Db,
  staticId: number,
  { startedAt, durationMs, trash }: RecordedPull,
  cut: NightCut | undefined,
): Promise<number> {
  const endedAt = startedAt + durationMs
  const span = cut && spanBetweenCuts(startedAt, cut)
  const near = and(
    eq(nights.staticId, staticId),
    gte(nights.endedAt, startedAt - nightGapMs),
    lte(nights.startedAt, endedAt + nightGapMs),
    ...(span ? [gte(nights.startedAt, span.fromMs), lt(nights.startedAt, span.toMs)] : []),
  )
  const [found] = trash
    ? await tx.select({ id: nights.id }).from(nights).where(near).orderBy(asc(nights.startedAt)).limit(1)
    : await widen(tx, near, { startedAt, endedAt })
  if (found) return found.id
  const [made] = await tx.insert(nights).values({ staticId, startedAt, endedAt }).returning({ id: nights.id })
  if (made === undefined) throw new Error('the night could not be stored')
  return made.id
}

/** Where a static's server cuts its nights; undefined where gaps alone part them. */
export async function findNightCut(db: Db, staticId: number): Promise<NightCut | undefined> {
  const [found] = await db
    .select({ minutes: guilds.nightCutMinutes, zone: guilds.nightZone })
    .from(statics)
    .innerJoin(guilds, eq(guilds.id, statics.guildId))
    .where(eq(statics.id, staticId))
  if (found === undefined || found.minutes === null) return undefined
  return { minutes: found.minutes, zone: found.zone }
}

/** Sets where a static's whole server cuts its nights from now on, or that it does not. */
export async function saveNightCut(db: Db, staticId: number, cut: NightCut | undefined): Promise<void> {
  const guild = db.select({ id: statics.guildId }).from(statics).where(eq(statics.id, staticId))
  await db
    .update(guilds)
    .set({ nightCutMinutes: cut?.minutes ?? null, ...(cut && { nightZone: cut.zone }) })
    .where(inArray(guilds.id, guild))
}

/** The earliest of these nights is made to hold a pull of a boss; one that had only trash begins and ends with it. */
function widen(tx: Db, near: ReturnType<typeof and>, { startedAt, endedAt }: Pick<Night, 'startedAt' | 'endedAt'>) {
  const first = tx.select({ id: nights.id }).from(nights).where(near).orderBy(asc(nights.startedAt)).limit(1)
  const hasBoss = sql`exists (select from ${pulls} where ${pulls.nightId} = ${nights.id} and ${isBoss})`
  return tx
    .update(nights)
    .set({
      startedAt: sql`case when ${hasBoss} then least(${nights.startedAt}, ${startedAt}) else ${startedAt} end`,
      endedAt: sql`case when ${hasBoss} then greatest(${nights.endedAt}, ${endedAt}) else ${endedAt} end`,
    })
    .where(eq(nights.id, first))
    .returning({ id: nights.id })
}
