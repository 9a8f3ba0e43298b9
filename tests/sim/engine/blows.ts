import type { HitScript, School, StatusScript } from '../script.ts'
import type { DecidedDamage, Struck } from '../truth.ts'
import { type Body, see } from './body.ts'
import { die } from './deaths.ts'
import { bossBehind, isTank } from './finding.ts'
import { outlives } from './mishaps.ts'
import { absorb, dealtFactor, dropEmptyShields, floorOf, give, has, takenFactor } from './statuses.ts'
import { record, type World } from './world.ts'

/** One target of an enemy's hit. */
export interface Blow {
  readonly target: Body
  /** Before mitigation, to somebody in cloth. */
  readonly amount: number
  readonly school: School
  readonly gives: readonly StatusScript[]
  /** Why it is bad that this one was hit, for the answer key. */
  readonly fault?: number
  readonly misplaced?: 'avoidable' | 'wrong target'
  /** It is decided and never lands. */
  readonly isGhost?: boolean
}

/** A hit as it is for one it finds. */
export const blowOf = (hit: HitScript, target: Body): Blow => ({
  target,
  amount: hit.amount,
  school: hit.school,
  gives: hit.gives ?? [],
})

/** How much of a hit armour and Tank Mastery leave of what cloth would take. */
const tankShare = 0.65
const usualVariance = 0.04
const guardChance = 0.2
const guardShare = 0.15

/** An enemy's action is decided: mitigation counts now; HP moves when it lands. */
export function strike(
  world: World,
  source: Body,
  ability: number,
  name: string,
  blows: readonly Blow[],
  lateMs = 0,
): void {
  const packet = world.packet++
  world.abilityNames.set(ability, name)
  const decided = blows
    .filter(({ target, amount }) => target.alive && !has(target, 418) && !outlives(world, target, amount))
    .map((blow) => decide(world, source, blow))
  record(world, {
    kind: 'decided',
    at: world.now,
    source: see(source),
    ability,
    packet,
    struck: decided.map(({ struck }) => struck),
  })
  const landMs = world.random.between(620, 880) + lateMs
  decided.forEach(({ blow, struck }, index) => {
    world.agenda.at(world.now + landMs + index * 4, () => land(world, { source, ability, packet, blow, struck }))
  })
}

interface Decided {
  readonly blow: Blow
  readonly struck: Struck
}

function decide(world: World, source: Body, blow: Blow): Decided {
  const { target } = blow
  const before = see(target)
  const statuses = target.held.map(({ script }) => script.id)
  const struck: Struck = {
    before,
    statuses,
    gives: blow.gives.map(({ id, stacks }) => ({ status: id, stacks: stacks ?? 0 })),
    lands: true,
    ...(blow.amount > 0 && { damage: mitigate(world, source, blow) }),
  }
  return { blow, struck }
}

function mitigate(world: World, source: Body, { target, amount, school }: Blow): DecidedDamage {
  const { variance = usualVariance, enemyShare = 1 } = world.pullPlan
  const roll = world.random.between(1 - variance, 1 + variance)
  const unmitigated = Math.round(
    amount * enemyShare * (isTank(target) ? tankShare : 1) * (school === 'unaspected' ? 1 : roll),
  )
  const taken = takenFactor(target, school) * dealtFactor(bossBehind(world, source), school)
  const multiplier = floorOf(target) === 'nothing' ? 0 : taken
  const guard = guardOf(world, target, school)
  const passed = Math.floor(unmitigated * multiplier)
  const blocked = guard === 'none' ? 0 : Math.floor(passed * guardShare)
  const left = passed - blocked
  const shields = absorb(target, left)
  const absorbed = shields.reduce((sum, each) => sum + each.amount, 0)
  target.absorbing += absorbed
  return {
    school,
    amount: left - absorbed,
    mitigated: unmitigated - left,
    blocked,
    absorbed,
    unmitigated,
    multiplier,
    critical: false,
    directHit: false,
    parried: guard === 'parry',
    shields,
  }
}

/** Only tanks bring a shield or a blade up in time, and only against blows. */
function guardOf(world: World, target: Body, school: School): 'block' | 'parry' | 'none' {
  if (school !== 'physical' || !isTank(target) || !world.random.chance(guardChance)) return 'none'
  return target.actor.job === 'PLD' ? 'block' : 'parry'
}

/** HP that was told as 0 is 1: nobody died. */
function endure(world: World, target: Body): void {
  target.hp = 1
  world.agenda.at(world.now + enduredMs, () => {
    if (target.alive) record(world, { kind: 'seen', at: world.now, actor: see(target) })
  })
}

const enduredMs = 120

interface Landing extends Decided {
  readonly source: Body
  readonly ability: number
  readonly packet: number
}

function land(world: World, { source, ability, packet, blow, struck }: Landing): void {
  const { target } = blow
  target.absorbing -= struck.damage?.absorbed ?? 0
  if (!target.alive || blow.isGhost) {
    struck.lands = false
    return
  }
  const hpBefore = target.hp
  const amount = Math.min(struck.damage?.amount ?? 0, target.hp)
  target.hp -= amount
  record(world, {
    kind: 'landed',
    at: world.now,
    source: source.actor.id,
    ability,
    packet,
    after: see(target),
    statuses: target.held.map(({ script }) => script.id),
    ...(struck.damage && { damage: { ...struck.damage, amount, overkill: struck.damage.amount - amount } }),
  })
  dropEmptyShields(world, target)
  if (target.hp === 0 && floorOf(target) === 'shown-zero') {
    endure(world, target)
    return
  }
  if (target.hp === 0 && struck.damage) {
    die(world, target, { source, ability, blow, damage: struck.damage, hpBefore })
    return
  }
  for (const script of blow.gives) give(world, target, script, { source, ability, packet, fault: blow.fault })
}
