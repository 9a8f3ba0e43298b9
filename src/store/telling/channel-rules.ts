import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../db.ts'
import type { PullKind } from '../schema/telling.ts'
import { channelRules } from '../schema.ts'

export type { PullKind } from '../schema/telling.ts'

/** What a channel of a static wants to be told. Without one, it is told every pull of the reports it watches. */
export interface ChannelRule {
  readonly staticId: number
  readonly channelId: string
  /** Since when it is told every pull of the static, whatever report that came from, epoch ms; absent: what it watches. */
  readonly takesAllSince?: number
  /** Keys of encounters; absent for all. */
  readonly encounters?: readonly string[]
  /** Absent for all. */
  readonly kinds?: readonly PullKind[]
  /** What is no kill and shorter has no post of its own. */
  readonly minDurationMs: number
  /** Ids of roster members who must all be in the pull. */
  readonly present: readonly number[]
  /** The night's message and the session report only. */
  readonly quiet: boolean
}

/** A static's rules, by channel. */
export async function listChannelRules(db: Db, staticId: number): Promise<ChannelRule[]> {
  const own = db.select().from(channelRules).where(eq(channelRules.staticId, staticId))
  return (await own.orderBy(asc(channelRules.channelId))).map(toRule)
}

export async function findChannelRule(db: Db, staticId: number, channelId: string): Promise<ChannelRule | undefined> {
  const rows = await db.select().from(channelRules).where(ownRule(staticId, channelId))
  return rows.map(toRule)[0]
}

/** Writes what a channel wants, in place of what it wanted. */
export async function saveChannelRule(db: Db, rule: ChannelRule): Promise<void> {
  const { staticId, channelId, takesAllSince = null, encounters = null, kinds = null, ...rest } = rule
  const set = { takesAllSince, encounters, kinds, ...rest }
  await db
    .insert(channelRules)
    .values({ staticId, channelId, ...set })
    .onConflictDoUpdate({ target: [channelRules.staticId, channelRules.channelId], set })
}

/** The channel is told everything it watches again. False if it had no rule. */
export async function removeChannelRule(db: Db, staticId: number, channelId: string): Promise<boolean> {
  const removed = db.delete(channelRules).where(ownRule(staticId, channelId))
  return (await removed.returning({ channelId: channelRules.channelId })).length > 0
}

const ownRule = (staticId: number, channelId: string) =>
  and(eq(channelRules.staticId, staticId), eq(channelRules.channelId, channelId))

function toRule({ takesAllSince, encounters, kinds, ...rest }: typeof channelRules.$inferSelect): ChannelRule {
  return {
    ...rest,
    ...(takesAllSince === null ? {} : { takesAllSince }),
    ...(encounters === null ? {} : { encounters }),
    ...(kinds === null ? {} : { kinds }),
  }
}
