import { type ActionScript, strengthAt } from '../script.ts'
import { act } from './acting.ts'
import { type Body, see } from './body.ts'
import { nextGcd, nextWeave } from './choosing.ts'
import { currentTarget, playerAt } from './finding.ts'
import { isBodyPulled, openingMs } from './pulling.ts'
import { noteGcd, rhythmOf, type StartedGcd } from './rhythm.ts'
import { overweave } from './slips.ts'
import { loseStatus } from './statuses.ts'
import { record, type World } from './world.ts'

const idleMs = 400
const busyMs = 130
/** An ability fits before the next GCD if there is this much room. */
const weaveMs = 680
/** What is pressed ahead of time goes off with the first frame after the recast. */
const frameMs = 16
/** After a spell was cast to its end, hands are free sooner than after what goes off at once. */
const afterCastMs = 100

/** Starts everybody's rotation: the main tank's opening at 0, the others right after. */
export function startPlaying(world: World): void {
  for (const body of world.players) {
    const { kit } = body
    if (!kit) continue
    if (world.pullPlan.exact) body.speed = world.random.pick(speeds)
    const first = openingMs(world, body, kit.opening)
    world.agenda.at(first, () => startAction(world, body, kit.opening, currentTarget(world)))
    world.agenda.at(Math.max(0, first) + 40, () => think(world, body))
    if (kit.auto) world.agenda.at(Math.max(first, world.random.between(900, 2_000)), () => autoAttack(world, body))
  }
}

/** Gear makes 2.50 s into 2.48 to 2.38. */
const speeds = [1, 1, 0.992, 0.984, 0.972, 0.96, 0.952] as const

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
    if (!isBodyPulled(world)) world.agenda.at(pet.everyMs, hit)
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
  const nextMs = waitMs(world, body) ?? chooseAndAct(world, body)
  world.agenda.at(world.now + nextMs, () => think(world, body))
}

/** How long nothing can be done; undefined if something can. */
function waitMs(world: World, body: Body): number | undefined {
  const { exact } = world.pullPlan
  const until = Math.max(body.pausedUntil, body.awayUntil)
  if (body.alive && until > world.now) return until - world.now
  if (body.alive && !body.casting && body.busyUntil <= world.now) return undefined
  if (!exact || !body.alive) return busyMs
  return Math.max(1, Math.ceil(Math.max(body.casting?.until ?? 0, body.busyUntil) - world.now))
}

/** Returns when to think again, in ms. */
function chooseAndAct(world: World, body: Body): number {
  const { exact } = world.pullPlan
  const leftMs = body.nextGcd - world.now
  if (leftMs > 0) {
    const isFree = leftMs > weaveMs && !(exact && body.coverUntil >= world.now)
    const weave = isFree ? nextWeave(world, body) : undefined
    if (weave) act(world, body, weave.action, weave.target)
    return Math.min(weaveMs, exact ? Math.max(1, leftMs) : leftMs + 5)
  }
  const gcd = nextGcd(world, body)
  if (!gcd) return exact ? busyMs : idleMs
  if (gcd.target.boss !== undefined) loseStatus(world, body, 418)
  const started = startAction(world, body, gcd.action, gcd.target)
  if (started && overweave(world, body, started)) return Math.max(1, body.busyUntil - world.now)
  return gcd.action.castMs ? gcd.action.castMs + (exact ? 0 : 60) : weaveMs
}

function startAction(world: World, body: Body, action: ActionScript, target: Body | undefined): StartedGcd | undefined {
  if (!body.alive || !target) return undefined
  const rhythm = rhythmOf(world, body, action)
  const started = action.gcd ? noteGcd(world, body, action, rhythm) : undefined
  if (action.gcd) body.nextGcd = world.now + rhythm.lockMs + world.random.whole(0, world.pullPlan.exact ? frameMs : 40)
  if (rhythm.castMs > 0) startCast(world, body, action, target, rhythm.castMs, started)
  else act(world, body, action, target)
  return started
}

function startCast(
  world: World,
  body: Body,
  action: ActionScript,
  target: Body,
  castMs: number,
  started: StartedGcd | undefined,
): void {
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
  world.agenda.at(casting.until, () => {
    if (!finishCast(world, body, action, target, casting) && started) breakOff(world, body, started)
  })
}

/** What is not cast to its end costs no GCD. */
function breakOff(world: World, body: Body, started: StartedGcd): void {
  started.broken = true
  if (world.pullPlan.exact) body.nextGcd = Math.min(body.nextGcd, world.now)
}

function finishCast(world: World, body: Body, action: ActionScript, target: Body, casting: Body['casting']): boolean {
  if (body.casting !== casting) return false
  body.casting = undefined
  const gone = target.boss ? !target.targetable || !target.alive : !target.alive
  if (gone || world.called) {
    record(world, { kind: 'cancel-cast', at: world.now, source: body.actor.id, ability: action.id })
    return false
  }
  act(world, body, action, target)
  if (world.pullPlan.exact) body.busyUntil = world.now + afterCastMs
  return true
}

function autoAttack(world: World, body: Body): void {
  const { kit } = body
  if (world.over || world.called || !kit?.auto) return
  const { id, name, damage, everyMs } = kit.auto
  const target = currentTarget(world)
  if (body.alive && target && !body.casting && body.awayUntil <= world.now) {
    const { busyUntil } = body
    act(world, body, { id, name, damage, recastMs: 0, reach: 'enemy' }, target)
    body.busyUntil = world.pullPlan.exact ? busyUntil : Math.min(body.busyUntil, world.now)
  }
  world.agenda.at(world.now + everyMs, () => autoAttack(world, body))
}
