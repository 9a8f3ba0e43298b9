import { and, asc, eq, getTableColumns, lte, notExists, sql } from 'drizzle-orm'
import type { Db } from '../db.ts'
import { fflogsLinks, fflogsLogins, watches } from '../schema.ts'

/** A member's FFLogs account, as far as a static may use it. Times are epoch ms. */
export interface Login {
  readonly id: number
  readonly discordUserId: string
  /** What Discord calls them. */
  readonly name: string
  /** What FFLogs calls them, if it said so. */
  readonly fflogsName: string | null
  /** Sealed; null once it is worth nothing and must be linked anew. */
  readonly tokens: Uint8Array | null
  readonly expiresAt: number
  /** Counts the tokens up: whoever knows an older number knows older tokens. */
  readonly revision: number
  /** Why it must be linked anew: a sentence. */
  readonly trouble: string | null
}

/** Stores a member's login, in place of the one they had, and lets this static use it. */
export async function saveLogin(
  db: Db,
  staticId: number,
  login: Pick<Login, 'discordUserId' | 'name' | 'fflogsName' | 'expiresAt'> & { readonly tokens: Uint8Array },
  linkedAt: number,
): Promise<void> {
  await db.transaction(async (tx) => {
    const [row] = await tx
      .insert(fflogsLogins)
      .values({ ...login, linkedAt })
      .onConflictDoUpdate({
        target: fflogsLogins.discordUserId,
        set: { ...login, linkedAt, trouble: null, leaseUntil: 0, revision: sql`${fflogsLogins.revision} + 1` },
      })
      .returning({ id: fflogsLogins.id })
    if (row === undefined) throw new Error('a login could not be stored')
    await tx.insert(fflogsLinks).values({ staticId, loginId: row.id, linkedAt }).onConflictDoNothing()
  })
}

/** A login that a static may use. */
export const findLogin = async (db: Db, staticId: number, id: number): Promise<Login | undefined> =>
  (await select(db).where(and(eq(fflogsLinks.staticId, staticId), eq(fflogsLogins.id, id))))[0]

/** A member's own login, if they linked it for this static. */
export const findMemberLogin = async (db: Db, staticId: number, discordUserId: string): Promise<Login | undefined> =>
  (await select(db).where(and(eq(fflogsLinks.staticId, staticId), eq(fflogsLogins.discordUserId, discordUserId))))[0]

/** The logins that a static may use, in the order they were linked. */
export const listLogins = (db: Db, staticId: number): Promise<Login[]> =>
  select(db).where(eq(fflogsLinks.staticId, staticId)).orderBy(asc(fflogsLinks.linkedAt), asc(fflogsLogins.id))

/** Takes a member's login from a static, and forgets its tokens when no other static has it. False if there was none. */
export async function removeLink(db: Db, staticId: number, discordUserId: string): Promise<boolean> {
  return await db.transaction(async (tx) => {
    const login = await findMemberLogin(tx, staticId, discordUserId)
    if (login === undefined) return false
    await tx.delete(fflogsLinks).where(and(eq(fflogsLinks.staticId, staticId), eq(fflogsLinks.loginId, login.id)))
    const links = tx.select().from(fflogsLinks).where(eq(fflogsLinks.loginId, login.id))
    await tx.delete(fflogsLogins).where(and(eq(fflogsLogins.id, login.id), notExists(links)))
    await tx
      .update(watches)
      .set({ loginId: null })
      .where(and(eq(watches.staticId, staticId), eq(watches.loginId, login.id)))
    return true
  })
}

/** The right to fetch a login's next tokens, for a while: true for one who asks, false for all others. */
export async function takeLease(
  db: Db,
  { id, revision }: Pick<Login, 'id' | 'revision'>,
  { now, until }: { readonly now: number; readonly until: number },
): Promise<boolean> {
  const isFree = and(isStill({ id, revision }), lte(fflogsLogins.leaseUntil, now))
  return (await db.update(fflogsLogins).set({ leaseUntil: until }).where(isFree).returning()).length > 0
}

/** Stores what became of a login; false if it was removed or linked anew meanwhile, and then nothing changes. */
export async function updateLogin(
  db: Db,
  known: Pick<Login, 'id' | 'revision'>,
  news: Partial<Pick<Login, 'tokens' | 'expiresAt' | 'trouble'>>,
): Promise<boolean> {
  const changed = { ...news, leaseUntil: 0, revision: known.revision + 1 }
  return (await db.update(fflogsLogins).set(changed).where(isStill(known)).returning()).length > 0
}

/** Gives the right back without having used it. */
export async function freeLease(db: Db, known: Pick<Login, 'id' | 'revision'>): Promise<void> {
  await db.update(fflogsLogins).set({ leaseUntil: 0 }).where(isStill(known))
}

/** Notes whose login could read a watched report when our own client could not; nobody's when ours can. */
export async function saveWatchLogin(db: Db, watchId: number, loginId: number | undefined): Promise<void> {
  await db
    .update(watches)
    .set({ loginId: loginId ?? null })
    .where(eq(watches.id, watchId))
}

const isStill = ({ id, revision }: Pick<Login, 'id' | 'revision'>) =>
  and(eq(fflogsLogins.id, id), eq(fflogsLogins.revision, revision))

function select(db: Db) {
  const { linkedAt: _at, leaseUntil: _lease, ...login } = getTableColumns(fflogsLogins)
  return db.select(login).from(fflogsLogins).innerJoin(fflogsLinks, eq(fflogsLinks.loginId, fflogsLogins.id)).$dynamic()
}
