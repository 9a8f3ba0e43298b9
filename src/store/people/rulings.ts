import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Ruling } from '../../ruling.ts'
import type { Author } from '../ability-labels.ts'
import type { Db } from '../db.ts'
import { disputes, rulings } from '../schema.ts'

/** Decides one of a static's disputes; what was decided before stays in the history. The same said twice is said once. */
export async function saveRuling(
  db: Db,
  staticId: number,
  disputeId: number,
  { what, other, note, at, author }: Pick<Ruling, 'what' | 'other' | 'note' | 'at'> & { readonly author: Author },
): Promise<void> {
  await db.transaction(async (tx) => {
    await ownDispute(tx, staticId, disputeId)
    const own = and(eq(rulings.disputeId, disputeId), isNull(rulings.undoneAt))
    const [last] = await tx.select().from(rulings).where(own).orderBy(desc(rulings.id)).limit(1)
    const said = { what, other: other ?? null, note: note ?? null }
    if (last && last.what === said.what && last.other === said.other && last.note === said.note) return
    await tx.insert(rulings).values({ disputeId, ...said, authorId: author.id, authorName: author.name, ruledAt: at })
  })
}

/** Takes the newest ruling of a dispute back, and gives it; the one before it counts again. */
export async function undoRuling(
  db: Db,
  staticId: number,
  disputeId: number,
  undone: { readonly by: Author; readonly at: number },
): Promise<Ruling | undefined> {
  await ownDispute(db, staticId, disputeId)
  const own = and(eq(rulings.disputeId, disputeId), isNull(rulings.undoneAt))
  const newest = db
    .select({ id: sql`max(${rulings.id})` })
    .from(rulings)
    .where(own)
  const rows = await db
    .update(rulings)
    .set({ undoneBy: undone.by.name, undoneAt: undone.at })
    .where(and(own, eq(rulings.id, sql`(${newest})`)))
    .returning()
  return rows.map(toRuling)[0]
}

/** Everything that was ever decided about a dispute, the newest first. */
export async function listRulingHistory(db: Db, staticId: number, disputeId: number): Promise<Ruling[]> {
  const rows = await db
    .select({ ruling: rulings })
    .from(rulings)
    .innerJoin(disputes, eq(disputes.id, rulings.disputeId))
    .where(and(eq(disputes.staticId, staticId), eq(disputes.id, disputeId)))
    .orderBy(desc(rulings.id))
  return rows.map(({ ruling }) => toRuling(ruling))
}

export const toRuling = ({
  what,
  other,
  note,
  authorName,
  ruledAt,
  undoneBy,
  undoneAt,
}: typeof rulings.$inferSelect): Ruling => ({
  what,
  ...(other === null ? {} : { other }),
  ...(note === null ? {} : { note }),
  by: authorName,
  at: ruledAt,
  ...(undoneBy === null || undoneAt === null ? {} : { undone: { by: undoneBy, at: undoneAt } }),
})

/** Nobody else decides about it until the transaction ends. */
async function ownDispute(db: Db, staticId: number, disputeId: number): Promise<void> {
  const own = and(eq(disputes.staticId, staticId), eq(disputes.id, disputeId))
  const [found] = await db.select({ id: disputes.id }).from(disputes).where(own).for('update')
  if (found === undefined) throw new Error(`dispute ${disputeId} is not one of static ${staticId}`)
}
