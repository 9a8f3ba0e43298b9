import { type Client, RESTJSONErrorCodes, Routes, SnowflakeUtil } from 'discord.js'
import type { Logger } from 'pino'
import { AppError } from '../errors.ts'
import type { ActionRow } from '../message.ts'
import type { Db } from '../store/db.ts'
import {
  findNightPost,
  listUnsentPosts,
  loadMessage,
  markGone,
  markSent,
  markThread,
  markTrouble,
  type Post,
} from '../store/posts.ts'
import { cut, limits } from './limits.ts'
import { payloadOf } from './payload.ts'
import { hasCode, troubleOf } from './trouble.ts'

export interface DeliverDeps {
  readonly client: Client<true>
  readonly db: Db
  readonly logger: Logger
}

/**
 * Sends what Discord has not got: notices and a night's message into their channel, its pulls into that message's thread;
 * what was sent before is edited. It may be killed at any line and run again: nothing is sent twice.
 * @throws what Discord failed with, after the other channels were served; foreseen failures are noted on their post
 */
export async function deliver(deps: DeliverDeps, nightId?: number): Promise<void> {
  const unsent = await listUnsentPosts(deps.db, nightId)
  const since = Math.min(...unsent.map(({ createdAt }) => createdAt))
  const sent = openSentMessages(deps.client, since)
  const failures: unknown[] = []
  for (const posts of Map.groupBy(unsent, ({ channelId }) => channelId).values()) {
    await deliverInOrder(deps, posts, sent).catch((error: unknown) => failures.push(error))
  }
  if (failures.length > 0) throw failures[0]
}

/** The posts of one channel. What fails for a moment holds up those behind it, so that pulls stay in order. */
async function deliverInOrder(deps: DeliverDeps, posts: readonly Post[], sent: SentMessages): Promise<void> {
  for (const post of posts) {
    try {
      await deliverPost(deps, post, sent)
    } catch (error) {
      if (!(await noteTrouble(deps, post, error))) throw error
    }
  }
}

/** Notes why a post did not get through; false when that is likely to pass by itself. */
async function noteTrouble({ client, db, logger }: DeliverDeps, post: Post, error: unknown): Promise<boolean> {
  const trouble = troubleOf(client, post.channelId, error)
  if (trouble === undefined) {
    await markTrouble(db, post.id, 'Discord did not take this post; it will be tried again.')
    return false
  }
  logger.warn({ post: post.id, channel: post.channelId }, trouble)
  if (hasCode(error, RESTJSONErrorCodes.UnknownMessage)) await markGone(db, post, trouble)
  else await markTrouble(db, post.id, trouble)
  return true
}

async function deliverPost(deps: DeliverDeps, post: Post, sent: SentMessages): Promise<void> {
  const { client, db } = deps
  const isOfThread = post.kind === 'pull' || post.kind === 'digest' || post.kind === 'session'
  const place = isOfThread ? await threadOf(deps, post) : post.channelId
  const { body, files } = payloadOf(await loadMessage(db, post))
  const known = post.messageId ?? (await sent.find(place, post))
  if (known === undefined) {
    const made = await client.rest.post(Routes.channelMessages(place), {
      body: { ...body, nonce: nonceOf(post), enforce_nonce: true },
      files,
    })
    await markSent(db, post.id, { revision: post.revision, messageId: (made as SentMessage).id })
    return
  }
  await client.rest.patch(Routes.channelMessage(place, known), { body, files })
  await markSent(db, post.id, { revision: post.revision, messageId: known })
}

/** The thread of a pull's night, started when it is first needed. Its id is that of the message it hangs on. */
async function threadOf({ client, db }: DeliverDeps, post: Post): Promise<string> {
  const night = await findNightPost(db, post)
  if (night?.messageId == null) throw new AppError('unavailable', night?.trouble ?? 'This post waits for its night.')
  if (night.threadId !== null) return night.threadId
  const name = cut(night.message.embeds[0]?.title ?? `Night ${night.subjectId}`, limits.threadName)
  try {
    const body = { name, auto_archive_duration: threadMinutes }
    await client.rest.post(Routes.threads(night.channelId, night.messageId), { body })
  } catch (error) {
    if (!hasCode(error, RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage)) throw error
  }
  await markThread(db, night.id, night.messageId)
  return night.messageId
}

/** A day: longer than any night, shorter than the channel's memory. */
const threadMinutes = 1_440

/** The same for every attempt at the same post: Discord then makes one message of them, for some minutes. */
const nonceOf = ({ id, createdAt }: Post) => cut(`${id}-${createdAt.toString(36)}`, limits.nonce)

interface SentMessage {
  readonly id: string
  readonly author: { readonly id: string }
  readonly components?: readonly ActionRow[]
}

interface SentMessages {
  /** The message of a post that was sent but not noted, because we were killed in between. */
  find(place: string, post: Post): Promise<string | undefined>
}

/** Our own messages in channels and threads from `since` on, each place read once. */
function openSentMessages(client: Client<true>, since: number): SentMessages {
  const places = new Map<string, SentMessage[]>()
  return {
    find: async (place, { message }) => {
      const messages = places.get(place) ?? (await readMessages(client, place, since))
      places.set(place, messages)
      const marks = customIds(message.components)
      return messages.find(({ components = [] }) => customIds(components).some((id) => marks.includes(id)))?.id
    },
  }
}

/** Discord's clock and ours may differ by this much. */
const clockSkewMs = 5 * 60_000
const pageSize = 100

async function readMessages(client: Client<true>, place: string, since: number): Promise<SentMessage[]> {
  const own: SentMessage[] = []
  let after = String(SnowflakeUtil.generate({ timestamp: since - clockSkewMs }))
  for (;;) {
    const query = new URLSearchParams({ after, limit: String(pageSize) })
    const page = (await client.rest.get(Routes.channelMessages(place), { query })) as SentMessage[]
    own.push(...page.filter(({ author }) => author.id === client.user.id))
    if (page.length < pageSize) return own
    after = page.map(({ id }) => id).reduce((one, other) => (BigInt(one) > BigInt(other) ? one : other))
  }
}

/** Buttons carry the id of what they are about, so they tell whose message it is. */
const customIds = (rows: readonly ActionRow[]): string[] =>
  rows.flatMap(({ components }) => components.flatMap(({ custom_id }) => custom_id ?? []))
