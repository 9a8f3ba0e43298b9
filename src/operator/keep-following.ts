import { setTimeout as pause } from 'node:timers/promises'
import type { DiscordBot } from '../bot/client.ts'
import { AppError, sentenceFor } from '../errors.ts'
import { followPulls } from './follow.ts'
import { openFollowWords } from './follow-words.ts'
import { findLogChannel } from './log-channel.ts'
import type { Workbench } from './workbench.ts'

/** How long to wait before a log that could not be followed is followed again. */
const retryMs = 30_000

/** Follows the logs of a folder for as long as Vigil runs, whatever goes wrong with one of them. */
export function keepFollowing(
  bench: Workbench,
  bot: Pick<DiscordBot, 'guildOf'>,
  place: string,
  say: (text: string) => void,
): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const { signal } = stopping
  const output = { line: say, aside: say, progress() {}, file() {} }
  const follow = async () => {
    while (!signal.aborted) {
      try {
        const channel = await findLogChannel(bench, bot)
        await followPulls(bench, place, channel, openFollowWords(place, output, false, bench.services.now), signal)
      } catch (error) {
        if (!(error instanceof AppError)) bench.logger.error({ err: error }, 'a log could not be followed')
        say(sentenceFor(error))
        await pause(retryMs, undefined, { signal }).catch(() => {})
      }
    }
  }
  const where = bench.config.VIGIL_LOG_CHANNEL === undefined ? 'shows here' : 'is told in its Discord channel'
  say(`Logs: following ${place}; each pull ${where} by itself, a moment after its end.`)
  const following = follow()
  return {
    stop: async () => {
      stopping.abort()
      await following
    },
  }
}
