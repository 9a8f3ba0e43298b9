import { and, desc, eq, inArray, isNull, lt, sql } from 'drizzle-orm'
import type { Pull } from '../../report.ts'
import type { Db } from '../db.ts'
import { metricResults, pullDepths, pulls } from '../schema.ts'
import { keyOfFight } from './fight-key.ts'
import { fromJoin, isBoss, selectPulls } from './pull-rows.ts'
import type { ReadApart } from './results.ts'
import { unpackKept } from './unpacked-results.ts'

/** What a static pulls again and again: a known encounter, or whatever a source calls it. */
export interface Fight {
  /** Key in the game facts; null for one that nobody has described. */
  readonly encounter: string | null
  readonly fightName: string
}

/** Every fight of a static, the one that was pulled last first. The index is asked fight by fight: no list of pulls is read. */
export async function listFights(db: Db, staticId: number): Promise<Fight[]> {
  const key = sql.raw(`coalesce(encounter, '"' || fight_name)`)
  const own = sql`static_id = ${staticId} and not trash`
  const found = sql`(
    with recursive fight (key) as (
      (select ${key} from pull where ${own} order by ${key} limit 1)
      union all
      select (select ${key} from pull where ${own} and ${key} > fight.key order by ${key} limit 1)
      from fight where fight.key is not null
    )
    select last.* from fight cross join lateral (
      select encounter, fight_name, number from pull where ${own} and ${key} = fight.key order by number desc limit 1
    ) last
  ) found`
  return await db
    .select({ encounter: sql<string | null>`found.encounter`, fightName: sql<string>`found.fight_name` })
    .from(found)
    .orderBy(sql`found.number desc`)
}

/** The last pulls of a fight, the newest first. */
export async function listFightPulls(db: Db, staticId: number, fight: Fight, limit: number): Promise<Pull[]> {
  const found = selectPulls(db, and(eq(pulls.staticId, staticId), isBoss, isOf(fight)))
  return (await found.orderBy(desc(pulls.number)).limit(limit)).map(fromJoin)
}

/** The pulls of a fight in the last nights that it was pulled, the newest first, at most `limit`. */
export async function listLatePulls(
  db: Db,
  staticId: number,
  fight: Fight,
  { nights, limit }: { readonly nights: number; readonly limit: number },
): Promise<Pull[]> {
  const own = and(eq(pulls.staticId, staticId), isBoss, isOf(fight))
  const last = db
    .select({ nightId: pulls.nightId })
    .from(pulls)
    .where(own)
    .groupBy(pulls.nightId)
    .orderBy(desc(sql`max(${pulls.startedAt})`))
    .limit(nights)
  const found = selectPulls(db, and(own, inArray(pulls.nightId, last)))
  return (await found.orderBy(desc(pulls.startedAt)).limit(limit)).map(fromJoin)
}

/** One metric's stored results, of its present version, of the pulls of the same fight before a pull: the newest first. */
export async function listEarlierResults<Result>(
  db: Db,
  { staticId, encounter, fightName, startedAt }: Pick<Pull, 'staticId' | 'encounter' | 'fightName' | 'startedAt'>,
  { id, version }: ReadApart & { readonly version: number; compute(context: never): Result },
  limit: number,
): Promise<Result[]> {
  const rows = await db
    .select({ pullId: metricResults.pullId, packed: sql<Uint8Array>`${metricResults.result}` })
    .from(pulls)
    .innerJoin(metricResults, and(eq(metricResults.pullId, pulls.id), eq(metricResults.metric, id)))
    .where(
      and(
        eq(pulls.staticId, staticId),
        isBoss,
        isOf({ encounter: encounter ?? null, fightName }),
        lt(pulls.startedAt, startedAt),
        eq(metricResults.version, version),
      ),
    )
    .orderBy(desc(pulls.startedAt))
    .limit(limit)
  return rows.map(({ pullId, packed }) => unpackKept(id, pullId, packed) as Result)
}

/** One metric's stored results of the pulls of a fight that came furthest, whatever version they are of. */
export async function listFurthestResults(
  db: Db,
  staticId: number,
  fight: Fight,
  { id }: ReadApart,
  limit: number,
): Promise<unknown[]> {
  const furthest = db
    .select({ pullId: pullDepths.pullId })
    .from(pullDepths)
    .where(and(eq(pullDepths.staticId, staticId), eq(pullDepths.fight, keyOfFight(fight))))
    .orderBy(desc(pullDepths.rank), desc(pullDepths.startedAt))
    .limit(limit)
  const rows = await db
    .select({ result: metricResults.result })
    .from(metricResults)
    .where(and(inArray(metricResults.pullId, furthest), eq(metricResults.metric, id)))
    .orderBy(desc(metricResults.pullId))
  return rows.map(({ result }) => result)
}

export const isOf = ({ encounter, fightName }: Fight) =>
  encounter === null ? and(isNull(pulls.encounter), eq(pulls.fightName, fightName)) : eq(pulls.encounter, encounter)
