import { type DamageDecided, environment, type HealDecided, type InstantKill } from '../../../event.ts'
import { type Line, readHex } from '../lines/line.ts'
import { type Combatant, type DecidedEffect, untold } from './combatants.ts'
import {
  amountOf,
  blocked,
  isCriticalHeal,
  isCriticalHit,
  isDirectHit,
  isOnSource,
  kindOf,
  parried,
  schoolOf,
  statusOf,
  statusOnSource,
} from './effects.ts'
import { awaitLanding, land } from './landing.ts'
import { isFoe, isOurs, type World } from './world.ts'

export interface Action {
  readonly at: number
  readonly source: Combatant
  readonly target: Combatant | undefined
  readonly ability: number
  readonly packet: number
  /** Whether a line 37 will say that it landed. */
  readonly confirmed: boolean
}

const pairs = 8

/** Reads the effect pairs of an action line: events of what was decided, kept until it lands. */
export function decide(line: Line, firstPair: number, world: World, action: Action): void {
  const { source, target } = action
  let onTarget: DecidedEffect[] | undefined
  let onSource: DecidedEffect[] | undefined
  for (let pair = 0; pair < pairs; pair++) {
    const flags = readHex(line, firstPair + pair * 2)
    const kind = kindOf(flags)
    if (kind === 'other') continue
    const value = readHex(line, firstPair + pair * 2 + 1)
    if (kind === 'status') noteCause(flags, value, action)
    const affected = isOnSource(value) ? source : target
    if (kind === 'status' || affected === undefined) continue
    if (kind !== 'heal') noteAttack(world, action, affected)
    if (kind === 'kill') world.events.push(killOf(action, affected))
    if (kind !== 'heal' && kind !== 'damage') continue
    const effect = kind === 'heal' ? healOf(flags, value, action, affected) : damageOf(flags, value, action, affected)
    const decided = { event: effect, number: world.events.push(effect) }
    if (affected === target) onTarget = withOne(onTarget, decided)
    else onSource = withOne(onSource, decided)
  }
  if (onTarget && target) expectLanding(world, target, onTarget, action)
  if (onSource) expectLanding(world, source, onSource, action)
}

/** Most actions have no effect of a kind: no list is made for it. */
function withOne(effects: DecidedEffect[] | undefined, effect: DecidedEffect): DecidedEffect[] {
  if (effects === undefined) return [effect]
  effects.push(effect)
  return effects
}

/** Damage that comes back on the one who acts was done by the one it aimed at. */
const causerOf = ({ source, target }: Action, affected: Combatant): number =>
  affected !== source ? source.slot : (target?.slot ?? environment)

function damageOf(flags: number, value: number, action: Action, affected: Combatant): DamageDecided {
  const kind = flags & 0xff
  return {
    type: 'damage-decided',
    at: action.at,
    source: causerOf(action, affected),
    target: affected.slot,
    ability: action.ability,
    packet: action.packet,
    amount: amountOf(value, !action.confirmed),
    critical: isCriticalHit(flags),
    directHit: isDirectHit(flags),
    blocked: kind === blocked,
    parried: kind === parried,
    school: schoolOf(flags),
    unpaired: true,
  }
}

const healOf = (flags: number, value: number, action: Action, affected: Combatant): HealDecided => ({
  type: 'heal-decided',
  at: action.at,
  source: action.source.slot,
  target: affected.slot,
  ability: action.ability,
  packet: action.packet,
  amount: amountOf(value, !action.confirmed),
  critical: isCriticalHeal(flags),
  unpaired: true,
})

const killOf = ({ at, source, ability, packet }: Action, affected: Combatant): InstantKill => ({
  type: 'instant-kill',
  at,
  source: source.slot,
  target: affected.slot,
  ability,
  packet,
})

/** Before 2021 nothing confirms an effect: it lands as it is decided. */
function expectLanding(
  world: World,
  affected: Combatant,
  effects: DecidedEffect[],
  { at, packet, confirmed }: Action,
): void {
  if (confirmed) {
    awaitLanding(affected, { at, packet, effects })
    return
  }
  const change = effects.reduce(
    (sum, { event: { type, amount } }) => sum + (type === 'heal-decided' ? amount : -amount),
    0,
  )
  const hpBefore = affected.hp
  if (hpBefore !== untold) affected.hp = Math.min(Math.max(0, hpBefore + change), Math.max(affected.maxHp, hpBefore))
  const blow = { hpBefore, hpAfter: affected.hp, shieldBefore: untold, shieldAfter: untold }
  land(world.events, affected, effects, at, blow)
}

/** More than one combatant ever meets. */
const mostCauses = 1_024

function noteCause(flags: number, value: number, { at, source, target, ability }: Action): void {
  const bearer = (flags & 0xff) === statusOnSource ? source : target
  if (bearer === undefined) return
  if (bearer.causes.size >= mostCauses) bearer.causes.clear()
  bearer.causes.set(statusOf(value), { ability, at })
}

/** Party against enemies, in either direction, is what makes a pull. */
function noteAttack(world: World, { at, source }: Action, affected: Combatant): void {
  if (isFoe(affected)) {
    if (isOurs(world, source.id)) world.cutter.attack(affected, at, true)
  } else if (isFoe(source) && isOurs(world, affected.id)) world.cutter.attack(source, at, false)
}
