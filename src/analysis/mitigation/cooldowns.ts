import type { MitigationFacts } from '../../game/mitigations.ts'

type Recast = Pick<MitigationFacts, 'cooldownMs' | 'charges'>

/** Whether a charge was there at a moment. @param usesMs in order; those after the moment do not count */
export function isReady(usesMs: readonly number[], { cooldownMs, charges }: Recast, atMs: number): boolean {
  let fullMs = Number.NEGATIVE_INFINITY
  for (const useMs of usesMs) {
    if (useMs > atMs) break
    fullMs = Math.max(fullMs, useMs) + cooldownMs
  }
  return fullMs - atMs <= (charges - 1) * cooldownMs
}

/**
 * Whether one more use at a moment would have delayed none that came: a full cooldown since the last and before the next,
 * charges simulated (METRICS §3).
 */
export function isFree(usesMs: readonly number[], recast: Recast, atMs: number): boolean {
  if (!isReady(usesMs, recast, atMs)) return false
  const index = usesMs.findIndex((useMs) => useMs > atMs)
  if (index < 0) return true
  const before = [...usesMs.slice(0, index), atMs]
  const soonMs = atMs + recast.cooldownMs * recast.charges
  for (const useMs of usesMs.slice(index)) {
    if (useMs > soonMs) return true
    if (!isReady(before, recast, useMs + earlyMs)) return false
    before.push(useMs)
  }
  return true
}

/** Sources tell uses a little late or early. */
const earlyMs = 500
