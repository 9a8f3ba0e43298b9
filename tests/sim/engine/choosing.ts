import { raidBuffOf } from '../jobs/raid-buffs.ts'
import type { ActionScript } from '../script.ts'
import { ready } from './acting.ts'
import type { Body } from './body.ts'
import { alivePlayers, currentTarget, mainTank } from './finding.ts'
import { holdsBuff } from './slips.ts'
import { has } from './statuses.ts'
import type { World } from './world.ts'

/** What somebody does next, and to whom. */
export interface Choice {
  readonly action: ActionScript
  readonly target: Body
}

/** The next GCD: a heal if one is needed, a burst that is due, else the rotation. */
export function nextGcd(world: World, body: Body): Choice | undefined {
  const urgent = body.urgent.shift()
  if (urgent) return { action: urgent.action, target: urgent.target() }
  const heal = chooseHeal(world, body, true)
  if (heal) return heal
  const target = currentTarget(world)
  const { kit } = body
  if (!target || !kit) return undefined
  queueBursts(world, body)
  const queued = body.queue.shift()
  if (queued) return { action: queued, target: queued.reach === 'self' ? body : target }
  const action = kit.loop[body.loopIndex++ % kit.loop.length]
  return action && { action, target }
}

function queueBursts(world: World, body: Body): void {
  body.kit?.bursts.forEach((burst, index) => {
    const done = body.burstsDone[index] ?? 0
    if (body.queue.length > 0 || world.now < burst.firstMs + done * burst.everyMs) return
    if (buffs(burst.use) && holdsBuff(world, body, done, world.now - burst.firstMs - done * burst.everyMs)) return
    body.burstsDone[index] = Math.floor((world.now - burst.firstMs) / burst.everyMs) + 1
    body.queue.push(...burst.use)
  })
}

/** What goes between two GCDs. */
export function nextWeave(world: World, body: Body): Choice | undefined {
  const heal = chooseHeal(world, body, false)
  if (heal) return heal
  const guarded = mainTank(world)
  const guard = body.kit?.guard
  if (guard && guarded && ready(world, body, guard) && guard.gives?.some(({ id }) => !has(guarded, id))) {
    return { action: guard, target: guarded }
  }
  const target = currentTarget(world)
  if (!target || world.now < 1_500) return undefined
  const action = body.kit?.weaves.find((weave) => ready(world, body, weave) && inBurst(world, body, weave))
  return action && { action, target: action.reach === 'self' || action.reach === 'party' ? body : target }
}

/** What comes every two minutes is held for the party's burst. */
function inBurst(world: World, body: Body, action: ActionScript): boolean {
  if (action.recastMs < 110_000) return world.now > 3_000
  const since = (world.now - 6_500 + 120_000) % 120_000
  const held = world.now > 6_500 && holdsBuff(world, body, Math.floor((world.now - 6_500) / 120_000), since)
  if (held && buffs([action])) return false
  return world.now > 6_500 && since < 20_000
}

/** Whether the party deals more for it. */
const buffs = (actions: readonly ActionScript[]): boolean => actions.some((action) => raidBuffOf(action) !== undefined)

/** Instant heals first; a GCD only when the party is hurt. */
function chooseHeal(world: World, body: Body, gcd: boolean): Choice | undefined {
  const { kit } = body
  if (!kit || kit.partyHeals.length + kit.singleHeals.length === 0 || body.mendsFrom > world.now) return undefined
  const alive = alivePlayers(world)
  const shares = alive.map(({ hp, actor }) => hp / actor.maxHp)
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length
  const able = (action: ActionScript): boolean => (action.gcd ?? false) === gcd && ready(world, body, action)
  if (mean < (gcd ? (currentTarget(world) ? 0.84 : 0.93) : 0.92)) {
    const action = kit.partyHeals.find(able)
    if (action) return { action, target: body }
  }
  const hurt = alive.find((each, index) => (shares[index] ?? 1) < hurtBelow(world, each, gcd) && each.hp > 0)
  const action = hurt && kit.singleHeals.find(able)
  return action && { action, target: hurt }
}

/** Below this share of HP somebody is mended alone; who plays exactly watches the tank the boss looks at more closely. */
function hurtBelow(world: World, body: Body, gcd: boolean): number {
  const usual = body.actor.job && gcd ? 0.5 : 0.62
  return world.pullPlan.exact && body === mainTank(world) ? usual + 0.16 : usual
}
