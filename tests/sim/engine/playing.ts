import { type ActionScript, strengthAt } from '../script.ts'
import { act } from './acting.ts'
import { type Body, see } from './body.ts'
import { nextGcd, nextWeave } from './choosing.ts'
import { currentTarget, playerAt } from './finding.ts'
import { loseStatus } from './statuses.ts'
import { record, type World } from './world.ts'

const idleMs = 400
const busyMs = 130
/** An ability fits before the next GCD if there is this much room. */
const weaveMs = 680
/** A GCD with a longer recast of its own blocks the others only this long. */
const longestGcdMs = 2_500

/** Starts everybody's rotation: the main tank's opening at 0, the others right after. */
export function startPlaying(world: World): void {
  for (const body of world.players) {
    const { kit } = body
    if (!kit) continue
    const first =
      body.slot === 'MT'
        ? 0
        : world.random.between(120, 500) - (kit.opening.castMs ?? 0) + (kit.opening.castMs ? 200 : 0)
    world.agenda.at(first, () => startAction(world, body, kit.opening, currentTarget(world)))
    world.agenda.at(Math.max(0, first) + 40, () => think(world, body))
    if (kit.auto) world.agenda.at(world.random.between(900, 2_000), () => autoAttack(world, body))
  }
}

/** Pets need nobody to tell them, and the limit break goes off when the plan says. */
export function startHelpers(world: World): void {
  for (const body of world.bodies) {
    const { pet } = body
    if (!pet) continue
    const { damage } = strengthAt[world.fight.levelSync ?? 100]
    const action = { ...pet.action, damage: pet.damage * damage, recastMs: 0, reach: 'enemy' as const }
    const hit = (): void => {
      const target = currentTarget(world)
      if (world.over || world.called) return
      if (target) act(world, body, action, target)
      world.agenda.at(world.now + pet.everyMs, hit)
    }
    world.agenda.at(pet.everyMs, hit)
  }
  const { limitBreakAtMs } = world.pullPlan
  if (limitBreakAtMs === undefined) return
  world.agenda.at(limitBreakAtMs, () => {
    const [body, target] = [playerAt(world, 'D1'), currentTarget(world)]
    if (body.alive && target && !world.called) act(world, body, dragonsongDive, target)
  })
}

const dragonsongDive = {
  id: 4242,
  name: 'Dragonsong Dive',
  damage: 3_500,
  recastMs: 0,
  reach: 'enemy',
  isLimitBreak: true,
} as const

function think(world: World, body: Body): void {
  if (world.over || world.called) return
  const nextMs = !body.alive || body.casting || body.busyUntil > world.now ? busyMs : chooseAndAct(world, body)
  world.agenda.at(world.now + nextMs, () => think(world, body))
}

/** Returns when to think again, in ms. */
function chooseAndAct(world: World, body: Body): number {
  if (body.nextGcd > world.now) {
    const weave = body.nextGcd - world.now > weaveMs ? nextWeave(world, body) : undefined
    if (weave) act(world, body, weave.action, weave.target)
    return Math.min(weaveMs, body.nextGcd - world.now + 5)
  }
  const gcd = nextGcd(world, body)
  if (!gcd) return idleMs
  if (gcd.target.boss !== undefined) loseStatus(world, body, 418)
  startAction(world, body, gcd.action, gcd.target)
  return gcd.action.castMs ? gcd.action.castMs + 60 : weaveMs
}

function startAction(world: World, body: Body, action: ActionScript, target: Body | undefined): void {
  if (!body.alive || !target) return
  const gcdMs = Math.max(Math.min(action.recastMs, longestGcdMs), action.castMs ?? 0)
  if (action.gcd) body.nextGcd = world.now + gcdMs + world.random.whole(0, 40)
  if (action.castMs) startCast(world, body, action, target, action.castMs)
  else act(world, body, action, target)
}

function startCast(world: World, body: Body, action: ActionScript, target: Body, castMs: number): void {
  world.abilityNames.set(action.id, action.name)
  const casting = { ability: action.id, until: world.now + castMs }
  body.casting = casting
  record(world, {
    kind: 'begin-cast',
    at: world.now,
    source: see(body),
    target: target.actor.id,
    ability: action.id,
    durationMs: castMs,
  })
  world.agenda.at(casting.until, () => finishCast(world, body, action, target, casting))
}

function finishCast(world: World, body: Body, action: ActionScript, target: Body, casting: Body['casting']): void {
  if (body.casting !== casting) return
  body.casting = undefined
  const gone = target.boss ? !target.targetable || !target.alive : !target.alive
  if (gone || world.called) {
    record(world, { kind: 'cancel-cast', at: world.now, source: body.actor.id, ability: action.id })
  } else act(world, body, action, target)
}

function autoAttack(world: World, body: Body): void {
  const { kit } = body
  if (world.over || world.called || !kit?.auto) return
  const { id, name, damage, everyMs } = kit.auto
  const target = currentTarget(world)
  if (body.alive && target && !body.casting) {
    act(world, body, { id, name, damage, recastMs: 0, reach: 'enemy' }, target)
    body.busyUntil = Math.min(body.busyUntil, world.now)
  }
  world.agenda.at(world.now + everyMs, () => autoAttack(world, body))
}
