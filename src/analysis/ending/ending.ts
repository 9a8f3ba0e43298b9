import { roleOf } from '../../game.ts'
import type { PlayerDeath, PullContext, Resolution } from '../context.ts'
import type { KillingBlow } from '../facts/blows.ts'
import { type Cover, shareOff } from '../mitigation/covers.ts'
import { isInvulnerable, mitigationOn } from '../mitigation/on-hit.ts'
import { findCall } from './call.ts'
import { carriedBefore } from './carried.ts'

export interface Cutoff {
  readonly atMs: number
  readonly why: 'resolution' | 'half dead' | 'tank dead' | 'call'
}

/** Everything after the first of these is fallout and counts for nobody (METRICS §1); absent on a kill. */
export function findCutoff(context: PullContext): Cutoff | undefined {
  if (context.pull.outcome === 'kill') return undefined
  const candidates = [overwhelmed(context), called(context), halfDead(context), tankDead(context)]
  return candidates.filter((cutoff) => cutoff !== undefined).sort((one, other) => one.atMs - other.atMs)[0]
}

/**
 * The deaths the pull ended with, oldest first (METRICS §1): back from the cutoff, or from the last death where there
 * is none, while gaps are at most 10 s; then everything up to the end. A party three short does not recover: while so
 * many lie dead a gap of 30 s is bridged too. Empty when nobody died near the cutoff, or within 15 s of the end.
 */
export function findFinalChain(context: PullContext): readonly PlayerDeath[] {
  const { deaths, pull, cutoff } = context
  const inOrder = [...deaths].sort((one, other) => one.diedMs - other.diedMs)
  const last = inOrder.at(-1)
  if (pull.outcome === 'kill' || last === undefined) return []
  if (cutoff === undefined && pull.durationMs - last.diedMs > chainEndMs) return []
  let startMs = cutoff?.atMs ?? last.diedMs
  for (const { diedMs } of inOrder.toReversed()) {
    if (diedMs < startMs && startMs - diedMs > bridge(context, diedMs, startMs)) break
    startMs = Math.min(startMs, diedMs)
  }
  return inOrder.filter(({ diedMs }) => diedMs >= startMs)
}

/** Who died to a resolution. */
export const killedBy = (
  { ability, startMs, endMs }: Resolution,
  deaths: readonly PlayerDeath[],
): readonly PlayerDeath[] =>
  deaths.filter(
    ({ blow }) => blow?.ability === ability && blow.decidedMs >= startMs && blow.landedMs <= Math.max(endMs, startMs),
  )

/**
 * More than anybody survives by being at full health under a full plan. METRICS §1 says 1.5 bars before mitigation, 2
 * for tanks; raid-wide hits of ultimates reach 2 bars and more and are lived through, since the mitigation of a whole
 * party leaves about a third: so it is 3 bars, 4 for tanks, and never what somebody else of their kind took as much of
 * and lived. Where the source does not tell the damage before mitigation, it is what was taken without what mitigation took off. Where nobody
 * tells its school either, it lies between the lesser and the greater of each share: unknown where that does not decide
 * it, and under a Vulnerability, which adds to what is taken.
 */
export function isUnsurvivable(context: PullContext, { player, blow }: PlayerDeath): boolean | undefined {
  if (blow === undefined) return undefined
  if (blow.instantKill) return true
  if (blow.maxHp === undefined) return undefined
  if (othersLived(context, player, blow)) return false
  const limit = blow.maxHp * (isTank(context, player) ? tankBars : bars)
  if (blow.unmitigated !== undefined) return blow.unmitigated >= limit
  const taken = blow.amount + blow.absorbed + blow.overkill
  const mitigation = mitigationOn(context, { ...blow, target: player })
  const leftOf = (shareOf: (cover: Cover) => number): number =>
    mitigation.reduce((left, each) => left * (1 - shareOf(each)), 1)
  const { vulnerability } = context.facts.faultStatuses
  if (carriedBefore(context, player, blow.decidedMs).some(({ status }) => vulnerability.includes(status)))
    return undefined
  if (blow.school !== undefined) return taken / Math.max(leftOf(shareOff(blow.school)), smallestLeft) >= limit
  const least = leftOf(({ physical, magical }) => Math.min(physical, magical))
  if (taken / Math.max(least, smallestLeft) >= limit) return true
  const most = leftOf(({ physical, magical }) => Math.max(physical, magical))
  return taken / Math.max(most, smallestLeft) >= limit * clearShare ? undefined : false
}

/** Somebody of their kind took as much of the same use and stood; whom nothing could hurt proves nothing. */
function othersLived(context: PullContext, player: number, { ability, decidedMs, unmitigated }: KillingBlow): boolean {
  if (unmitigated === undefined) return false
  const use = context.resolutions.find(
    (one) => one.ability === ability && one.startMs <= decidedMs && decidedMs <= one.endMs,
  )
  return (use?.hits ?? []).some(
    (hit) =>
      hit.target !== player &&
      hit.landedMs !== undefined &&
      (hit.unmitigated ?? 0) >= unmitigated * asMuchShare &&
      isTank(context, hit.target) === isTank(context, player) &&
      !isInvulnerable(context, hit.target, hit.decidedMs) &&
      !context.deaths.some(
        ({ player: dead, diedMs }) => dead === hit.target && Math.abs(diedMs - (hit.landedMs ?? 0)) <= aroundMs,
      ),
  )
}

function isTank({ actor }: PullContext, player: number): boolean {
  const job = actor(player)?.job
  return job !== undefined && roleOf(job) === 'tank'
}

/** Whoever dies this soon after a hit may have died of it. */
const aroundMs = 3_000
/** A tank's limit break leaves a fifth; nothing that can be told leaves less. */
const smallestLeft = 0.1
/** An estimate of damage before mitigation is this good: not every status is told. */
const clearShare = 0.8
const chainGapMs = 10_000
const shortGapMs = 30_000
const shortBy = 3
const chainEndMs = 15_000
const overwhelmedShare = 0.75
const raiseInMs = 15_000
const overInMs = 30_000
const bars = 3
const tankBars = 4
/** Packets of one use differ by 5 % each way. */
const asMuchShare = 0.9

/** How long nobody may die between two deaths of one chain. */
function bridge({ players, aliveAt }: PullContext, fromMs: number, toMs: number): number {
  const isShort = [fromMs, toMs - 1].every((atMs) => players.length - aliveAt(atMs) >= shortBy)
  return isShort ? shortGapMs : chainGapMs
}

function overwhelmed(context: PullContext): Cutoff | undefined {
  const { resolutions, deaths, aliveAt } = context
  const found = resolutions.find((resolution) => {
    const killed = killedBy(resolution, deaths)
    if (killed.length < 2 || killed.length < aliveAt(resolution.startMs) * overwhelmedShare) return false
    return killed.every((death) => isUnsurvivable(context, death) === true)
  })
  return found && { atMs: found.startMs, why: 'resolution' }
}

function halfDead({ deaths, players, aliveAt }: PullContext): Cutoff | undefined {
  const times = deaths.map(({ diedMs }) => diedMs).sort((one, other) => one - other)
  const atMs = times.find((diedMs) => aliveAt(diedMs) * 2 <= players.length)
  return atMs === undefined ? undefined : { atMs, why: 'half dead' }
}

function tankDead(context: PullContext): Cutoff | undefined {
  const { deaths, pull } = context
  const found = deaths.find(({ player, diedMs, raise }) => {
    if (!isTank(context, player)) return false
    const raised = raise !== undefined && raise.atMs - diedMs <= raiseInMs
    return !raised && pull.durationMs - diedMs <= overInMs
  })
  return found && { atMs: found.diedMs, why: 'tank dead' }
}

function called(context: PullContext): Cutoff | undefined {
  const atMs = findCall(context)
  return atMs === undefined ? undefined : { atMs, why: 'call' }
}
