import { setTimeout as sleep } from 'node:timers/promises'

/** Keeps requests apart while our address has few left: whoever asks waits for their turn. */
export interface Pace {
  turn(): Promise<void>
  /** What an answer said is left (`x-ratelimit-remaining`), of how many (`x-ratelimit-limit`). */
  note(remaining: number | undefined, limit: number | undefined): void
}

export function openPace(): Pace {
  let gapMs = 0
  let line = Promise.resolve()
  return {
    turn() {
      if (gapMs > 0) line = line.then(() => sleep(gapMs))
      return line
    },
    note(remaining, limit) {
      if (remaining === undefined || limit === undefined) return
      gapMs = remaining < limit * fewShare ? Math.min(longestGapMs, windowMs / (remaining + 1)) : 0
    },
  }
}

/** FFLogs does not say over which time it counts; a minute fits what was seen. What is left is spread over it. */
const windowMs = 60_000
const fewShare = 0.1
const longestGapMs = 5_000
