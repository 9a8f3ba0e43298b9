import { and, eq, gt, isNull, lt, lte, sql } from 'drizzle-orm'
import type { Db } from '../db.ts'
import { pulls } from '../schema.ts'
import { isBoss } from './pull-rows.ts'

/** What a static has put into a fight, up to and with one pull of it. */
export interface Tries {
  readonly pulls: number
  readonly inCombatMs: number
  readonly nights: number
  /** Kills before this pull. */
  readonly kills: number
  /** Pulls since the last kill before it, this one with them. */
  readonly sinceKill: number
}

/** What went into the fight of one of a static's pulls until then. */
export async function findTries(db: Db, staticId: number, pullId: number): Promise<Tries | undefined> {
  const { encounter, fightName, startedAt } = pulls
  const [it] = await db
    .select({ encounter, fightName, startedAt })
    .from(pulls)
    .where(and(eq(pulls.staticId, staticId), eq(pulls.id, pullId)))
  if (it === undefined) return undefined
  // A fight that is not known is told by its name.
  const isSame =
    it.encounter === null ? and(isNull(encounter), eq(fightName, it.fightName)) : eq(encounter, it.encounter)
  const own = and(eq(pulls.staticId, staticId), isBoss, isSame)
  const earlier = and(own, eq(pulls.outcome, 'kill'), lt(startedAt, it.startedAt))
  const [before] = await db
    .select({ kills: sql`count(*)`.mapWith(Number), lastAt: sql`coalesce(max(${startedAt}), -1)`.mapWith(Number) })
    .from(pulls)
    .where(earlier)
  const [all] = await db
    .select({
      pulls: sql`count(*)`.mapWith(Number),
      inCombatMs: sql`coalesce(sum(${pulls.durationMs}), 0)`.mapWith(Number),
      nights: sql`count(distinct ${pulls.nightId})`.mapWith(Number),
      sinceKill: sql`count(*) filter (where ${gt(startedAt, before?.lastAt ?? -1)})`.mapWith(Number),
    })
    .from(pulls)
    .where(and(own, lte(startedAt, it.startedAt)))
  return all && { ...all, kills: before?.kills ?? 0 }
}
