import { type DiscordBot, openDiscord } from '../bot/client.ts'
import { AppError, sentenceFor } from '../errors.ts'
import type { Workbench } from './workbench.ts'

/** How long to wait before a Discord that did not answer is asked again. */
const retryMs = 30_000

/**
 * Connects the bot, and keeps trying while Discord does not answer: what is said meanwhile is written and delivered
 * later. Without a token, or with one Discord refuses, it says what to set and the rest of Vigil works on.
 */
export async function keepDiscord(bench: Workbench, say: (text: string) => void): Promise<DiscordBot> {
  const { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl } = bench.config
  let bot: DiscordBot | undefined
  let retry: NodeJS.Timeout | undefined

  const connect = async (settings: { readonly token: string; readonly apiUrl: string }) => {
    try {
      bot = await openDiscord(settings, bench)
      say('Discord: connected. Type /watch add in your raid channel to begin.')
    } catch (error) {
      bench.logger.error({ err: error }, 'Discord could not be reached')
      say(`Discord: ${sentenceFor(error)}`)
      if (error instanceof AppError && error.code === 'bad-configuration') return
      retry = setTimeout(() => void connect(settings), retryMs)
    }
  }
  if (token === undefined) {
    say('Discord: set DISCORD_TOKEN (https://discord.com/developers/applications) to post in your raid channel.')
  } else {
    await connect({ token, apiUrl })
  }
  return {
    deliver: async (nightId) => await bot?.deliver(nightId),
    guildOf: async (channelId) => {
      if (bot !== undefined) return await bot.guildOf(channelId)
      throw new AppError('unavailable', 'Discord is not connected; logs are followed once it is (DISCORD_TOKEN).')
    },
    close: async () => {
      clearTimeout(retry)
      await bot?.close()
    },
  }
}
