import type { PlayerDeath, PullContext } from '../context.ts'
import { findCall, wasCalled } from '../ending/call.ts'
import { findEnrage } from '../ending/enrage.ts'
import type { Fault } from './fault.ts'

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
 * fell to what is meant for them, while somebody it had cost still lay dead, fell for want of them.
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

function isForWant({ resolutions, rules }: PullContext, fault: Fault, { diedMs, blow }: PlayerDeath): boolean {
  if (blow === undefined) return false
  const use = resolutions.find(
    ({ ability, startMs, endMs }) => ability === blow.ability && startMs <= blow.decidedMs && blow.decidedMs <= endMs,
  )
  const kind = use && rules.of(use.ability, use.occurrence)?.rule.kind
  const isMeant = kind === 'for-all' || kind === 'for-tank' || kind === 'for-tanks'
  return isMeant && fault.deaths.some((death) => death.diedMs < diedMs && (death.raise?.atMs ?? diedMs) >= diedMs)
}
