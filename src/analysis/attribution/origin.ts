import { roleOf } from '../../game.ts'
import type { PlayerDeath, PullContext, Resolution } from '../context.ts'
import { findCall, wasCalled } from '../ending/call.ts'
import { findEnrage } from '../ending/enrage.ts'
import { auditPlan } from '../mitigation/audit.ts'
import type { Fault } from './fault.ts'
import { avoidable } from './missed-covers.ts'

/** A fault this long before a call may be what it was called for; one that cost somebody who never came back, any time. */
const callAnswersMs = 60_000

/**
 * What the end of a pull follows from (METRICS §1, §2): the nearest fault before a call; else the earliest that somebody
 * died of who is among the last deaths, or who never came back, made while more than half the party lived. None where
 * time ran out.
 */
export function findOrigin(context: PullContext): Fault | undefined {
  const { pull, faults, finalChain, players, aliveAt } = context
  if (pull.outcome === 'kill' || findEnrage(context) !== undefined) return undefined
  const isHeld = (atMs: number) => aliveAt(atMs - 1) * 2 > players.length
  const callMs = wasCalled(context) ? findCall(context) : undefined
  if (callMs !== undefined) return nearestBefore(context, callMs)
  return faults.find(
    ({ atMs, deaths }) =>
      isHeld(atMs) && deaths.some((death) => finalChain.includes(death) || death.raise === undefined),
  )
}

/**
 * The nearest fault, unless somebody has died since of what nobody can explain: then that may be what was called for. Who
 * fell to what is meant for them, while a healer it had cost still lay dead, fell for want of healing.
 */
function nearestBefore(context: PullContext, callMs: number): Fault | undefined {
  const { faults, deaths } = context
  const nearest = faults.findLast(
    ({ atMs, deaths: ownDeaths }) =>
      atMs < callMs && (callMs - atMs <= callAnswersMs || ownDeaths.some(({ raise }) => raise === undefined)),
  )
  if (nearest === undefined) return undefined
  const isExplained = deaths
    .filter(({ diedMs, blow }) => blow !== undefined && diedMs > nearest.atMs && diedMs < callMs)
    .every((death) => faults.some((fault) => fault.deaths.includes(death)) || isForWant(context, nearest, death))
  return isExplained ? nearest : undefined
}

function isForWant(context: PullContext, fault: Fault, { diedMs, blow }: PlayerDeath): boolean {
  if (blow === undefined) return false
  const use = context.resolutions.find(
    ({ ability, startMs, endMs }) => ability === blow.ability && startMs <= blow.decidedMs && blow.decidedMs <= endMs,
  )
  if (use === undefined) return false
  const kind = context.rules.of(use.ability, use.occurrence)?.rule.kind
  const isMeant = kind === 'for-all' || kind === 'for-tank' || kind === 'for-tanks'
  const hasHealerDown = fault.deaths.some(
    (death) => death.diedMs < diedMs && (death.raise?.atMs ?? diedMs) >= diedMs && isHealer(context, death),
  )
  return isMeant && hasHealerDown && !lackedCover(context, use)
}

const isHealer = ({ actor }: PullContext, { player }: PlayerDeath): boolean => {
  const job = actor(player)?.job
  return job !== undefined && roleOf(job) === 'healer'
}

/** A planned cover that could have been on and was not: then that may be why. */
const lackedCover = (context: PullContext, { ability, occurrence }: Resolution): boolean =>
  auditPlan(context).some(
    ({ mechanic, verdict }) =>
      avoidable.has(verdict) && mechanic.ability === ability && mechanic.occurrence === occurrence,
  )
