import { eq, inArray } from 'drizzle-orm'
import type { Pull } from '../../report.ts'
import type { Db } from '../db.ts'
import { moveDisputes } from '../people/disputes.ts'
import { metricResults, pullDepths, pullEvents, pulls } from '../schema.ts'
import { withdrawPosts } from '../telling/posts.ts'
import { isPart } from './accounts.ts'
import { packEvents } from './event-block.ts'
import { moveAccounts } from './pull-accounts.ts'
import { toPull } from './pull-rows.ts'
import type { StoredPull, Told } from './same-pull.ts'

/** Stores a fuller account in place of the one there is: the pull keeps its number, its results are to be computed anew. */
export async function replacePull(
  tx: Db,
  stored: Pull,
  { reportId, told, storedAt }: { readonly reportId: number; readonly told: Told; readonly storedAt: number },
): Promise<Pull> {
  const { events, report, mark: _mark, ...columns } = told
  const [row] = await tx
    .update(pulls)
    // Later than what it replaces, on any clock: that is how results of the older account are told apart.
    .set({ ...untold, ...columns, reportId, storedAt: Math.max(storedAt, stored.storedAt + 1) })
    .where(eq(pulls.id, stored.id))
    .returning()
  if (row === undefined) throw new Error(`pull ${stored.number} could not be stored anew`)
  await tx
    .update(pullEvents)
    .set({ block: packEvents(events) })
    .where(eq(pullEvents.pullId, row.id))
  await tx.delete(metricResults).where(eq(metricResults.pullId, row.id))
  await tx.delete(pullDepths).where(eq(pullDepths.pullId, row.id))
  return toPull(row, report)
}

/** Takes away what was stored as pulls of their own and is part of another one. A whole account always stays. */
export async function dropParts(tx: Db, { pull: kept }: StoredPull, others: readonly StoredPull[]): Promise<void> {
  const parts = others.map(({ pull }) => pull).filter(isPart)
  for (const { id } of parts) await withdrawPosts(tx, id, `This was a part of pull ${kept.number}.`)
  if (parts.length === 0) return
  const ids = parts.map(({ id }) => id)
  await moveAccounts(tx, ids, kept.id)
  await moveDisputes(tx, ids, kept.id)
  await tx.delete(pulls).where(inArray(pulls.id, ids))
}

/** What a new account leaves out is not left over from the old one. */
const untold = {
  territoryId: null,
  encounterId: null,
  encounter: null,
  bossHp: null,
  fightHp: null,
  wipeCalledMs: null,
  trash: false,
  provisional: false,
  brokenHashes: 0,
} as const
