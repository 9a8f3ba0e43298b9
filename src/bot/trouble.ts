import {
  type Client,
  DiscordAPIError,
  PermissionFlagsBits,
  type PermissionsBitField,
  RESTJSONErrorCodes,
} from 'discord.js'
import { AppError } from '../errors.ts'

/** A sentence for a failure that will last until somebody does something; undefined for one that passes. */
export function troubleOf(client: Client<true>, channelId: string, error: unknown): string | undefined {
  if (error instanceof AppError) return error.message
  if (hasCode(error, RESTJSONErrorCodes.UnknownChannel)) {
    return 'The channel or thread of this post is gone. /watch add in another channel moves the report there.'
  }
  if (hasCode(error, RESTJSONErrorCodes.UnknownMessage)) {
    return 'This post was deleted in Discord; it is not posted again.'
  }
  if (hasCode(error, RESTJSONErrorCodes.MissingPermissions) || hasCode(error, RESTJSONErrorCodes.MissingAccess)) {
    return missingPermissions(client, channelId)
  }
  return undefined
}

export const hasCode = (error: unknown, code: number): boolean =>
  error instanceof DiscordAPIError && error.code === code

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

/** What it needs and does not have, as Discord names it. */
export const missingIn = (own: Readonly<PermissionsBitField>): string[] =>
  Object.entries(needed).flatMap(([name, bit]) => (own.has(bit) ? [] : [name]))

function missingPermissions(client: Client<true>, channelId: string): string {
  const found = client.channels.cache.get(channelId)
  const channel = found === undefined || found.isDMBased() ? undefined : found
  const own = channel?.permissionsFor(client.user) ?? null
  const missing = own === null ? [] : missingIn(own)
  const names = (missing.length > 0 ? missing : Object.keys(needed)).join(', ')
  const where = channel === undefined ? 'its channel' : `#${channel.name}`
  return `Vigil may not post in ${where}: give it ${names} there.`
}
