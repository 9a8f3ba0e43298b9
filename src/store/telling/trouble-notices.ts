import { and, desc, eq, gte, isNotNull, max, not, sql } from 'drizzle-orm'
import type { Db } from '../db.ts'
import { posts } from '../schema.ts'
import { addNotice, type Notice } from './notices.ts'
import { isLocal } from './posts.ts'

/** Says in a channel what keeps posts from another, once a day at most. Gives whether it was said now. */
export async function addTroubleNotice(db: Db, notice: Notice): Promise<boolean> {
  const { staticId, channelId, text, createdAt } = notice
  return await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`trouble ${channelId}`}))`)
    const own = and(eq(posts.staticId, staticId), eq(posts.channelId, channelId), eq(posts.kind, 'notice'))
    const same = and(own, gte(posts.createdAt, createdAt - dayMs), sql`${posts.message}->>'content' = ${text}`)
    const said = await tx.select({ id: posts.id }).from(posts).where(same).limit(1)
    if (said.length > 0) return false
    await addNotice(tx, notice)
    return true
  })
}

/** The Discord channels in which a static was told something, the last one first. */
export async function listToldChannels(db: Db, staticId: number, limit: number): Promise<string[]> {
  const told = and(eq(posts.staticId, staticId), isNotNull(posts.messageId), not(isLocal))
  const found = await db
    .select({ channelId: posts.channelId })
    .from(posts)
    .where(told)
    .groupBy(posts.channelId)
    .orderBy(desc(max(posts.id)))
    .limit(limit)
  return found.map(({ channelId }) => channelId)
}

const dayMs = 24 * 60 * 60_000
