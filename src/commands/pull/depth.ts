import { formatShare } from '../../format.ts'
import type { PullProgress } from '../../store/pulls/progress.ts'

/** A pull among its like: where it stands and how far it came. */
export type Attempt = PullProgress

/** Below 0 when the first came further: a kill, then a later phase, then less HP left. */
export const compareDepth = (one: Attempt, other: Attempt): number =>
  Number(other.outcome === 'kill') - Number(one.outcome === 'kill') ||
  (other.depth?.phaseId ?? 0) - (one.depth?.phaseId ?? 0) ||
  shareLeft(one) - shareLeft(other)

const shareLeft = ({ depth }: Attempt) => depth?.fight ?? depth?.boss?.share ?? 1

/** `P4 12.3 %`, `Kill`, or a dash when nothing is known. */
export function depthText({ outcome, encounter, depth }: Pick<Attempt, 'outcome' | 'encounter' | 'depth'>): string {
  if (outcome === 'kill') return 'Kill'
  // A fight nobody has described is one phase, which tells nothing.
  const phase = encounter === null ? undefined : depth?.phase
  const left = depth?.boss && formatShare(depth.boss.share)
  return [phase, left].filter((part) => part !== undefined).join(' ') || '–'
}

export const isSameFight = (one: Attempt, other: Attempt): boolean =>
  one.encounter === null ? one.fightName === other.fightName : one.encounter === other.encounter
