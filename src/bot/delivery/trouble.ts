import {
  type Client,
  RESTJSONErrorCodes as codes,
  DiscordAPIError,
  PermissionFlagsBits,
  type PermissionsBitField,
  RateLimitError,
} from 'discord.js'
import { AppError } from '../../errors.ts'
import type { Post } from '../../store/telling/posts.ts'

/** Why a post did not get through, and what follows. */
export type Trouble =
  /** It stays away until it has something new to say. */
  | { readonly kind: 'gone'; readonly sentence: string }
  /** It is tried again when somebody may have done something about it. */
  | { readonly kind: 'stuck'; readonly sentence: string }
  /** Discord wants to be asked later. */
  | { readonly kind: 'later'; readonly inMs: number }
  /** Likely to pass by itself. */
  | { readonly kind: 'passing' }

/** @param place the channel or thread that was written to, if it came to that */
export function troubleOf(
  client: Client<true>,
  post: Pick<Post, 'channelId' | 'messageId'>,
  place: string,
  error: unknown,
): Trouble {
  if (error instanceof AppError) return { kind: error.code === 'not-found' ? 'gone' : 'stuck', sentence: error.message }
  if (error instanceof RateLimitError) return { kind: 'later', inMs: error.retryAfter }
  if (!(error instanceof DiscordAPIError) || passing.includes(error.status)) return { kind: 'passing' }
  if (error.code === codes.UnknownMessage) return { kind: 'gone', sentence: deleted }
  if (error.code === codes.UnknownChannel) {
    if (place !== post.channelId && post.messageId !== null) return { kind: 'gone', sentence: threadDeleted }
    return { kind: 'stuck', sentence: channelGone }
  }
  if (error.code === codes.MissingAccess || error.code === codes.MissingPermissions) {
    return { kind: 'stuck', sentence: refusedIn(client, post.channelId, place) }
  }
  return { kind: 'gone', sentence: `Discord did not take this post (${error.code}); the log says why.` }
}

export const hasCode = (error: unknown, code: number): boolean =>
  error instanceof DiscordAPIError && error.code === code

/** Not the post's fault: the token, too many requests, a request that took too long. */
const passing = [401, 408, 429]

const deleted = 'This post was deleted in Discord; it is not posted again.'
const threadDeleted = 'The thread of this post was deleted in Discord; what stood in it is not posted again.'
const channelGone = 'The channel of this post is gone. /watch add in another channel moves the report there.'

/** What the bot needs in a channel it posts to. */
const needed = {
  'View Channel': PermissionFlagsBits.ViewChannel,
  'Send Messages': PermissionFlagsBits.SendMessages,
  'Embed Links': PermissionFlagsBits.EmbedLinks,
  'Attach Files': PermissionFlagsBits.AttachFiles,
  'Read Message History': PermissionFlagsBits.ReadMessageHistory,
  'Create Public Threads': PermissionFlagsBits.CreatePublicThreads,
  'Send Messages in Threads': PermissionFlagsBits.SendMessagesInThreads,
} as const
const forThreads: readonly string[] = ['Create Public Threads', 'Send Messages in Threads']

/** What it needs and does not have, as Discord names it. */
export const missingIn = (own: Readonly<PermissionsBitField>): string[] =>
  Object.entries(needed).flatMap(([name, bit]) => (own.has(bit) ? [] : [name]))

/** What is missing for a post, as the gateway told us: Discord need not be asked to refuse it. */
export function foreseen(
  client: Client<true>,
  { channelId, kind }: Pick<Post, 'channelId' | 'kind'>,
): Trouble | undefined {
  const channel = channelNamed(client, channelId)
  if (channel === undefined) return undefined
  if (!channel.guild.available) return { kind: 'later', inMs: unavailableMs }
  const own = channel.permissionsFor(client.user)
  if (own === null) return undefined
  const isOfThread = kind === 'pull' || kind === 'digest' || kind === 'session'
  const missing = missingIn(own).filter((name) => isOfThread || !forThreads.includes(name))
  return missing.length === 0 ? undefined : { kind: 'stuck', sentence: mayNot(`#${channel.name}`, missing) }
}

/** Discord tells us when a server is back; this is for the case that it does not. */
const unavailableMs = 60_000

function refusedIn(client: Client<true>, channelId: string, place: string): string {
  const channel = channelNamed(client, channelId)
  const own = channel?.permissionsFor(client.user) ?? null
  const missing = own === null ? Object.keys(needed) : missingIn(own)
  const where = channel === undefined ? 'its channel' : `#${channel.name}`
  if (missing.length === 0 && place !== channelId) {
    return `The night’s thread in ${where} is locked: unlock it, or give Vigil Manage Threads there.`
  }
  return mayNot(where, missing.length > 0 ? missing : Object.keys(needed))
}

const mayNot = (where: string, missing: readonly string[]) =>
  `Vigil may not post in ${where}: give it ${missing.join(', ')} there.`

function channelNamed(client: Client<true>, channelId: string) {
  const found = client.channels.cache.get(channelId)
  return found === undefined || found.isDMBased() ? undefined : found
}
