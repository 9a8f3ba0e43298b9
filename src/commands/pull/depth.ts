import { formatShare } from '../../format.ts'
import type { Db } from '../../store/db.ts'
import { type BestBefore, listBestBefore } from '../../store/depths.ts'
import { listProgress, listProgressById, type PullProgress } from '../../store/progress.ts'

/** A pull among its like: where it stands and how far it came. */
export type Attempt = PullProgress

/** Every pull of a static, the newest first. */
export const listAttempts = (db: Db, staticId: number): Promise<Attempt[]> => listProgress(db, staticId)

/** What these pulls were the first to do, by their ids; most are left out, as is a fight's very first pull. */
export async function listMilestones(
  db: Db,
  staticId: number,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const best = await listBestBefore(db, staticId, ids)
  const passing = ids.filter((id) => best.get(id)?.isPassed)
  const attempts = await listProgressById(db, staticId, passing)
  return new Map(attempts.flatMap((attempt) => told(attempt, best.get(attempt.id)) ?? []))
}

function told(attempt: Attempt, best: BestBefore | undefined): readonly [number, string][] | undefined {
  if (best === undefined) return undefined
  return [[attempt.id, firstOf(attempt, best.phaseId)]]
}

function firstOf(attempt: Attempt, before: number): string {
  if (attempt.outcome === 'kill') return 'First kill.'
  if (attempt.depth && attempt.depth.phaseId > before) return `First time in ${attempt.depth.phase}.`
  return `Best pull yet: ${depthText(attempt)}.`
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

/** What a pull was the first to do among these; a fight's very first pull is no record. */
export function milestoneOf(pull: Attempt, all: readonly Attempt[]): string | undefined {
  const earlier = all.filter((other) => other.startedAt < pull.startedAt && isSameFight(other, pull))
  const best = earlier.toSorted(compareDepth)[0]
  if (best === undefined || best.outcome === 'kill' || compareDepth(pull, best) >= 0) return undefined
  return firstOf(pull, best.depth?.phaseId ?? 0)
}
