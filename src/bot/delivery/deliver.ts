import { type Client, RESTJSONErrorCodes as codes, Routes } from 'discord.js'
import type { Logger } from 'pino'
import type { Db } from '../../store/db.ts'
import { loadMessage, markGone, markSent, markTrouble, type Post } from '../../store/telling/posts.ts'
import { cut, limits } from '../limits.ts'
import { type Archive, openArchive } from './archive.ts'
import { forgetThread, threadOf } from './night-thread.ts'
import type { OldEdits } from './old-edits.ts'
import { type Payload, payloadOf } from './payload.ts'
import { openSentMessages, type SentMessages } from './sent-messages.ts'
import { tellTrouble } from './tell-trouble.ts'
import { foreseen, hasCode, type Trouble, troubleOf } from './trouble.ts'

export interface DeliverDeps {
  readonly client: Client<true>
  readonly db: Db
  readonly logger: Logger
  readonly now: () => number
  readonly oldEdits: OldEdits
}

/** What is remembered while one channel is served. */
interface Turn {
  readonly sent: SentMessages
  readonly archive: Archive
  /** Places that took nothing: what else is for them is not tried. */
  readonly closed: Map<string, Trouble>
}

/** How a channel's turn went. */
export interface Served {
  /** In how many milliseconds what Discord did not want yet may be tried again. */
  readonly againInMs?: number
  /** Discord was asked and refused: it is not to be asked again and again. */
  readonly isRefused: boolean
}

/**
 * Sends what one channel has not got, in order: notices and a night's message into it, its pulls into that message's
 * thread; then edits what was sent before. It may be killed at any line and run again: nothing is sent twice.
 * @throws what Discord failed with for a moment: what comes after it waits, so that pulls stay in order
 */
export async function deliverChannel(deps: DeliverDeps, posts: readonly Post[]): Promise<Served> {
  const { client, db, logger } = deps
  const since = Math.min(...posts.map(({ createdAt }) => createdAt))
  const archive = openArchive(deps)
  const turn: Turn = { sent: openSentMessages(client, since), archive, closed: new Map() }
  let againInMs: number | undefined
  const left = new Set(inOrder(posts))
  try {
    for (const post of left) {
      const trouble = await deliverPost(deps, post, turn)
      left.delete(post)
      if (trouble === undefined) continue
      if (trouble.kind === 'later') againInMs = Math.max(againInMs ?? 0, trouble.inMs)
      else if (await noteTrouble(deps, post, trouble)) againInMs ??= 0
    }
  } catch (error) {
    for (const { id, trouble } of left) if (trouble === null) await markTrouble(db, id, passingText)
    throw error
  } finally {
    await archive.close().catch((error: unknown) => logger.info({ err: error }, 'a thread could not be archived again'))
  }
  const isRefused = [...turn.closed.values()].some(({ kind }) => kind === 'stuck')
  return { isRefused, ...(againInMs !== undefined && { againInMs }) }
}

const passingText = 'Discord did not take this post; it will be tried again.'

/** What is new comes before what is said anew; of that the night, then the newest first: it is what people look at. */
const inOrder = (posts: readonly Post[]) => [
  ...posts.filter(({ messageId }) => messageId === null),
  ...posts.filter(({ messageId, kind }) => messageId !== null && kind === 'night'),
  ...posts.filter(({ messageId, kind }) => messageId !== null && kind !== 'night').toReversed(),
]

/** Notes it for /status, and says it where it can be said; gives whether there is something more to deliver by that. */
async function noteTrouble(deps: DeliverDeps, post: Post, trouble: Extract<Trouble, { sentence: string }>) {
  const { sentence, kind } = trouble
  if (kind === 'gone') await markGone(deps.db, post, sentence)
  if (kind === 'gone' || post.trouble === sentence) return false
  deps.logger.warn({ post: post.id, channel: post.channelId }, sentence)
  const isTold = await tellTrouble(deps, post, sentence)
  await markTrouble(deps.db, post.id, sentence)
  return isTold
}

/** @throws what is likely to pass by itself */
async function deliverPost(
  deps: DeliverDeps,
  post: Post,
  turn: Turn,
): Promise<Exclude<Trouble, { kind: 'passing' }> | undefined> {
  const { client, db, logger, oldEdits } = deps
  const expected = turn.closed.get(post.channelId) ?? foreseen(client, post)
  if (expected !== undefined && expected.kind !== 'passing') return expected
  const waitMs = post.messageId === null ? 0 : oldEdits.waitMs(post.channelId, post.messageId)
  if (waitMs > 0) return { kind: 'later', inMs: waitMs }
  let place = post.channelId
  try {
    if (isOfThread(post)) place = await threadOf(deps, post)
    const closed = turn.closed.get(keyOf(place, post))
    if (closed !== undefined && closed.kind !== 'passing') return closed
    const payload = payloadOf(await loadMessage(db, post))
    const known = post.messageId ?? (await turn.sent.find(place, post))
    const messageId = known ?? (await send(deps, post, place, payload))
    if (known !== undefined) await turn.archive.edit(place, known, payload)
    const isKept = await markSent(db, post.id, { revision: post.revision, messageId })
    // It was taken back while it was on its way.
    if (!isKept) await client.rest.delete(Routes.channelMessage(place, messageId))
    return undefined
  } catch (error) {
    if (post.messageId === null && hasCode(error, codes.UnknownChannel) && (await forgetThread(deps, post, place))) {
      return await deliverPost(deps, post, turn)
    }
    const trouble = troubleOf(client, post, place, error)
    if (trouble.kind === 'passing') throw error
    if (trouble.kind === 'gone') logger.warn({ err: error, post: post.id }, trouble.sentence)
    if (trouble.kind === 'later' || hasRefused(error)) turn.closed.set(keyOf(place, post), trouble)
    return trouble
  }
}

async function send({ client }: DeliverDeps, post: Post, place: string, { body, files }: Payload): Promise<string> {
  const made = await client.rest.post(Routes.channelMessages(place), {
    body: { ...body, nonce: nonceOf(post), enforce_nonce: true },
    files,
  })
  return (made as { readonly id: string }).id
}

const isOfThread = ({ kind }: Post) => kind === 'pull' || kind === 'digest' || kind === 'session'

/** Where nothing new may be said, something old may still be edited, and the other way round. */
const keyOf = (place: string, { messageId, channelId }: Post) =>
  place === channelId && messageId === null ? place : `${place} ${messageId === null ? 'new' : 'edit'}`

const hasRefused = (error: unknown) =>
  [codes.UnknownChannel, codes.MissingAccess, codes.MissingPermissions].some((code) => hasCode(error, code))

/** The same for every attempt at the same post: Discord then makes one message of them, for some minutes. */
const nonceOf = ({ id, createdAt }: Post) => cut(`${id}-${createdAt.toString(36)}`, limits.nonce)
