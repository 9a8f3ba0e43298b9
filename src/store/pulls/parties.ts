import { and, desc, eq } from 'drizzle-orm'
import type { Actor } from '../../report.ts'
import type { Db } from '../db.ts'
import { pulls } from '../schema.ts'
import { isBoss } from './pull-rows.ts'

/** Who fought in one pull. */
export interface PullParty {
  readonly nightId: number
  /** Epoch ms. */
  readonly startedAt: number
  readonly players: readonly Actor[]
}

/** The parties of a static's newest pulls, the newest first, trash apart. However many pulls are stored, no more are read. */
export async function listRecentParties(db: Db, staticId: number, limit: number): Promise<PullParty[]> {
  const found = await db
    .select({ nightId: pulls.nightId, startedAt: pulls.startedAt, actors: pulls.actors })
    .from(pulls)
    .where(and(eq(pulls.staticId, staticId), isBoss))
    .orderBy(desc(pulls.startedAt))
    .limit(limit)
  return found.map(({ actors, ...pull }) => ({ ...pull, players: actors.filter(({ kind }) => kind === 'player') }))
}
