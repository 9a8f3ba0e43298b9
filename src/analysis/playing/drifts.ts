import type { Burst } from './bursts.ts'
import { latenessIn, openerSlackMs, slackMs } from './lateness.ts'
import type { BuffOwner } from './raid-buffs.ts'

/** A buff that came later in its window than in the one before, and what followed from it. */
export interface Drift extends BuffOwner {
  /** When it was first late, and how long after the others. */
  readonly atMs: number
  readonly lateMs: number
  /** In how many windows: once a buff was held, its cooldown makes it late again. */
  readonly windows: number
}

/** One hold is one finding, however many windows it makes late (METRICS §4). Windows that are cut judge nobody. */
export function findDrifts(bursts: readonly Burst[]): readonly Drift[] {
  const drifts: Drift[] = []
  const before = new Map<string, number>()
  const running = new Map<string, number>()
  for (const { use, burst, lateMs } of latenessIn(bursts)) {
    const { buff, player, startMs } = use
    const key = `${buff.name} ${player}`
    const usual = before.get(key)
    before.set(key, lateMs)
    const index = running.get(key)
    const drift = index === undefined ? undefined : drifts[index]
    const isLater = usual === undefined ? lateMs > openerSlackMs : lateMs > Math.max(usual, 0) + slackMs
    if (isLater && burst.cut === undefined) {
      running.set(key, drifts.length)
      drifts.push({ buff, player, atMs: startMs, lateMs, windows: 1 })
    } else if (drift !== undefined && index !== undefined && lateMs > drift.lateMs - slackMs) {
      drifts[index] = { ...drift, windows: drift.windows + 1 }
    } else running.delete(key)
  }
  return drifts
}
