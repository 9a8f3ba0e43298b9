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
  statusOf,
  statusOnSource,
} from './effects.ts'
import { awaitLanding, land } from './landing.ts'
import { type Line, readHex } from './line.ts'
import { isFoe, isOurs, type World } from './world.ts'

export interface Action {
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
  const { source, target, confirmed } = action
  const onTarget: DecidedEffect[] = []
  const onSource: DecidedEffect[] = []
  for (let pair = 0; pair < pairs; pair++) {
    const flags = readHex(line, firstPair + pair * 2)
    if (flags === 0) continue
    const value = readHex(line, firstPair + pair * 2 + 1)
    const kind = kindOf(flags)
    if (kind === 'status') noteCause(flags, value, action, line.at)
    if (kind === 'other' || kind === 'status') continue
    const affected = isOnSource(value) ? source : target
    if (affected === undefined) continue
    if (kind !== 'heal') noteAttack(world, source, affected, line.at)
    const common = {
      at: line.at,
      source:
        affected === source && target !== undefined && isOnSource(value) && kind === 'damage' ? target.id : source.id,
      target: affected.id,
      ability: action.ability,
      packet: action.packet,
    }
    if (kind === 'kill') world.events.push({ type: 'instant-kill', ...common })
    if (kind !== 'damage' && kind !== 'heal') continue
    const effect = kind === 'damage' ? damageOf(flags, value, common, confirmed) : healOf(flags, value, common)
    world.events.push(effect)
    ;(affected === source && affected !== target ? onSource : onTarget).push(effect)
  }
  if (onTarget.length > 0 && target !== undefined) settle(world, target, onTarget, action, line.at)
  if (onSource.length > 0) settle(world, source, onSource, action, line.at)
}

type Common = Pick<DecidedEffect, 'at' | 'source' | 'target' | 'ability' | 'packet'>

const damageOf = (flags: number, value: number, common: Common, confirmed: boolean): DecidedEffect => ({
  type: 'damage-decided',
  ...common,
  amount: amountOf(value, !confirmed),
  critical: isCriticalHit(flags),
  directHit: isDirectHit(flags),
  blocked: (flags & 0xff) === blocked,
  parried: (flags & 0xff) === parried,
  unpaired: true,
})

const healOf = (flags: number, value: number, common: Common): DecidedEffect => ({
  type: 'heal-decided',
  ...common,
  amount: amountOf(value, false),
  critical: isCriticalHeal(flags),
  unpaired: true,
})

/** Before 2021 nothing confirms an effect: it lands as it is decided. */
function settle(world: World, affected: Combatant, effects: DecidedEffect[], action: Action, at: number): void {
  const decided = { at, packet: action.packet, source: action.source.id, ability: action.ability, effects }
  if (action.confirmed) {
    awaitLanding(affected, decided)
    return
  }
  const change = effects.reduce((sum, { type, amount }) => sum + (type === 'heal-decided' ? amount : -amount), 0)
  const hpBefore = affected.hp
  if (hpBefore !== untold) affected.hp = Math.min(Math.max(0, hpBefore + change), Math.max(affected.maxHp, hpBefore))
  land(world.events, affected, decided, at, {
    hpBefore,
    hpAfter: affected.hp,
    shieldBefore: untold,
    shieldAfter: untold,
  })
}

function noteCause(flags: number, value: number, { source, target, ability }: Action, at: number): void {
  const bearer = (flags & 0xff) === statusOnSource ? source : target
  bearer?.causes.set(statusOf(value), { ability, at })
}

/** Party against enemies, in either direction, is what makes a pull. */
function noteAttack(world: World, source: Combatant, target: Combatant, at: number): void {
  if (isOurs(world, source.id) && isFoe(target)) world.cutter.attack(target, at, true)
  else if (isFoe(source) && isOurs(world, target.id)) world.cutter.attack(source, at, false)
}
