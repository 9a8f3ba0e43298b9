import { and, eq, isNotNull } from 'drizzle-orm'
import type { Actor } from '../../report.ts'
import type { Db } from '../db.ts'
import { pulls, rosterMembers } from '../schema.ts'
import { findMember } from './find-member.ts'
import { listRoster, type RosterMember } from './roster.ts'

/** Leaves a member out of all that others see, or no longer. */
export async function saveOptOut(
  tx: Db,
  staticId: number,
  memberId: number,
  out: { readonly by: string; readonly at: number } | undefined,
): Promise<void> {
  await tx
    .update(rosterMembers)
    .set({ optedOutBy: out?.by ?? null, optedOutAt: out?.at ?? null })
    .where(and(eq(rosterMembers.staticId, staticId), eq(rosterMembers.id, memberId)))
}

/** A pull's players who opted out, by their ids in it. */
export type OptedOutIn = (pull: { readonly actors: readonly Actor[] }) => ReadonlySet<number>

/** Who of a static's pulls opted out; one question where nobody has. */
export async function openOptOuts(db: Db, staticId: number): Promise<OptedOutIn> {
  const out = and(eq(rosterMembers.staticId, staticId), isNotNull(rosterMembers.optedOutBy))
  const found = await db.select({ id: rosterMembers.id }).from(rosterMembers).where(out).limit(1)
  const roster = found.length === 0 ? [] : await listRoster(db, staticId)
  return ({ actors }) => new Set(actors.filter((actor) => hasOptedOut(roster, actor)).map(({ id }) => id))
}

/** Where nobody has. */
export const nobodyOptedOut: OptedOutIn = () => new Set()

/** Whether a character is of somebody who opted out; of several who may be meant, one is enough. */
export function hasOptedOut(
  roster: readonly RosterMember[],
  { kind, name, world }: Pick<Actor, 'kind' | 'name' | 'world'>,
): boolean {
  if (kind !== 'player') return false
  const only = findMember(roster, name, world)
  if (only !== undefined) return only.optedOutBy !== undefined
  return roster.some((member) => member.optedOutBy !== undefined && findMember([member], name, world) !== undefined)
}

/** A stored pull, as far as leaving somebody out needs it. */
export interface StoredParty {
  readonly id: number
  readonly nightId: number
  readonly storedAt: number
  readonly actors: readonly Actor[]
}

/** All pulls of a static, the oldest night first. */
export const listStoredParties = (db: Db, staticId: number): Promise<StoredParty[]> =>
  db
    .select({ id: pulls.id, nightId: pulls.nightId, storedAt: pulls.storedAt, actors: pulls.actors })
    .from(pulls)
    .where(eq(pulls.staticId, staticId))
    .orderBy(pulls.nightId, pulls.id)
