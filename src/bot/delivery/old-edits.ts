import { SnowflakeUtil } from 'discord.js'

/** Edits of messages older than an hour, of which Discord takes few and does not say how many. */
export interface OldEdits {
  /** In how many milliseconds this message may be edited; 0: now, and it counts as one. */
  waitMs(channelId: string, messageId: string): number
}

/** A few in a while in each channel; the others wait their turn. */
export function openOldEdits(now: () => number): OldEdits {
  const windows = new Map<string, { readonly endsAt: number; used: number }>()
  return {
    waitMs: (channelId, messageId) => {
      const at = now()
      if (at - SnowflakeUtil.timestampFrom(messageId) <= hourMs) return 0
      const running = windows.get(channelId)
      const window = running && running.endsAt > at ? running : { endsAt: at + windowMs, used: 0 }
      windows.set(channelId, window)
      return ++window.used <= atOnce ? 0 : window.endsAt - at
    },
  }
}

const hourMs = 60 * 60_000
const atOnce = 3
const windowMs = 20_000
