import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, not, sql } from 'drizzle-orm'
import type { Message } from '../../message.ts'
import type { Db } from '../db.ts'
import { guilds, postFiles, posts, statics, tellings } from '../schema.ts'

/** A message without the bytes of its files. */
export type StoredMessage = Omit<Message, 'files'>

/** What Vigil said, or is about to say, in a channel. */
export interface Post {
  readonly id: number
  readonly staticId: number
  readonly channelId: string
  readonly kind: 'night' | 'pull' | 'digest' | 'session' | 'notice' | 'alert'
  /** The night's id, or the pull's, or that of a digest's first pull; a notice's and an alert's is its own. */
  readonly subjectId: number
  /** Null for notices and alerts: they belong to no night. */
  readonly nightId: number | null
  readonly message: StoredMessage
  readonly revision: number
  /** Delivered when it has caught up with `revision`. */
  readonly sentRevision: number
  readonly messageId: string | null
  readonly threadId: string | null
  /** The sentence of the last failure to deliver. */
  readonly trouble: string | null
  /** Epoch ms. */
  readonly createdAt: number
}

export type NewPost = Pick<Post, 'staticId' | 'channelId' | 'kind' | 'subjectId' | 'nightId' | 'createdAt'> & {
  readonly message: Message
}

/** Writes a post, or renews the one there is: its revision rises only when the message changed. */
export async function savePost(db: Db, { message: { files, ...message }, ...post }: NewPost): Promise<void> {
  await db.transaction(async (tx) => {
    if (post.kind === 'pull' && (await isOfDigest(tx, post))) return
    const [changed] = await tx
      .insert(posts)
      .values({ ...post, message })
      .onConflictDoUpdate({
        target: [posts.channelId, posts.kind, posts.subjectId],
        set: { message, revision: sql`${posts.revision} + 1` },
        setWhere: sql`${posts.message} is distinct from excluded.message`,
      })
      .returning({ id: posts.id })
    if (changed === undefined) return
    await tx.delete(postFiles).where(eq(postFiles.postId, changed.id))
    if (files.length === 0) return
    await tx.insert(postFiles).values(files.map(({ name, bytes }) => ({ postId: changed.id, name, bytes })))
  })
}

/** Whether a pull became part of a digest: then it has no post of its own, whoever was about to write one. */
async function isOfDigest(tx: Db, { channelId, subjectId }: Pick<Post, 'channelId' | 'subjectId'>): Promise<boolean> {
  const own = and(eq(tellings.channelId, channelId), eq(tellings.pullId, subjectId), eq(tellings.how, 'digest'))
  return (await tx.select({ how: tellings.how }).from(tellings).where(own).for('share')).length > 0
}

/** Whether a channel already has this post, word for word. */
export async function hasPost(
  db: Db,
  { channelId, kind, subjectId, message }: Pick<Post, 'channelId' | 'kind' | 'subjectId' | 'message'>,
): Promise<boolean> {
  const same = sql`${posts.message} = ${JSON.stringify(message)}::jsonb`
  const found = await db
    .select({ id: posts.id })
    .from(posts)
    .where(and(eq(posts.channelId, channelId), eq(posts.kind, kind), eq(posts.subjectId, subjectId), same))
  return found.length > 0
}

/** A static's posts, the newest first. */
export async function listPosts(db: Db, staticId: number, limit: number): Promise<Post[]> {
  const own = db.select().from(posts).where(eq(posts.staticId, staticId))
  return await own.orderBy(desc(posts.createdAt), desc(posts.id)).limit(limit)
}

/** The bytes of one file of a static's post. */
export async function findPostFile(db: Db, staticId: number, postId: number, name: string) {
  const found = await db
    .select({ bytes: postFiles.bytes })
    .from(postFiles)
    .innerJoin(posts, eq(posts.id, postFiles.postId))
    .where(and(eq(posts.staticId, staticId), eq(posts.id, postId), eq(postFiles.name, name)))
  return found[0]?.bytes
}

/** Of one channel; of the servers of some of so many shards; without those that something stands in the way of. */
export interface UnsentOf {
  readonly channelId?: string
  readonly shards?: { readonly ids: readonly number[]; readonly count: number }
  readonly untroubled?: boolean
}

/** What Discord has not got yet, or not in its present wording: nights before their pulls, pulls in order, then what closes a night. */
export async function listUnsentPosts(
  db: Db,
  nightId?: number,
  { channelId, shards, untroubled = false }: UnsentOf = {},
): Promise<Post[]> {
  const unsent = and(
    lt(posts.sentRevision, posts.revision),
    not(isLocal),
    nightId === undefined ? undefined : eq(posts.nightId, nightId),
    channelId === undefined ? undefined : eq(posts.channelId, channelId),
    shards === undefined ? undefined : isOfShards(shards),
    untroubled ? isNull(posts.trouble) : undefined,
  )
  const found = db.select().from(posts).where(unsent)
  const rank = sql`case ${posts.kind} when 'night' then 0 when 'session' then 2 else 1 end`
  return await found.orderBy(rank, asc(posts.nightId), asc(posts.subjectId))
}

/** A post with the bytes of its files, as it is to be sent. */
export async function loadMessage(db: Db, { id, message }: Pick<Post, 'id' | 'message'>): Promise<Message> {
  const files = await db.select().from(postFiles).where(eq(postFiles.postId, id)).orderBy(postFiles.name)
  return { ...message, files: files.map(({ name, bytes }) => ({ name, bytes })) }
}

/** The night's own message in a channel; its thread holds the pulls. */
export async function findNightPost(
  db: Db,
  { staticId, channelId, nightId }: Pick<Post, 'staticId' | 'channelId' | 'nightId'>,
): Promise<Post | undefined> {
  if (nightId === null) return undefined
  const own = and(eq(posts.staticId, staticId), eq(posts.channelId, channelId), eq(posts.subjectId, nightId))
  return (
    await db
      .select()
      .from(posts)
      .where(and(own, eq(posts.kind, 'night')))
  )[0]
}

/** Notes what Discord has: which message, and which revision of it; false when the post was taken back meanwhile. */
export async function markSent(
  db: Db,
  postId: number,
  { revision, messageId }: { readonly revision: number; readonly messageId: string },
): Promise<boolean> {
  const sent = { sentRevision: revision, messageId, trouble: null }
  const kept = await db.update(posts).set(sent).where(eq(posts.id, postId)).returning({ id: posts.id })
  return kept.length > 0
}

/** Notes the thread that hangs on a post, or that it has none any more. */
export async function markThread(db: Db, postId: number, threadId: string | null): Promise<void> {
  await db.update(posts).set({ threadId }).where(eq(posts.id, postId))
}

/** Notes that a post was taken down: it stays down, until it has something new to say. */
export async function markGone(db: Db, { id, revision }: Pick<Post, 'id' | 'revision'>, trouble: string) {
  await db.update(posts).set({ sentRevision: revision, trouble }).where(eq(posts.id, id))
}

/** Takes back what was said of a pull: here it is gone, and where Discord has it, a sentence stands in its place. */
export async function withdrawPosts(tx: Db, pullId: number, sentence: string): Promise<void> {
  const ofPull = and(eq(posts.kind, 'pull'), eq(posts.subjectId, pullId))
  await tx.delete(posts).where(and(ofPull, isNull(posts.messageId)))
  const left = await tx
    .update(posts)
    .set({ message: { content: sentence, embeds: [], components: [] }, revision: sql`${posts.revision} + 1` })
    .where(ofPull)
    .returning({ id: posts.id })
  for (const { id } of left) await tx.delete(postFiles).where(eq(postFiles.postId, id))
}

/** Notes why a post could not be delivered. */
export async function markTrouble(db: Db, postId: number, trouble: string): Promise<void> {
  await db.update(posts).set({ trouble }).where(eq(posts.id, postId))
}

/** Why posts of a static lie undelivered: each sentence once, the newest first. */
export async function listPostTroubles(db: Db, staticId: number): Promise<string[]> {
  const stuck = and(eq(posts.staticId, staticId), isNotNull(posts.trouble), lt(posts.sentRevision, posts.revision))
  const found = db.select({ trouble: posts.trouble }).from(posts).where(stuck)
  return [...new Set((await found.orderBy(desc(posts.id))).flatMap(({ trouble }) => trouble ?? []))]
}

/** Servers are dealt out to shards by the upper bits of their ids; what belongs to no server is the first one's. */
const isOfShards = ({ ids, count }: NonNullable<UnsentOf['shards']>) => sql`exists (
  select 1 from ${statics} join ${guilds} on ${guilds.id} = ${statics.guildId}
  where ${statics.id} = ${posts.staticId} and ${inArray(
    sql`case when ${guilds.discordId} ~ '^[0-9]{1,19}$' then (${guilds.discordId}::bigint >> 22) % ${count} else 0 end`,
    [...ids],
  )})`

/** Shown on our own page only. */
export const isLocal = sql`${posts.channelId} like 'local-%'`
