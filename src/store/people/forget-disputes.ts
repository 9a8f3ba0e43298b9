import { and, eq, inArray, isNull, notExists, type SQL } from 'drizzle-orm'
import { initialsOf } from '../../initials.ts'
import type { Db } from '../db.ts'
import { disputes, rulings } from '../schema.ts'
import type { StoredParty } from './opt-outs.ts'

/**
 * Takes players who opted out of what was disputed and ruled in a pull. What accused them goes: disputes of their mistakes
 * that nobody has ruled on, or that a lead upheld. What cleared somebody stays, without them and without words.
 * @param out ids of the pull's players
 */
export async function forgetDisputes(
  tx: Db,
  staticId: number,
  { id: pullId, actors }: Pick<StoredParty, 'id' | 'actors'>,
  out: ReadonlySet<number>,
): Promise<void> {
  const names = actors.filter(({ id }) => out.has(id)).flatMap(({ name }) => [name, initialsOf(name)])
  if (names.length === 0) return
  const ofPull = and(eq(disputes.staticId, staticId), eq(disputes.pullId, pullId))
  const about = and(ofPull, inArray(disputes.player, names))
  const standing = and(eq(rulings.disputeId, disputes.id), isNull(rulings.undoneAt))
  const clearing = tx
    .select({ id: rulings.id })
    .from(rulings)
    .where(and(standing, inArray(rulings.what, ['dismissed', 'somebody else', 'nobody'])))
  await tx.delete(disputes).where(and(about, notExists(clearing)))
  await tx.update(disputes).set({ player: nobody, words: '', askedByName: nobody }).where(about)
  const of = (where: SQL | undefined) =>
    inArray(rulings.disputeId, tx.select({ id: disputes.id }).from(disputes).where(where))
  // Whoever was cleared because it was one of these stays cleared.
  const named = and(of(ofPull), inArray(rulings.other, names))
  await tx.update(rulings).set({ what: 'dismissed', other: null, note: null }).where(named)
  await tx
    .update(rulings)
    .set({ note: null })
    .where(of(and(ofPull, eq(disputes.player, nobody))))
}

/** As results call whoever opted out. */
const nobody = 'Somebody'
