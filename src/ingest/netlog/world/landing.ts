import type { Damage, Heal } from '../../../event.ts'
import type { EventRecorder } from '../../../events/recorder.ts'
import { type Combatant, type DecidedEffect, type Pending, untold } from './combatants.ts'

/** What was decided and has not landed for this long never will. */
const patienceMs = 10_000

/** Remembers what was decided for a target until its line 37 confirms it. */
export function awaitLanding(target: Combatant, decided: Pending): void {
  const { pending } = target
  pending.push(decided)
  if (pending.length > mostPending) pending.shift()
}

/** More than ever wait at once. */
const mostPending = 1_024

/** The effects of one packet on this target, taken from the waiting ones; older ones are given up. */
export function takePending({ pending }: Combatant, packet: number, at: number): Pending | undefined {
  while (pending[0] !== undefined && pending[0].at < at - patienceMs) pending.shift()
  for (let index = 0; index < pending.length; index++) {
    if (pending[index]?.packet === packet) return index === 0 ? pending.shift() : pending.splice(index, 1)[0]
  }
  return undefined
}

export interface Blow {
  readonly hpBefore: number
  readonly hpAfter: number
  readonly shieldBefore: number
  readonly shieldAfter: number
}

/**
 * Turns decided effects into landed ones, in order. What a blow takes beyond the target's HP is overkill if it left
 * nothing; if it left 1 HP, an invulnerability held the rest back. Shields are told in whole percent of max HP.
 */
export function land(
  events: EventRecorder,
  target: Combatant,
  effects: readonly DecidedEffect[],
  at: number,
  blow: Blow,
): void {
  let damaging = 0
  for (const { event } of effects) if (event.type === 'damage-decided') damaging++
  const shieldLost = Math.max(0, blow.shieldBefore - blow.shieldAfter)
  const absorbed = blow.shieldBefore === untold ? 0 : Math.round((shieldLost / 100) * Math.max(0, target.maxHp))
  let hp = blow.hpBefore
  const absorbedEach = damaging > 0 ? Math.round(absorbed / damaging) : 0
  for (const { event, number } of effects) {
    events.pair(number)
    const landed = landOne(event, at, hp, blow.hpAfter, target.maxHp, absorbedEach)
    if (hp !== untold) hp += landed.type === 'damage' ? -landed.amount : landed.amount
    events.push(landed)
  }
}

function landOne(
  effect: DecidedEffect['event'],
  at: number,
  hp: number,
  hpAfter: number,
  maxHp: number,
  absorbed: number,
): Damage | Heal {
  const { source, target, ability, packet, critical } = effect
  if (effect.type === 'heal-decided') {
    const room = hp === untold || maxHp === untold ? effect.amount : Math.max(0, maxHp - hp)
    const amount = Math.min(effect.amount, room)
    return {
      type: 'heal',
      at,
      source,
      target,
      ability,
      packet,
      amount,
      overheal: effect.amount - amount,
      critical,
      tick: false,
    }
  }
  const amount = hp !== untold && hpAfter <= 1 ? Math.min(effect.amount, Math.max(0, hp - hpAfter)) : effect.amount
  return {
    type: 'damage',
    at,
    source,
    target,
    ability,
    packet,
    amount,
    absorbed,
    overkill: hpAfter === 0 && hp > 0 ? effect.amount - amount : 0,
    critical,
    directHit: effect.directHit,
    blocked: effect.blocked,
    parried: effect.parried,
    tick: false,
  }
}
