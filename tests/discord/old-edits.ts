import { Refusal } from './call.ts'
import type { StandInMessage, World } from './world.ts'

/** Edits of messages that are older than an hour: Discord takes few of them, and does not say how many. */
export interface OldEdits {
  /** Counts an edit, or refuses it. */
  count(world: World, message: StandInMessage): void
  /** From now on; a few in twenty seconds unless told otherwise. */
  allow(limit: number, windowMs: number): void
  /** How many were refused. */
  readonly refused: number
}

export function openOldEdits(): OldEdits {
  let allowed = { limit: 3, windowMs: 20_000 }
  let refused = 0
  const windows = new Map<string, { readonly endsAt: number; used: number }>()
  return {
    count: (world, { channelId, createdAt }) => {
      if (world.now() - createdAt < hourMs) return
      const now = Date.now()
      const running = windows.get(channelId)
      const window = running && running.endsAt > now ? running : { endsAt: now + allowed.windowMs, used: 0 }
      windows.set(channelId, window)
      window.used++
      if (window.used <= allowed.limit) return
      refused++
      const retryAfter = ((window.endsAt - now) / 1_000).toFixed(3)
      const words = 'Maximum number of edits to messages older than 1 hour reached. Try again later.'
      throw new Refusal(429, 30046, words, { 'retry-after': retryAfter, 'x-ratelimit-scope': 'user' })
    },
    allow: (limit, windowMs) => {
      allowed = { limit, windowMs }
      windows.clear()
    },
    get refused() {
      return refused
    },
  }
}

const hourMs = 60 * 60_000
