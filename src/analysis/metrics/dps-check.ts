import type { DamageCheck } from '../../game/facts.ts'
import type { Phase, PullContext } from '../context.ts'
import { type BossHp, type BossHpOverTime, findBossHp } from '../damage/boss-hp.ts'
import { checkBlocks } from '../damage/check-blocks.ts'
import { type Cost, findCosts } from '../damage/costs.ts'
import { courseOf, type PhaseCourse } from '../damage/course.ts'
import { type Dealt, dealtIn } from '../damage/dealt.ts'
import { findEnrageTime } from '../damage/enrage-time.ts'
import { clip, neededLine } from '../damage/needed-line.ts'
import { overlapMs } from '../damage/overlap.ts'
import { findEnrage } from '../ending/enrage.ts'
import { defineMetric } from '../metric.ts'

/**
 * `passed`: the phase was completed · `missed`: its enrage ended the pull · `short`, `on pace`: it ended before, and at
 * that pace would have missed or passed · `unknown`: too early or too little is known.
 */
export type CheckVerdict = 'passed' | 'missed' | 'short' | 'on pace' | 'unknown'

export interface PhaseCheck {
  /** 1-based, intermissions counted. */
  readonly id: number
  readonly name: string
  /** Ms from the start of the pull. */
  readonly startMs: number
  readonly kind: DamageCheck['kind']
  /** Nobody has said what this phase asks for: a pool is what most are. */
  readonly isAssumed: boolean
  readonly verdict: CheckVerdict
  readonly boss?: BossHp
  /** When its time is up, ms from the start of the pull. */
  readonly enrage?: { readonly atMs: number; readonly from: 'seen' | 'timeline' }
  /** All per second that somebody can be fought: over the whole phase, so far, and from here on. */
  readonly pace?: {
    readonly neededPerSecond: number
    readonly actualPerSecond: number
    readonly neededFromHerePerSecond?: number
  }
  /** HP that may be left when, ms from its start: even over the time that somebody can be fought, nothing at the enrage. */
  readonly needed?: readonly (readonly [atMs: number, leftHp: number])[]
  /** HP that would be left to do at the enrage, at the pace so far; less than 0 is what would be to spare. */
  readonly shortfallHp?: number
  /** How its HP went, for comparing pulls over equal windows; absent for a phase of fixed length. */
  readonly course?: PhaseCourse
  /** What it cost to die, the most first. */
  readonly costs: readonly Cost[]
}

export interface DpsCheck {
  readonly checks: readonly PhaseCheck[]
}

/** The pace of less time than this is that of the opener. */
const leastMs = 60_000

/**
 * Is there damage enough, phase by phase (METRICS §6)? Needed rate = HP that must go ÷ time until the enrage goes off,
 * actual rate = HP that went ÷ time so far, both over time that somebody could be fought, both cut where the pull was lost
 * (cutoff, corpse time). When the enrage is due says its cast or, counted from the last thing that happened and not from
 * the start of a clock, the timeline (`damage/enrage-time.ts`). HP is what was seen of the phase's bosses; where no HP
 * is told, damage and the share that was left give it. What a phase asks for is told for a few (`vendor/encounters.json`);
 * for the rest a pool to empty is assumed and said so. A phase of fixed length asks for nothing of its own. How HP went
 * is kept for comparing pulls (`damage/course.ts`). Costs: time dead, weak (25 %, 50 %) and under Damage Down, in HP at
 * the player's own pace; how much a Damage Down takes nobody tells.
 */
export const dpsCheck = defineMetric<DpsCheck>({
  id: 'dps-check',
  title: 'Damage check',
  about: 'What each phase asks for before its enrage, what was done, and what deaths cost of it.',
  version: 3,
  compute: (context) => ({ checks: dealtIn(context).map((dealt) => checkPhase(context, dealt)) }),
  present: checkBlocks,
})

function checkPhase(context: PullContext, dealt: Dealt): PhaseCheck {
  const { encounter, phases, pull } = context
  const { phase } = dealt
  const told = encounter?.phases[phase.id - 1]?.check
  const isLast = phase === phases.at(-1)
  const isComplete = !isLast || pull.outcome === 'kill'
  const untilMs = isComplete ? foughtUntil(context, phase) : Math.max(playUntil(context), phase.startMs)
  const hp = findBossHp(context, phase, untilMs)
  const boss = hp && bossOf(hp)
  const ended = isLast ? findEnrage(context) : undefined
  const time = findEnrageTime(context, phase, untilMs)
  const enrage = ended ? { atMs: ended.startMs, from: 'seen' as const } : time && { atMs: time.atMs, from: time.from }
  const verdict = isComplete ? 'passed' : ended ? 'missed' : 'unknown'
  const known = {
    id: phase.id,
    name: phase.name,
    startMs: phase.startMs,
    kind: told?.kind ?? ('pool' as const),
    isAssumed: told === undefined,
    ...(boss && { boss }),
    ...(hp && told?.kind !== 'fixed' && { course: courseOf(hp, targetOf(told, hp), phase.startMs, untilMs) }),
    costs: findCosts(context, dealt, untilMs),
    verdict,
  } as const
  if (known.kind === 'fixed') return { ...known, ...(ended && enrage && { enrage }) }
  if (enrage === undefined) return known
  const soFarMs = untilMs - phase.startMs - overlapMs(context.downtime, phase.startMs, untilMs)
  if (boss === undefined || soFarMs < leastMs) return { ...known, enrage }
  const endMs = Math.max(enrage.atMs, untilMs)
  const aheadMs = endMs - untilMs - overlapMs(time?.downtime ?? [], untilMs, endMs)
  const target = targetOf(told, boss)
  const actual = (boss.startHp - boss.leftHp) / soFarMs
  const quiet = [...clip(context.downtime, phase.startMs, untilMs), ...clip(time?.downtime ?? [], untilMs, endMs)]
  const shortfallHp = Math.round(boss.leftHp - target - actual * aheadMs)
  return {
    ...known,
    enrage,
    verdict: verdict === 'unknown' ? (shortfallHp > 0 ? 'short' : 'on pace') : verdict,
    needed: neededLine({ hp: boss.startHp - target, startMs: phase.startMs, endMs }, quiet),
    pace: {
      neededPerSecond: ((boss.startHp - target) / (soFarMs + aheadMs)) * 1_000,
      actualPerSecond: actual * 1_000,
      ...(!isComplete &&
        aheadMs > 0 && { neededFromHerePerSecond: (Math.max(boss.leftHp - target, 0) / aheadMs) * 1_000 }),
    },
    ...(!isComplete && { shortfallHp }),
  }
}

const bossOf = ({ leftAt: _, ...boss }: BossHpOverTime): BossHp => boss

/** HP that may be left at the enrage. */
const targetOf = (told: DamageCheck | undefined, { maxHp }: BossHp): number =>
  told?.kind === 'threshold' ? maxHp * told.share : 0

/** Until the pull was lost, or six lay dead: the rest was no play. */
const playUntil = ({ pull, playEndMs, cutoff }: PullContext): number =>
  Math.min(pull.durationMs, playEndMs, cutoff?.atMs ?? Number.POSITIVE_INFINITY)

/** The quiet after the last blow is the next phase's, or nobody's. */
const foughtUntil = ({ downtime }: PullContext, { startMs, endMs }: Phase): number =>
  Math.max(startMs, downtime.find((quiet) => quiet.startMs < endMs && quiet.endMs >= endMs)?.startMs ?? endMs)
