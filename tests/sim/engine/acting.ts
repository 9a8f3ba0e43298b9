import type { ActionScript, StatusScript } from '../script.ts'
import type { DecidedDamage, Struck } from '../truth.ts'
import { type Body, see } from './body.ts'
import { alivePlayers } from './finding.ts'
import { dealtFactor, give, loseStatus, shieldWith, spend, takenFactor } from './statuses.ts'
import { record, strengthIn, type World } from './world.ts'

const animationLockMs = 620
/** A sage's next spell uses it up. */
const eukrasia = { id: 24290, status: 2606 } as const
const baseCritical = 0.22
const directHitChance = 0.28

export const ready = (world: World, body: Body, action: ActionScript): boolean =>
  (body.readyAt.get(action.id) ?? 0) <= world.now

/** A player's action goes off now: what it does is decided, and lands a moment later. */
export function act(world: World, body: Body, action: ActionScript, target: Body): void {
  const packet = world.packet++
  world.abilityNames.set(action.id, action.name)
  body.readyAt.set(action.id, readyAgainAt(world, body, action))
  body.busyUntil = Math.max(body.busyUntil, world.now + animationLockMs)
  if (action.gcd && action.id !== eukrasia.id) loseStatus(world, body, eukrasia.status)
  const parts = reached(world, body, action, target).map((each) => ({
    each,
    struck: decide(world, body, action, each),
  }))
  record(world, {
    kind: 'decided',
    at: world.now,
    source: see(body),
    ability: action.id,
    packet,
    struck: parts.map(({ struck }) => struck),
    ...(action.isLimitBreak && { isLimitBreak: true }),
  })
  if (action.spends !== undefined) spend(world, body, action.spends)
  if (action.builds) give(world, body, action.builds, { source: body, ability: action.id, packet, builds: true })
  for (const script of action.gives ?? []) {
    if (action.reach === 'self') give(world, body, script, { source: body, ability: action.id, packet })
  }
  const landMs = world.random.between(580, 860)
  parts.forEach(({ each, struck }, index) => {
    world.agenda.at(world.now + landMs + index * 5, () => land(world, body, action, packet, each, struck))
  })
}

/** When it may be pressed the next time: a charge at once, whatever recasts meanwhile. */
function readyAgainAt({ now, pullPlan }: World, body: Body, { id, recastMs, charges = 1 }: ActionScript): number {
  const spareMs = pullPlan.exact ? (charges - 1) * recastMs : 0
  const fullAt = Math.max((body.readyAt.get(id) ?? Number.NEGATIVE_INFINITY) + spareMs, now) + recastMs
  return fullAt - spareMs
}

/** Everybody the action touches: the enemy first, then those it heals or covers. */
function reached(world: World, body: Body, action: ActionScript, target: Body): Body[] {
  const enemies = action.damage ? [target] : []
  if (action.reach === 'party') return [...enemies.filter(({ boss }) => boss), ...alivePlayers(world)]
  if (action.reach === 'self') return [...enemies.filter(({ boss }) => boss), body]
  return [target]
}

function decide(world: World, body: Body, action: ActionScript, target: Body): Struck {
  const hostile = target.boss !== undefined
  const friendlyEffect = !hostile || action.reach === 'enemy'
  return {
    before: see(target),
    statuses: target.held.map(({ script }) => script.id),
    ...(action.builds && { builds: action.builds.id }),
    gives: friendlyEffect ? (action.gives ?? []).map(({ id, stacks }) => ({ status: id, stacks: stacks ?? 0 })) : [],
    lands: true,
    ...(hostile && action.damage && { damage: damageOf(world, body, action.damage, target) }),
    ...(!hostile && action.heal && { heal: healOf(world, body, action.heal) }),
  }
}

function damageOf(world: World, body: Body, potency: number, target: Body): DecidedDamage {
  const critical = world.random.chance(
    baseCritical +
      body.held.reduce((sum, { script }) => sum + (script.critical ?? 0), 0) +
      target.held.reduce((sum, { script }) => sum + (script.criticalTaken ?? 0), 0),
  )
  const directHit = world.random.chance(directHitChance)
  const multiplier = dealtFactor(body, 'physical') * takenFactor(target, 'physical')
  const luck = world.random.between(0.95, 1.05) * (critical ? 1.55 : 1) * (directHit ? 1.25 : 1)
  const amount = Math.round(potency * (body.kit?.perPotency ?? 1) * strengthIn(world.pullPlan) * multiplier * luck)
  const plain = { mitigated: 0, blocked: 0, absorbed: 0, parried: false, shields: [] }
  return { school: 'physical', amount, unmitigated: amount, multiplier, critical, directHit, ...plain }
}

function healOf(world: World, body: Body, potency: number): { amount: number; critical: boolean } {
  const critical = world.random.chance(baseCritical)
  const amount = potency * (body.kit?.healPerPotency ?? 0) * world.random.between(0.97, 1.03) * (critical ? 1.5 : 1)
  return { amount: Math.round(amount), critical }
}

function land(world: World, body: Body, action: ActionScript, packet: number, target: Body, struck: Struck): void {
  if (!target.alive || (struck.damage && !target.targetable)) {
    struck.lands = false
    return
  }
  const amount = Math.min(struck.damage?.amount ?? 0, target.hp)
  const healed = Math.min(struck.heal?.amount ?? 0, target.actor.maxHp - target.hp)
  target.hp += healed - amount
  record(world, {
    kind: 'landed',
    at: world.now,
    source: body.actor.id,
    ability: action.id,
    packet,
    ...(action.isLimitBreak && { isLimitBreak: true }),
    after: { ...see(target), shield: shieldWith(target, action.reach === 'self' ? [] : givenTo(action, target), body) },
    statuses: target.held.map(({ script }) => script.id),
    ...(struck.damage && { damage: { ...struck.damage, amount, overkill: struck.damage.amount - amount } }),
    ...(struck.heal && {
      heal: { amount: healed, overheal: struck.heal.amount - healed, critical: struck.heal.critical },
    }),
  })
  if (struck.damage) world.hitAt.set(target, world.now)
  if (!action.isLimitBreak) credit(world, world.bodies[body.actor.owner ?? body.actor.id] ?? body, amount)
  if (action.reach !== 'self') giveAll(world, body, action, packet, target)
  if (target.boss && target.hp === 0) world.whenDown(target)
}

function giveAll(world: World, body: Body, action: ActionScript, packet: number, target: Body): void {
  for (const script of givenTo(action, target)) {
    give(world, target, script, { source: body, ability: action.id, packet })
  }
}

/** Harm for enemies, help for friends. */
const givenTo = (action: ActionScript, target: Body): readonly StatusScript[] =>
  (action.gives ?? []).filter(({ harmful = false }) => (target.boss !== undefined) === harmful)

export function credit(world: World, body: Body, amount: number): void {
  world.damage.set(body.actor.id, (world.damage.get(body.actor.id) ?? 0) + amount)
}
