import type { Burst } from './bursts.ts'
import type { BuffOwner } from './raid-buffs.ts'

/** A buff that came later in its window than in the one before, and what followed from it. */
export interface Drift extends BuffOwner {
  /** When it was first late, and how much later than the window it belonged to opened. */
  readonly atMs: number
  readonly lateMs: number
  /** In how many windows: once a buff was held, its cooldown makes it late again. */
  readonly windows: number
}

/** What everybody may be later than last time. */
const slackMs = 5_000

/** One hold is one finding, however many windows it makes late (METRICS §4). Windows that are cut judge nobody. */
export function findDrifts(bursts: readonly Burst[]): readonly Drift[] {
  const drifts: Drift[] = []
  const usual = new Map<string, number>()
  const running = new Map<string, number>()
  for (const { uses, startMs: openedMs, cut } of bursts) {
    for (const { buff, player, startMs } of uses) {
      const key = `${buff.name} ${player}`
      const lateMs = startMs - openedMs
      const before = usual.get(key)
      usual.set(key, lateMs)
      if (before === undefined) continue
      const index = running.get(key)
      const drift = index === undefined ? undefined : drifts[index]
      if (lateMs > before + slackMs && cut === undefined) {
        running.set(key, drifts.length)
        drifts.push({ buff, player, atMs: startMs, lateMs, windows: 1 })
      } else if (drift !== undefined && index !== undefined && lateMs > drift.lateMs - slackMs) {
        drifts[index] = { ...drift, windows: drift.windows + 1 }
      } else running.delete(key)
    }
  }
  return drifts
}
