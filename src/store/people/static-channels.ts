import { and, asc, count, eq, ne, sql } from 'drizzle-orm'
import type { Db } from '../db.ts'
import { guilds, staticChannels, statics, watches } from '../schema.ts'
import { openStatic, type Server, type Static, selectStatics } from './statics.ts'

/** Whom a channel of a Discord server belongs to: the static that was given it, else the server's first, made on first sight. */
export async function openChannelStatic(db: Db, guild: Server, channelId: string): Promise<Static> {
  const given = and(eq(staticChannels.staticId, statics.id), eq(staticChannels.channelId, channelId))
  const [found] = await selectStatics(db)
    .leftJoin(staticChannels, given)
    .where(eq(guilds.discordId, guild.discordId))
    .orderBy(sql`${staticChannels.channelId} is null`, asc(statics.id))
    .limit(1)
  if (found === undefined) return await openStatic(db, guild)
  if (guild.locale === undefined || found.locale === guild.locale) return found
  await db.update(guilds).set({ locale: guild.locale }).where(eq(guilds.id, found.guildId))
  return await openChannelStatic(db, guild, channelId)
}

/** Gives a channel to a static; it belongs to no other then. */
export async function giveChannel(db: Db, staticId: number, channelId: string): Promise<void> {
  await db
    .insert(staticChannels)
    .values({ channelId, staticId })
    .onConflictDoUpdate({ target: staticChannels.channelId, set: { staticId } })
}

/** The channels that were given to a static. */
export async function listStaticChannels(db: Db, staticId: number): Promise<string[]> {
  const own = db.select().from(staticChannels).where(eq(staticChannels.staticId, staticId))
  return (await own.orderBy(asc(staticChannels.channelId))).map(({ channelId }) => channelId)
}

/** How many reports of the server's other statics are told in a channel. */
export async function countOtherWatches(db: Db, staticId: number, channelId: string): Promise<number> {
  const others = and(eq(watches.channelId, channelId), ne(watches.staticId, staticId))
  const [found] = await db.select({ count: count() }).from(watches).where(others)
  return found?.count ?? 0
}
