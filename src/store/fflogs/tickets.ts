import { createHash, randomBytes } from 'node:crypto'
import { and, eq, isNull, lt } from 'drizzle-orm'
import type { Db } from '../db.ts'
import { fflogsTickets, guilds, statics } from '../schema.ts'

/** A member's wish to link their FFLogs account for a static. Times are epoch ms. */
export interface Ticket {
  /** SHA-256 of what is in the address: who reads the database cannot use it. */
  readonly ticket: string
  readonly staticId: number
  readonly discordUserId: string
  /** What Discord calls them, and their server. */
  readonly name: string
  readonly guild: string
  readonly expiresAt: number
  /** The PKCE verifier, sealed; null until they were sent to FFLogs. */
  readonly verifier: Uint8Array | null
  readonly usedAt: number | null
}

/** How long a member has, from `/link add` until FFLogs has sent them back. */
export const ticketMs = 10 * 60_000

/** Notes the wish, and gives what its address ends in. Nobody can guess it. */
export async function createTicket(
  db: Db,
  wish: Pick<Ticket, 'staticId' | 'discordUserId' | 'name'>,
  now: number,
): Promise<string> {
  const key = randomBytes(24).toString('base64url')
  await db.delete(fflogsTickets).where(lt(fflogsTickets.expiresAt, now - keptMs))
  await db.insert(fflogsTickets).values({ ...wish, ticket: hash(key), expiresAt: now + ticketMs })
  return key
}

export const findTicket = async (db: Db, key: string): Promise<Ticket | undefined> =>
  (await select(db).where(eq(fflogsTickets.ticket, hash(key))))[0]

/** Notes with which state a member is sent to FFLogs. Sent there twice, only the last time counts. */
export async function sendTicket(
  db: Db,
  { ticket }: Pick<Ticket, 'ticket'>,
  { state, verifier }: { readonly state: string; readonly verifier: Uint8Array },
): Promise<void> {
  const own = and(eq(fflogsTickets.ticket, ticket), isNull(fflogsTickets.usedAt))
  await db
    .update(fflogsTickets)
    .set({ state: hash(state), verifier })
    .where(own)
}

/** The ticket that was sent with this state, as it was before: from now on it is used. */
export async function takeTicket(db: Db, state: string, now: number): Promise<Ticket | undefined> {
  const own = eq(fflogsTickets.state, hash(state))
  const taken = await db
    .update(fflogsTickets)
    .set({ usedAt: now })
    .where(and(own, isNull(fflogsTickets.usedAt)))
    .returning({ ticket: fflogsTickets.ticket })
  const [found] = await select(db).where(own)
  return found && taken.length > 0 ? { ...found, usedAt: null } : found
}

/** Old ones stay for a day, so that whoever comes back late is told why it is too late. */
const keptMs = 24 * 3_600_000

const hash = (secret: string) => createHash('sha256').update(secret).digest('base64url')

const select = (db: Db) =>
  db
    .select({
      ticket: fflogsTickets.ticket,
      staticId: fflogsTickets.staticId,
      discordUserId: fflogsTickets.discordUserId,
      name: fflogsTickets.name,
      guild: guilds.name,
      expiresAt: fflogsTickets.expiresAt,
      verifier: fflogsTickets.verifier,
      usedAt: fflogsTickets.usedAt,
    })
    .from(fflogsTickets)
    .innerJoin(statics, eq(statics.id, fflogsTickets.staticId))
    .innerJoin(guilds, eq(guilds.id, statics.guildId))
    .$dynamic()
