import type { BossHpOverTime } from './boss-hp.ts'

/**
 * How the HP of a phase went: openers and bursts make an even rate say too much, so pulls are compared up to the same
 * moment of it (METRICS §6, equal windows).
 */
export interface PhaseCourse {
  /** HP that must go before the enrage. */
  readonly mustGoHp: number
  /** How long the phase was played, ms: until it was completed, or the pull was lost. */
  readonly playedMs: number
  /** HP gone after each `courseStepMs` of that, and last at its end. */
  readonly goneHp: readonly number[]
}

/** Fine enough to be read between, coarse enough to be kept of every pull. */
export const courseStepMs = 10_000

/** Of a phase from its start until play in it ended, ms of the pull; `targetHp` may be left. */
export function courseOf(hp: BossHpOverTime, targetHp: number, startMs: number, untilMs: number): PhaseCourse {
  const goneHp: number[] = []
  for (let atMs = startMs + courseStepMs; atMs < untilMs; atMs += courseStepMs)
    goneHp.push(Math.round(hp.startHp - hp.leftAt(atMs)))
  return {
    mustGoHp: Math.round(hp.startHp - targetHp),
    playedMs: untilMs - startMs,
    goneHp: [...goneHp, Math.round(hp.startHp - hp.leftHp)],
  }
}

/** HP gone after so long in the phase, read between what was kept; undefined beyond its end. */
export function goneAfter({ playedMs, goneHp }: PhaseCourse, ms: number): number | undefined {
  if (ms > playedMs) return undefined
  const index = Math.floor(ms / courseStepMs)
  const fromMs = index * courseStepMs
  const untilMs = Math.min(fromMs + courseStepMs, playedMs)
  const from = goneHp[index - 1] ?? 0
  const until = goneHp[index] ?? from
  return untilMs === fromMs ? from : from + ((until - from) * (ms - fromMs)) / (untilMs - fromMs)
}
