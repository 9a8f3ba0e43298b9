import { and, eq, inArray, isNotNull, isNull, lte, max, sql } from 'drizzle-orm'
import type { Db } from '../db.ts'
import { pulls, rolePins, rosterMembers, stratVersions } from '../schema.ts'

/** What a static said that bears on its pulls, as far as whoever analyses them must know whether to ask for more. */
export interface InForce {
  /** By pull: the newest strat version that was saved when it began and stands; absent where there is none. */
  readonly versions: ReadonlyMap<number, number>
  readonly hasPins: boolean
  readonly hasOptedOut: boolean
}

/** One question for all of these pulls of a static. */
export async function findInForce(db: Db, staticId: number, pullIds: readonly number[]): Promise<InForce> {
  if (pullIds.length === 0) return { versions: new Map(), hasPins: false, hasOptedOut: false }
  const { version, encounter, undoneAt, savedAt } = stratVersions
  const stands = and(isNull(undoneAt), lte(savedAt, pulls.startedAt))
  const newest = db
    .select({ version: max(version) })
    .from(stratVersions)
    .where(and(eq(stratVersions.staticId, pulls.staticId), eq(encounter, pulls.encounter), stands))
  const pinned = db.select({ slot: rolePins.slot }).from(rolePins).where(eq(rolePins.staticId, staticId))
  const isOut = and(eq(rosterMembers.staticId, staticId), isNotNull(rosterMembers.optedOutBy))
  const out = db.select({ id: rosterMembers.id }).from(rosterMembers).where(isOut)
  const rows = await db
    .select({
      id: pulls.id,
      version: sql<number | null>`(${newest})`,
      hasPins: sql<boolean>`exists (${pinned})`,
      hasOptedOut: sql<boolean>`exists (${out})`,
    })
    .from(pulls)
    .where(and(eq(pulls.staticId, staticId), inArray(pulls.id, [...pullIds])))
  return {
    versions: new Map(rows.flatMap(({ id, version }) => (version === null ? [] : [[id, version] as const]))),
    hasPins: rows.some(({ hasPins }) => hasPins),
    hasOptedOut: rows.some(({ hasOptedOut }) => hasOptedOut),
  }
}
