import type { PullContext, Resolution } from '../context.ts'
import { findCall } from '../ending/call.ts'
import { isUnsurvivable, killedBy } from '../ending/ending.ts'
import { findEnrage } from '../ending/enrage.ts'
import { lackedHealing, lackedMitigation, wasFull, wasHopeless } from './lacked.ts'

/** What a raid-wide death was a matter of (METRICS §2). */
export type RaidDeath = 'mechanic' | 'mitigation' | 'healing' | 'cascade'

/** Fewer than this are no raid. */
const fewestDead = 3

/**
 * Why the first use killed that took half of those alive, at least three: a fault it is of itself (a planned cover that
 * was not on, or a mechanic that failed), nothing that anybody survives, what others before had left too few for, too
 * little HP before it, or mitigation that lay ready and would have been enough. None where nobody can say.
 */
export function findRaidDeath(context: PullContext): RaidDeath | undefined {
  if (context.pull.outcome === 'kill') return undefined
  const use = findUse(context)
  if (use === undefined) return undefined
  const killed = killedBy(use, context.deaths)
  const wasShort = context.players.length > context.aliveAt(use.startMs - 1)
  // It only comes for want of somebody, and somebody lay dead.
  const isForWant = wasShort && context.rules.of(use.ability, use.occurrence)?.rule.kind === 'failed'
  const fault = context.faults.find(({ deaths }) => killed.some((death) => deaths.includes(death)))
  if (fault !== undefined) {
    if (fault.kind === 'mitigation' && fault.id === use.ability) return 'mitigation'
    const isItself =
      fault.chain.every(({ what }) => what !== 'consequence') && fault.deaths[0]?.blow?.ability === use.ability
    return isItself && !isForWant ? 'mechanic' : 'cascade'
  }
  if (findEnrage(context) !== undefined) return 'mechanic'
  if (isForWant) return 'cascade'
  if (killed.every((death) => isUnsurvivable(context, death) === true)) return 'mechanic'
  if (isShortBecause(context, use)) return 'cascade'
  if (killed.every(lackedHealing) && killed.filter(wasFull).length * 2 < killed.length) return 'healing'
  if (wasShort) return 'cascade'
  if (killed.some(wasHopeless)) return 'mechanic'
  return killed.every((death) => lackedMitigation(context, death)) ? 'mitigation' : undefined
}

function findUse(context: PullContext): Resolution | undefined {
  const callMs = findCall(context) ?? Number.POSITIVE_INFINITY
  for (const { blow } of [...context.deaths].sort((one, other) => one.diedMs - other.diedMs)) {
    if (blow === undefined || blow.tick || blow.landedMs > callMs) continue
    const use = context.resolutions.find(
      ({ ability, startMs, endMs }) => ability === blow.ability && startMs <= blow.decidedMs && blow.decidedMs <= endMs,
    )
    const killed = use === undefined ? 0 : killedBy(use, context.deaths).length
    if (use !== undefined && killed >= fewestDead && killed * 2 >= context.aliveAt(use.startMs - 1)) return use
  }
  return undefined
}

/** Somebody lies dead of a mistake. */
const isShortBecause = ({ faults }: PullContext, { startMs }: Resolution): boolean =>
  faults.some(({ deaths }) =>
    deaths.some(({ diedMs, raise }) => diedMs < startMs && (raise === undefined || raise.atMs > startMs)),
  )
