import { and, desc, eq, inArray, isNull, lt, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Pull } from '../../report.ts'
import type { Db } from '../db.ts'
import { pullDepths, pulls } from '../schema.ts'
import { keyOfFight } from './fight-key.ts'
import type { Fight } from './fights.ts'

/** How far a pull came. Shares are of HP left, 0 to 1. */
export interface Depth {
  readonly phase: string
  readonly phaseId: number
  readonly boss?: { readonly name: string; readonly share: number }
  /** Of the whole fight. */
  readonly fight?: number
}

/**
 * Keeps how far a pull came, in place of what was kept before. Trash has no depth, and when a fuller account has taken the
 * pull's place meanwhile, that of the old one is not kept.
 */
export async function saveDepth(db: Db, pull: Pull, depth: Depth): Promise<void> {
  if (!pull.trash) await db.execute(insertDepth(pull, depth))
}

/** The same, as a part of another statement. */
export function insertDepth(pull: Pull, { phase, phaseId, boss, fight }: Depth): SQL {
  const left = Math.min(Math.max(fight ?? boss?.share ?? 1, 0), 1)
  // A phase that was played to its end is still less than the one after it.
  const rank = (pull.outcome === 'kill' ? killRank : 0) + phaseId + (1 - left) * 0.999
  return sql`
    insert into ${pullDepths}
      (pull_id, static_id, fight, started_at, rank, phase_id, phase, boss_name, boss_share, fight_share)
    select pull.id, pull.static_id, ${keyOfFight(pull)}::text, pull.started_at, ${rank}::float8, ${phaseId}::int, ${phase}::text,
      ${boss?.name ?? null}::text, ${boss?.share ?? null}::float8, ${fight ?? null}::float8
    from ${pulls} pull where pull.id = ${pull.id} and pull.stored_at = ${pull.storedAt}
    for share of pull
    on conflict (pull_id) do update set fight = excluded.fight, started_at = excluded.started_at, rank = excluded.rank,
      phase_id = excluded.phase_id, phase = excluded.phase, boss_name = excluded.boss_name,
      boss_share = excluded.boss_share, fight_share = excluded.fight_share`
}

/** Those of these pulls whose depth is not kept. */
export async function listWithoutDepth(db: Db, staticId: number, ids: readonly number[]): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .select({ id: pulls.id })
    .from(pulls)
    .leftJoin(pullDepths, eq(pullDepths.pullId, pulls.id))
    .where(and(eq(pulls.staticId, staticId), inArray(pulls.id, [...ids]), isNull(pullDepths.pullId)))
  return new Set(rows.map(({ id }) => id))
}

/** The pull of a fight that came furthest, the newest of those that came as far. */
export async function findDeepest(db: Db, staticId: number, fight: Fight): Promise<number | undefined> {
  const [row] = await db
    .select({ id: pullDepths.pullId })
    .from(pullDepths)
    .where(and(eq(pullDepths.staticId, staticId), eq(pullDepths.fight, keyOfFight(fight))))
    .orderBy(desc(pullDepths.rank), desc(pullDepths.startedAt))
    .limit(1)
  return row?.id
}

/** What came before a pull of its own fight. */
export interface BestBefore {
  readonly rank: number
  readonly phaseId: number
  /** Whether the pull itself came further; beyond a kill there is nothing. */
  readonly isPassed: boolean
}

/** For each of these pulls the furthest of the same fight before it; a fight's first pull is left out. */
export async function listBestBefore(
  db: Db,
  staticId: number,
  ids: readonly number[],
): Promise<ReadonlyMap<number, BestBefore>> {
  if (ids.length === 0) return new Map()
  const earlier = alias(pullDepths, 'earlier')
  const best = db
    .select({ rank: earlier.rank, phaseId: earlier.phaseId })
    .from(earlier)
    .where(
      and(
        eq(earlier.staticId, pullDepths.staticId),
        eq(earlier.fight, pullDepths.fight),
        lt(earlier.startedAt, pullDepths.startedAt),
      ),
    )
    .orderBy(desc(earlier.rank))
    .limit(1)
    .as('best')
  const rows = await db
    .select({ id: pullDepths.pullId, own: pullDepths.rank, rank: best.rank, phaseId: best.phaseId })
    .from(pullDepths)
    .innerJoinLateral(best, sql`true`)
    .where(and(eq(pullDepths.staticId, staticId), inArray(pullDepths.pullId, [...ids])))
  return new Map(
    rows.map(({ id, own, rank, phaseId }) => [id, { rank, phaseId, isPassed: own > rank && rank < killRank }]),
  )
}

/** The phases that pulls of a fight ended in, in order: one row of each is read, whatever their number. */
export async function listPhases(db: Db, staticId: number, fight: Fight): Promise<readonly string[]> {
  const found = sql`(
    select band.lowest, one.phase
    from (select nth as lowest, nth + 1 as highest from generate_series(1, ${mostPhases}::int) nth
      union all select ${killRank}::int, ${killRank * 2}::int) band
    cross join lateral (
      select phase from pull_depth
      where static_id = ${staticId} and fight = ${keyOfFight(fight)} and rank >= band.lowest and rank < band.highest
      limit 1
    ) one
  ) found`
  const rows = await db.select({ phase: sql<string>`found.phase` }).from(found).orderBy(sql`found.lowest`)
  return [...new Set(rows.map(({ phase }) => phase))]
}

/** No fight has more, intermissions counted. */
const mostPhases = 30
/** A kill comes before everything. */
const killRank = 1_000
