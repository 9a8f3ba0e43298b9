import { type DiscordBot, type DiscordSettings, openDiscord } from '../bot/client.ts'
import type { Config } from '../config.ts'
import { AppError, sentenceFor } from '../errors.ts'
import type { Workbench } from './workbench.ts'

/** How long to wait before a Discord that did not answer is asked again. */
const retryMs = 30_000

/**
 * Connects the bot, and keeps trying while Discord does not answer: what is said meanwhile is written and delivered
 * later. Without a token, or with one Discord refuses, it says what to set and the rest of Vigil works on.
 */
export async function keepDiscord(bench: Workbench, say: (text: string) => void): Promise<DiscordBot> {
  const settings = settingsOf(bench.config)
  let bot: DiscordBot | undefined
  let retry: NodeJS.Timeout | undefined
  let isClosed = false

  const failed = (error: unknown) => {
    bench.logger.error({ err: error }, 'there is no connection to Discord')
    say(`Discord: ${sentenceFor(error)}`)
    if (isClosed || (error instanceof AppError && error.code === 'bad-configuration')) return
    clearTimeout(retry)
    retry = setTimeout(() => void connect(), retryMs)
  }
  const onEnd = (error: AppError) => {
    const ended = bot
    if (ended === undefined || isClosed) return
    bot = undefined
    failed(error)
    ended.close().catch((cause: unknown) => bench.logger.error({ err: cause }, 'a connection could not be closed'))
  }
  const connect = async () => {
    if (settings === undefined) return
    try {
      bot = await openDiscord({ ...settings, onEnd }, bench)
      say('Discord: connected. Type /watch add in your raid channel to begin.')
    } catch (error) {
      failed(error)
    }
    if (isClosed) await bot?.close()
  }
  if (settings === undefined) {
    say('Discord: set DISCORD_TOKEN (https://discord.com/developers/applications) to post in your raid channel.')
  }
  await connect()
  return {
    deliver: async (nightId) => await bot?.deliver(nightId),
    guildOf: async (channelId) => {
      if (bot !== undefined) return await bot.guildOf(channelId)
      throw new AppError('unavailable', 'Discord is not connected; logs are followed once it is (DISCORD_TOKEN).')
    },
    close: async () => {
      isClosed = true
      clearTimeout(retry)
      await bot?.close()
    },
  }
}

function settingsOf(config: Config): DiscordSettings | undefined {
  const { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl, DISCORD_SHARDS: shards, DISCORD_SHARD_IDS: shardIds } = config
  if (token === undefined) return undefined
  return { token, apiUrl, shardCount: shards === 'auto' ? undefined : shards, shardIds }
}
