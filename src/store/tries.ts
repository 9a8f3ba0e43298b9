import { and, eq, sql } from 'drizzle-orm'
import type { Db } from './db.ts'
import { isBoss } from './pull-rows.ts'
import { pulls } from './schema.ts'

/** What a static has put into a fight, up to and with one pull of it. */
export interface Tries {
  readonly pulls: number
  readonly inCombatMs: number
  readonly nights: number
  /** Kills before this pull. */
  readonly kills: number
  /** Pulls since the last kill before it, this one with them. */
  readonly sinceKill: number
  /** When the first of them began, epoch ms. */
  readonly firstAt: number
}

/** What went into the fight of one of a static's pulls until then. */
export async function findTries(db: Db, staticId: number, pullId: number): Promise<Tries | undefined> {
  const [row] = await db
    .select({
      pulls: sql`count(*)`.mapWith(Number),
      inCombatMs: sql`coalesce(sum(${pulls.durationMs}), 0)`.mapWith(Number),
      nights: sql`count(distinct ${pulls.nightId})`.mapWith(Number),
      kills: sql`count(*) filter (where ${isEarlierKill})`.mapWith(Number),
      sinceKill: sql`count(*) filter (where ${pulls.startedAt} > coalesce(
        (select max(done.started_at) from pull done
          where done.static_id = it.static_id and done.outcome = 'kill' and done.started_at < it.started_at
            and ${sameFight('done')}), -1))`.mapWith(Number),
      firstAt: sql`min(${pulls.startedAt})`.mapWith(Number),
    })
    .from(pulls)
    .innerJoin(
      sql`${pulls} it`,
      sql`it.id = ${pullId} and ${pulls.startedAt} <= it.started_at and ${sameFight('pull')}`,
    )
    .where(and(eq(pulls.staticId, staticId), isBoss, sql`it.static_id = ${staticId}`))
    .groupBy(sql`it.id`)
  return row
}

const isEarlierKill = sql`${pulls.outcome} = 'kill' and ${pulls.startedAt} < it.started_at`

/** A fight that is not known is told by its name. */
const sameFight = (other: 'pull' | 'done') =>
  sql.raw(
    `(${other}.encounter is not distinct from it.encounter and (it.encounter is not null or ${other}.fight_name = it.fight_name))`,
  )
