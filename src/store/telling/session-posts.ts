import { and, asc, eq, gt, lte, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Db } from '../db.ts'
import { nights, posts } from '../schema.ts'
import type { Post } from './posts.ts'

/** A night's own messages, in whatever channels. */
export async function listNightPosts(db: Db, nightId: number): Promise<Pick<Post, 'channelId' | 'createdAt'>[]> {
  const own = and(eq(posts.nightId, nightId), eq(posts.kind, 'night'))
  const found = db.select({ channelId: posts.channelId, createdAt: posts.createdAt }).from(posts).where(own)
  return await found.orderBy(asc(posts.id))
}

/** The channels that have a night's report. */
export async function listSessionChannels(db: Db, nightId: number): Promise<ReadonlySet<string>> {
  const own = and(eq(posts.nightId, nightId), eq(posts.kind, 'session'))
  const found = await db.select({ channelId: posts.channelId }).from(posts).where(own)
  return new Set(found.map(({ channelId }) => channelId))
}

/** Nights that ended until then and were told since then (epoch ms), and have no report in some channel of theirs. */
export async function listNightsToReport(
  db: Db,
  { endedUntil, toldSince }: { readonly endedUntil: number; readonly toldSince: number },
): Promise<number[]> {
  const report = alias(posts, 'report')
  const isSame = and(
    eq(report.nightId, posts.nightId),
    eq(report.channelId, posts.channelId),
    eq(report.kind, 'session'),
  )
  const found = await db
    .selectDistinct({ id: nights.id })
    .from(posts)
    .innerJoin(nights, eq(nights.id, posts.nightId))
    .where(
      and(
        eq(posts.kind, 'night'),
        gt(posts.createdAt, toldSince),
        lte(nights.endedAt, endedUntil),
        notExists(db.select({ one: sql`1` }).from(report).where(isSame)),
      ),
    )
    .orderBy(asc(nights.id))
  return found.map(({ id }) => id)
}

/** A static's nights that somebody was told of and that ended since then (epoch ms): what was said may be wrong by now. */
export async function listToldNights(db: Db, staticId: number, endedSince: number): Promise<number[]> {
  const found = await db
    .selectDistinct({ id: nights.id })
    .from(posts)
    .innerJoin(nights, eq(nights.id, posts.nightId))
    .where(and(eq(posts.staticId, staticId), eq(posts.kind, 'night'), gt(nights.endedAt, endedSince)))
    .orderBy(asc(nights.id))
  return found.map(({ id }) => id)
}
