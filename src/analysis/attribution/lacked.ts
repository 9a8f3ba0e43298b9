import type { PlayerDeath, PullContext } from '../context.ts'
import { unusedMitigation } from '../mitigation/on-hit.ts'

/** Short by more than this share of a bar, no mitigation would have helped (METRICS §2). */
const hopelessShare = 0.5
/** From this share of HP on, more healing is no answer. */
const fullShare = 0.85
/** What a plan puts on a hit that hurts everybody. */
const plannedAtLeast = 3

/** Nothing that a raid can do about damage would have left them HP. */
export const wasHopeless = ({ blow }: PlayerDeath): boolean =>
  blow !== undefined && (blow.instantKill || (blow.maxHp !== undefined && blow.overkill > blow.maxHp * hopelessShare))

/** Where HP is not told, nobody was low. */
export const wasFull = ({ blow }: PlayerDeath): boolean =>
  blow?.hpBefore === undefined || blow.maxHp === undefined || blow.hpBefore >= blow.maxHp * fullShare

/** Healed up they would have lived. */
export const lackedHealing = ({ blow }: PlayerDeath): boolean =>
  blow?.hpBefore !== undefined && blow.maxHp !== undefined && blow.maxHp - blow.hpBefore > blow.overkill

/**
 * What lay ready would have left HP: a plan puts three or more on a hit that hurts everybody, so one that lacked more
 * was hopeless anyway. What hits everybody is nearly always magical, so the magical shares count.
 */
export function lackedMitigation(context: PullContext, { player, blow }: PlayerDeath): boolean {
  if (blow === undefined || blow.overkill === 0) return false
  const taken = blow.amount + blow.absorbed + blow.overkill
  const left = unusedMitigation(context, { source: blow.source, target: player, decidedMs: blow.decidedMs })
    .slice(0, plannedAtLeast)
    .reduce((share, mitigation) => share * (1 - mitigation.magical), 1)
  return taken * (1 - left) > blow.overkill
}
