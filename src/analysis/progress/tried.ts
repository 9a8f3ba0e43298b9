import type { Outcome } from '../../report.ts'

/** A pull of a fight and how far it came: the little that its trajectory needs. */
export interface Tried {
  readonly number: number
  readonly nightId: number
  readonly startedAt: number
  readonly durationMs: number
  readonly outcome: Outcome
  /** Absent until it has been analysed. */
  readonly depth?: { readonly phaseId: number; readonly boss?: { readonly share: number } }
}

/** How far a night came that no log tells of, as somebody says. */
export interface SaidPoint {
  /** `2026-11-21` */
  readonly day: string
  readonly phaseId: number
  readonly bossShare?: number
  readonly pulls?: number
  readonly note?: string
  readonly by: string
}

/**
 * How far a pull came, counted in phases: 2.25 is a quarter into the third, all of them a kill. Without the boss's HP
 * the phase was reached and no more is known.
 */
export function depthOf({ outcome, depth }: Pick<Tried, 'outcome' | 'depth'>, phases: number): number | undefined {
  if (outcome === 'kill') return phases
  return depth && inPhases(depth.phaseId, depth.boss?.share, phases)
}

/** The same of what was said. */
export const saidDepth = ({ phaseId, bossShare }: SaidPoint, phases: number): number =>
  phaseId >= phases && bossShare === 0 ? phases : inPhases(phaseId, bossShare, phases)

/** A phase that was played to its end is still less than the one after it. */
const inPhases = (phaseId: number, share: number | undefined, phases: number): number =>
  Math.min(phaseId, phases) - 1 + (1 - Math.min(Math.max(share ?? 1, 0), 1)) * almost

const almost = 0.9999
