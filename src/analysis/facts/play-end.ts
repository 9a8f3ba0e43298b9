import type { PlayerDeath } from './lives.ts'

/** Corpse time: from the first moment with six deaths within 15 s the rest is not play (METRICS §0). */
export function findPlayEnd(deaths: readonly Pick<PlayerDeath, 'atMs'>[], durationMs: number): number {
  const times = deaths.map(({ atMs }) => atMs)
  const last = times.find(
    (at, index) => at - (times[index - corpseDeaths + 1] ?? Number.NEGATIVE_INFINITY) <= corpseSpanMs,
  )
  return Math.min(last ?? durationMs, durationMs)
}

const corpseDeaths = 6
const corpseSpanMs = 15_000
