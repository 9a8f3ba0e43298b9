import type { Hit, PlayerDeath, PullContext, Resolution } from '../context.ts'
import { isInvulnerable } from './on-hit.ts'

/** How close a hit of a use came to killing whom it came closest to. */
export interface Close {
  /** What it left, a share of max HP; below 0 what they lacked. */
  readonly margin: number
  readonly hit: Hit
  readonly maxHp: number
  readonly killed: boolean
}

/** Up to so much left, it was close. */
export const tightShare = 0.2

/** Deaths by player. */
type Blows = ReadonlyMap<number, readonly PlayerDeath[]>

/** Who came closest to death; whoever is vulnerable by mistake, cannot be hurt, or is left with 1 HP on purpose does not count. */
export function closestIn(context: PullContext, { hits }: Resolution, dying: Blows): Close | undefined {
  const inOrder = hits
    .flatMap((hit) => closeness(context, hit, dying) ?? [])
    .sort((one, other) => one.margin - other.margin)
    .filter(
      ({ killed, hit, margin }) => killed || margin > tightShare || !isInvulnerable(context, hit.target, hit.decidedMs),
    )
  const sound = inOrder.find(({ hit }) => !isVulnerable(context, hit))
  if (sound === inOrder[0]) return sound
  const isEverybodys = hits.filter((hit) => isVulnerable(context, hit)).length * 2 > hits.length
  return isEverybodys ? inOrder[0] : sound
}

function closeness(context: PullContext, hit: Hit, dying: Blows): Close | undefined {
  const { target, ability, decidedMs, landedMs, amount, overkill, instantKill } = hit
  if (instantKill || landedMs === undefined) return undefined
  const blow = dying
    .get(target)
    ?.find((death) => death.blow?.ability === ability && death.blow.decidedMs === decidedMs)?.blow
  const after = context.health.at(target, landedMs)
  const seen = after?.at === landedMs ? after : context.health.before(target, landedMs)
  const maxHp = blow?.maxHp ?? seen?.maxHp
  if (seen === undefined || maxHp === undefined || maxHp === 0) return undefined
  if (blow !== undefined) return { margin: -blow.overkill / maxHp, hit, maxHp, killed: true }
  const hp = seen === after ? seen.hp : seen.hp - amount
  if (hp <= 1 || overkill > 0) return undefined
  return { margin: hp / maxHp, hit, maxHp, killed: false }
}

function isVulnerable({ statusesOn, facts }: PullContext, { target, decidedMs }: Hit): boolean {
  const { vulnerability } = facts.faultStatuses
  return statusesOn(target, decidedMs - 1).some(({ status }) => vulnerability.includes(status))
}
