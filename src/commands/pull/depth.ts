import { type Wipe, wipes } from '../../analysis/metrics/wipes.ts'
import { formatShare } from '../../format.ts'
import type { Db } from '../../store/db.ts'
import { listProgress, type PullProgress } from '../../store/progress.ts'

/** A pull among its like: where it stands and how far it came. */
export interface Attempt extends Omit<PullProgress, 'result'> {
  /** Absent until it has been analysed. */
  readonly depth?: Wipe['depth']
}

/** Every pull of a static, the newest first. */
export async function listAttempts(db: Db, staticId: number): Promise<Attempt[]> {
  const found = await listProgress(db, staticId, wipes)
  return found.map(({ result, ...attempt }) =>
    result === null ? attempt : { ...attempt, depth: (result as Wipe).depth },
  )
}

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

/** What a pull was the first to do; a fight's very first pull is no record. */
export function milestoneOf(pull: Attempt, all: readonly Attempt[]): string | undefined {
  const earlier = all.filter((other) => other.startedAt < pull.startedAt && isSameFight(other, pull))
  const best = earlier.toSorted(compareDepth)[0]
  if (best === undefined || compareDepth(pull, best) >= 0) return undefined
  if (pull.outcome === 'kill') return 'First kill.'
  if (pull.depth && pull.depth.phaseId > (best.depth?.phaseId ?? 0)) return `First time in ${pull.depth.phase}.`
  return `Best pull yet: ${depthText(pull)}.`
}
