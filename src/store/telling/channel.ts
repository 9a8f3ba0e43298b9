import { and, asc, desc, eq, gt, inArray, lt, ne, or, sql } from 'drizzle-orm'
import type { Db } from '../db.ts'
import { localChannel, localGuild, type Static } from '../people/statics.ts'
import { guilds, postFiles, posts, statics } from '../schema.ts'
import type { Post } from './posts.ts'

/** A file of a post without its bytes; of a PNG its size in pixels. */
export interface PostFile {
  readonly name: string
  readonly size?: { readonly width: number; readonly height: number }
}

export interface ChannelPost extends Post {
  readonly files: readonly PostFile[]
}

/** One night as its channel has it: its own message, and the newest part of its thread first. A notice stands alone. */
export interface ChannelNight {
  /** Null for a notice. */
  readonly id: number | null
  readonly own?: ChannelPost
  readonly thread: readonly ChannelPost[]
}

/** A piece of a channel; `older` is the post to go on from, if there is more. */
export interface ChannelPage {
  readonly nights: readonly ChannelNight[]
  readonly older?: number
}

/** A static of this machine, as a channel of its page. */
export interface LocalChannel extends Pick<Static, 'id' | 'name' | 'sample'> {
  /** Epoch ms of its newest post. */
  readonly newestAt: number | null
}

/** The channels of this machine, in the order they were made. */
export async function listLocalChannels(db: Db): Promise<LocalChannel[]> {
  const newestAt = sql<number | null>`(
    select max(${posts.createdAt}) from ${posts} where ${posts.staticId} = ${statics.id})`.mapWith(Number)
  return await db
    .select({ id: statics.id, name: statics.name, sample: statics.sample, newestAt })
    .from(statics)
    .innerJoin(guilds, eq(guilds.id, statics.guildId))
    .where(eq(guilds.discordId, localGuild.discordId))
    .orderBy(statics.id)
}

/** The newest posts of a static's local channel, or those older than the post `before`, by night. */
export async function readChannel(
  db: Db,
  staticId: number,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
): Promise<ChannelPage> {
  const here = and(eq(posts.staticId, staticId), eq(posts.channelId, localChannel(staticId)))
  const found = await db
    .select()
    .from(posts)
    .where(and(here, ne(posts.kind, 'night'), before === undefined ? undefined : olderThan(db, before)))
    .orderBy(desc(posts.createdAt), desc(posts.id))
    .limit(limit + 1)
  const shown = found.slice(0, limit)
  const nightIds = [...new Set(shown.flatMap(({ nightId }) => nightId ?? []))]
  const ofNights = await db
    .select()
    .from(posts)
    .where(and(here, eq(posts.kind, 'night'), inArray(posts.nightId, nightIds)))
  const withFiles = await attachFiles(db, [...ofNights, ...shown])
  const own = withFiles.filter(({ kind }) => kind === 'night')
  const told = withFiles.filter(({ kind }) => kind !== 'night')
  const nights = [...Map.groupBy(told, ({ nightId, id }) => nightId ?? `notice ${id}`).values()].map(
    (thread): ChannelNight => {
      const [newest] = thread
      if (newest?.nightId == null) return { id: null, ...(newest && { own: newest }), thread: [] }
      const night = own.find(({ nightId }) => nightId === newest.nightId)
      return { id: newest.nightId, ...(night && { own: night }), thread }
    },
  )
  const last = found.length > limit ? shown.at(-1) : undefined
  return { nights, ...(last && { older: last.id }) }
}

/** Which page of a static's local channel begins with a night: that before a post, or the newest. */
export async function findNightPage(
  db: Db,
  staticId: number,
  nightId: number,
): Promise<{ readonly before?: number } | undefined> {
  const here = and(eq(posts.staticId, staticId), eq(posts.channelId, localChannel(staticId)), ne(posts.kind, 'night'))
  const newestFirst = [desc(posts.createdAt), desc(posts.id)] as const
  const ofNight = db
    .select()
    .from(posts)
    .where(and(here, eq(posts.nightId, nightId)))
  const [newest] = await ofNight.orderBy(...newestFirst).limit(1)
  if (newest === undefined) return undefined
  const { id, createdAt } = newest
  const newer = or(gt(posts.createdAt, createdAt), and(eq(posts.createdAt, createdAt), gt(posts.id, id)))
  const next = db.select({ id: posts.id }).from(posts).where(and(here, newer))
  const [before] = await next.orderBy(asc(posts.createdAt), asc(posts.id)).limit(1)
  return before === undefined ? {} : { before: before.id }
}

/** Posts of one moment are told apart by their id. */
function olderThan(db: Db, id: number) {
  const at = db.select({ at: posts.createdAt }).from(posts).where(eq(posts.id, id))
  return or(lt(posts.createdAt, sql`(${at})`), and(eq(posts.createdAt, sql`(${at})`), lt(posts.id, id)))
}

async function attachFiles(db: Db, found: readonly Post[]): Promise<ChannelPost[]> {
  const ids = found.map(({ id }) => id)
  const head = sql<Uint8Array>`substring(${postFiles.bytes} from 1 for ${pngHeadLength})`
  const files = await db
    .select({ postId: postFiles.postId, name: postFiles.name, head })
    .from(postFiles)
    .where(inArray(postFiles.postId, ids))
    .orderBy(postFiles.name)
  return found.map((post) => ({
    ...post,
    files: files.filter(({ postId }) => postId === post.id).map(({ name, head }) => ({ name, ...pngSize(head) })),
  }))
}

/** Signature, then the IHDR chunk with width and height. */
const pngHeadLength = 24

function pngSize(head: Uint8Array): Pick<PostFile, 'size'> {
  const bytes = Buffer.from(head)
  if (bytes.length < pngHeadLength || bytes.toString('latin1', 1, 4) !== 'PNG') return {}
  return { size: { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } }
}
