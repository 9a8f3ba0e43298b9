import { ChannelType, type Client, RESTJSONErrorCodes as codes, Routes } from 'discord.js'
import { AppError } from '../../errors.ts'
import type { Db } from '../../store/db.ts'
import { findNightPost, markThread, type Post } from '../../store/telling/posts.ts'
import { cut, limits } from '../limits.ts'
import { hasCode } from './trouble.ts'

export interface ThreadDeps {
  readonly client: Client<true>
  readonly db: Db
}

/**
 * The thread of a pull's night, started when it is first needed, on the night's message and with its id.
 * @throws AppError `unavailable` while the night's message is not sent, `not-found` when it was deleted before it had one
 */
export async function threadOf({ client, db }: ThreadDeps, post: Post): Promise<string> {
  const night = await findNightPost(db, post)
  if (night?.messageId == null) throw new AppError('unavailable', night?.trouble ?? 'This post waits for its night.')
  if (night.threadId !== null) return night.threadId
  const made = await startThread(client, night, night.messageId)
  await markThread(db, night.id, made)
  return made
}

/** The thread is gone: whoever needs one next starts another. Gives whether anybody still had it for the night's. */
export async function forgetThread({ db }: ThreadDeps, post: Post, threadId: string): Promise<boolean> {
  const night = await findNightPost(db, post)
  if (night?.threadId !== threadId) return false
  await markThread(db, night.id, null)
  return true
}

async function startThread(client: Client<true>, night: Post, messageId: string): Promise<string> {
  const body = { name: nameOf(night), auto_archive_duration: threadMinutes }
  try {
    await client.rest.post(Routes.threads(night.channelId, messageId), { body })
    return messageId
  } catch (error) {
    if (hasCode(error, codes.UnknownMessage)) throw new AppError('not-found', nightDeleted, { cause: error })
    if (!hasCode(error, codes.ThreadAlreadyCreatedForMessage)) throw error
  }
  // It was started and not noted; or it was deleted, and Discord gives no message a second one.
  if (await exists(client, messageId)) return messageId
  const loose = client.channels.cache.find(
    (channel) =>
      channel.isThread() &&
      channel.parentId === night.channelId &&
      channel.name === body.name &&
      channel.ownerId === client.user.id &&
      (channel.createdTimestamp ?? 0) > night.createdAt,
  )
  if (loose !== undefined) return loose.id
  const isNews = client.channels.cache.get(night.channelId)?.type === ChannelType.GuildAnnouncement
  const type = isNews ? ChannelType.AnnouncementThread : ChannelType.PublicThread
  const made = await client.rest.post(Routes.threads(night.channelId), { body: { ...body, type } })
  return (made as { readonly id: string }).id
}

async function exists(client: Client<true>, threadId: string): Promise<boolean> {
  try {
    await client.rest.get(Routes.channel(threadId))
    return true
  } catch (error) {
    if (hasCode(error, codes.UnknownChannel)) return false
    throw error
  }
}

const nameOf = ({ message, subjectId }: Post) =>
  cut(message.embeds[0]?.title?.trim() || `Night ${subjectId}`, limits.threadName)

/** A day: longer than any night, shorter than the channel's memory. */
const threadMinutes = 1_440

const nightDeleted =
  'The message of this night was deleted in Discord, so its pulls are not told there. /session and /pull show them.'
