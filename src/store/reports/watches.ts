import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../db.ts'
import { watches } from '../schema.ts'

/** A report a static wants to be told about while it grows. */
export interface Watch {
  readonly id: number
  readonly staticId: number
  /** FFLogs report code. */
  readonly code: string
  /** Where its posts go: a Discord channel id, or `local-STATIC`. */
  readonly channelId: string
  /** Discord user id of who asked for it. */
  readonly addedBy: string
  /** Epoch ms, as all times here. */
  readonly addedAt: number
  /** `ended`: it has not grown for so long that nobody asks any more, until somebody wants it again. */
  readonly state: 'watching' | 'ended'
  /** When it is asked next, as far as points allow; absent for at once. */
  readonly nextAt?: number
  readonly polledAt?: number
  /** When the report last grew. */
  readonly changedAt?: number
  /** What the report told when it was last read to its end, in short. */
  readonly mark?: string
  /** When somebody wanted it read anew from the start; absent when that is done. */
  readonly rescanAskedAt?: number
  /** The member's FFLogs login that sees the report, where we do not by ourselves. */
  readonly loginId?: number
  /** The sentence of the last failure; absent while all is well. */
  readonly trouble?: string
  /** Whether that will be so until somebody does something. */
  readonly troubleLasts: boolean
  /** The sentence of the last failure that its channel was told of; absent when it knows that all is well. */
  readonly toldTrouble?: string
}

/** Watches a report. Asked again, it moves to the new channel, counts as freshly added and is looked through at once. */
export async function saveWatch(
  db: Db,
  staticId: number,
  { code, channelId, addedBy, addedAt }: Pick<Watch, 'code' | 'channelId' | 'addedBy' | 'addedAt'>,
): Promise<Watch> {
  const [row] = await db
    .insert(watches)
    .values({ staticId, code, channelId, addedBy, addedAt })
    .onConflictDoUpdate({
      target: [watches.staticId, watches.code],
      set: {
        channelId,
        addedBy,
        addedAt,
        state: 'watching',
        nextAt: null,
        mark: null,
        trouble: null,
        toldTrouble: null,
      },
    })
    .returning()
  if (row === undefined) throw new Error(`the watch of ${code} could not be stored`)
  return toWatch(row)
}

/** For the job that polls it; people ask through their static's list. */
export async function findWatch(db: Db, id: number): Promise<Watch | undefined> {
  return (await db.select().from(watches).where(eq(watches.id, id)).limit(1)).map(toWatch)[0]
}

/** A static's watches, oldest first. */
export async function listWatches(db: Db, staticId: number): Promise<Watch[]> {
  return (await db.select().from(watches).where(eq(watches.staticId, staticId)).orderBy(asc(watches.id))).map(toWatch)
}

/** Stops watching a report; what it told stays. False if it was not watched. */
export async function removeWatch(db: Db, staticId: number, code: string): Promise<boolean> {
  const own = and(eq(watches.staticId, staticId), eq(watches.code, code))
  return (await db.delete(watches).where(own).returning({ id: watches.id })).length > 0
}

/** Notes how a poll went. One that did not come to its end leaves what was known of the report standing. */
export async function recordPoll(
  db: Db,
  id: number,
  {
    trouble,
    troubleLasts = false,
    ...told
  }: { polledAt: number; changedAt?: number; mark?: string; trouble?: string; troubleLasts?: boolean },
): Promise<void> {
  await db
    .update(watches)
    .set({ ...told, troubleLasts, trouble: trouble ?? null })
    .where(eq(watches.id, id))
}

/** A watch as it is stored. */
export function toWatch(row: typeof watches.$inferSelect): Watch {
  const { nextAt, polledAt, changedAt, mark, rescanAskedAt, loginId, trouble, toldTrouble, ...told } = row
  return {
    ...told,
    ...(nextAt === null ? {} : { nextAt }),
    ...(polledAt === null ? {} : { polledAt }),
    ...(changedAt === null ? {} : { changedAt }),
    ...(mark === null ? {} : { mark }),
    ...(rescanAskedAt === null ? {} : { rescanAskedAt }),
    ...(loginId === null ? {} : { loginId }),
    ...(trouble === null ? {} : { trouble }),
    ...(toldTrouble === null ? {} : { toldTrouble }),
  }
}
