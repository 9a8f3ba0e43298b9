import { and, asc, eq, isNotNull, isNull, lt, lte, ne, or, sql } from 'drizzle-orm'
import type { Db } from '../db.ts'
import { fflogsQuotas, watches } from '../schema.ts'
import { toWatch, type Watch } from './watches.ts'

/** Every static's reports that are still asked; those that ended, and are not to be read anew, cost nothing here. */
export async function listWatching(db: Db): Promise<Watch[]> {
  return (await db.select().from(watches).where(isAsked).orderBy(asc(watches.id))).map(toWatch)
}

/** How many reports wait for their turn, of all statics. */
export const countDue = (db: Db, now: number): Promise<number> =>
  db.$count(watches, and(isAsked, or(isNull(watches.nextAt), lte(watches.nextAt, now))))

/** Takes a report's turn, unless somebody else took it since it was read. A turn that is never finished passes. */
export async function claimTurn(db: Db, { id, nextAt }: Pick<Watch, 'id' | 'nextAt'>, next: number): Promise<boolean> {
  const asRead = sql`${watches.nextAt} is not distinct from ${nextAt ?? null}`
  const claimed = await db
    .update(watches)
    .set({ nextAt: next })
    .where(and(eq(watches.id, id), asRead))
    .returning({ id: watches.id })
  return claimed.length > 0
}

/** Notes when a report is asked next. */
export async function saveTurn(db: Db, id: number, nextAt: number): Promise<void> {
  await db.update(watches).set({ nextAt }).where(eq(watches.id, id))
}

/** From now on nobody asks this report. False if it had ended already, or somebody wanted it meanwhile. */
export async function endWatch(tx: Db, { id, addedAt }: Pick<Watch, 'id' | 'addedAt'>): Promise<boolean> {
  const own = and(eq(watches.id, id), eq(watches.state, 'watching'), eq(watches.addedAt, addedAt))
  return (await tx.update(watches).set({ state: 'ended' }).where(own).returning({ id: watches.id })).length > 0
}

/** Somebody wants a report asked now: it counts as freshly added, and goes on if it had ended. */
export async function renewWatch(db: Db, id: number, at: number): Promise<void> {
  await db.update(watches).set({ state: 'watching', addedAt: at }).where(eq(watches.id, id))
}

/** Somebody wants a report read anew from its start: it is its turn, though it may have ended. */
export async function saveRescanAsked(db: Db, id: number, at: number): Promise<void> {
  await db.update(watches).set({ rescanAskedAt: at, nextAt: null }).where(eq(watches.id, id))
}

/** Notes what a report's channel is about to be told of its trouble. False if it was told so already. */
export async function saveToldTrouble(tx: Db, id: number, sentence: string | undefined): Promise<boolean> {
  const news = sql`${watches.toldTrouble} is distinct from ${sentence ?? null}`
  const told = await tx
    .update(watches)
    .set({ toldTrouble: sentence ?? null })
    .where(and(eq(watches.id, id), news))
    .returning({ id: watches.id })
  return told.length > 0
}

/** Whether a channel heard the same sentence of another report. */
export async function hasHeard(tx: Db, { id, channelId }: Watch, sentence: string): Promise<boolean> {
  const others = and(eq(watches.channelId, channelId), ne(watches.id, id), eq(watches.toldTrouble, sentence))
  return (await tx.select({ id: watches.id }).from(watches).where(others).limit(1)).length > 0
}

/** Notes that channels are about to be told why an account asks nothing. False if they were told since that moment. */
export async function saveSilenceTold(
  tx: Db,
  account: string,
  { at, since }: { readonly at: number; readonly since: number },
): Promise<boolean> {
  const told = await tx
    .insert(fflogsQuotas)
    .values({ account, toldAt: at })
    .onConflictDoUpdate({
      target: fflogsQuotas.account,
      set: { toldAt: at },
      setWhere: lt(fflogsQuotas.toldAt, since),
    })
    .returning({ account: fflogsQuotas.account })
  return told.length > 0
}

const isAsked = or(eq(watches.state, 'watching'), isNotNull(watches.rescanAskedAt))
