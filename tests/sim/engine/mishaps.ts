import { coverOf } from '../jobs/covers.ts'
import { status } from '../jobs/kit.ts'
import type { HitScript, MechanicScript } from '../script.ts'
import { act } from './acting.ts'
import { type Blow, strike } from './blows.ts'
import { type Body, shieldOf } from './body.ts'
import { cameTrue, planted } from './faults.ts'
import { enemy, isTank, playerAt } from './finding.ts'
import { give } from './statuses.ts'
import type { World } from './world.ts'

/** What is planted around a mechanic and is no hit of it. */
export function planMishaps(world: World, mechanic: MechanicScript, decidedAt: number, running: () => boolean): void {
  const at = (atMs: number, happen: () => void): void =>
    world.agenda.at(Math.max(world.now, atMs), () => {
      if (running() && !world.called) happen()
    })
  for (const { index, plant } of planted(world, 'gained-status', mechanic.key)) {
    at(decidedAt, () => gain(world, mechanic, playerAt(world, plant.who), index))
  }
  for (const { index, plant } of planted(world, 'grazed', mechanic.key)) {
    at(decidedAt - grazedMs, () => graze(world, mechanic, playerAt(world, plant.who), index))
  }
  for (const { plant } of planted(world, 'no-healing', mechanic.key)) {
    at(decidedAt - plant.forMs, () => {
      playerAt(world, plant.who).mendsFrom = decidedAt + landedMs
    })
  }
  for (const confounder of world.pullPlan.confounders ?? []) {
    if (confounder.kind !== 'invulnerable' || confounder.mechanic !== mechanic.key) continue
    at(decidedAt - invulnerableMs, () => {
      const body = playerAt(world, confounder.who)
      const action = body.kit && coverOf(body.kit, 'holmgang')
      if (action && body.alive && !body.casting) act(world, body, action, body)
    })
  }
}

/** Puts on the agenda who loses the connection, and when. */
export function planDisconnects(world: World): void {
  for (const each of world.pullPlan.confounders ?? []) {
    if (each.kind !== 'disconnect') continue
    world.agenda.at(each.atMs, () => {
      playerAt(world, each.who).awayUntil = each.atMs + each.forMs
    })
  }
}

/** How much later than usual the hits of a mechanic land. */
export const lateBy = ({ pullPlan }: World, { key }: MechanicScript): number =>
  (pullPlan.confounders ?? []).reduce(
    (lateMs, each) => lateMs + (each.kind === 'late-hit' && each.mechanic === key ? each.byMs : 0),
    0,
  )

/** The blows of a mechanic as they are in this pull: some never land, and some mechanics are harder than written. */
export function asPlanned({ pullPlan }: World, { key }: MechanicScript, blows: readonly Blow[]): readonly Blow[] {
  const ghosts = (pullPlan.confounders ?? []).flatMap((each) =>
    each.kind === 'ghosted-hit' && each.mechanic === key ? [each.who] : [],
  )
  const isHopeless = (pullPlan.confounders ?? []).some((each) => each.kind === 'unsurvivable' && each.mechanic === key)
  const share = isHopeless ? hopelessShare : pullPlan.harder?.mechanic === key ? pullPlan.harder.share : 1
  if (ghosts.length === 0 && share === 1) return blows
  return blows.map((blow) => ({
    ...blow,
    amount: blow.amount * share,
    ...(blow.target.slot && ghosts.includes(blow.target.slot) && { isGhost: true }),
  }))
}

/** Whether somebody outlives what kills everybody. */
export const outlives = ({ pullPlan }: World, { slot }: Body, amount: number): boolean =>
  amount >= lethalFrom && (pullPlan.confounders ?? []).some((each) => each.kind === 'survivor' && each.who === slot)

/** What a graze leaves of somebody's HP. */
const leftShare = 0.14
/** So long before a hit is decided somebody is grazed: too late to be mended. */
const grazedMs = 1_000
const invulnerableMs = 1_600
/** What was decided has landed by then. */
const landedMs = 1_000
/** So many times as hard no cover helps. */
const hopelessShare = 60
/** No level's hits that can be survived are so large. */
const lethalFrom = 1_500_000

const damageDown = status(2911, 'Damage Down', 30, { harmful: true, dealt: { physical: 0.75, magical: 0.75 } })

function gain(world: World, mechanic: MechanicScript, body: Body, fault: number): void {
  if (!body.alive) return
  cameTrue(world, fault)
  const ability = mechanic.hits[0]?.ability ?? mechanic.cast?.ability ?? 0
  give(world, body, damageDown, { source: enemy(world, mechanic.by), ability, packet: 0, fault })
}

function graze(world: World, mechanic: MechanicScript, target: Body, fault: number): void {
  const hit = grazingHit(world, mechanic)
  if (!hit || !target.alive || isTank(target)) return
  cameTrue(world, fault)
  target.scar = fault
  world.agenda.at(world.now + scarMs, () => {
    target.scar = undefined
  })
  const amount = target.hp * (1 - leftShare) + shieldOf(target)
  const blow: Blow = { target, amount, school: 'unaspected', gives: [], misplaced: 'avoidable', fault }
  strike(world, enemy(world, mechanic.by), hit.ability, hit.name, [blow])
}

const scarMs = 5_000

/** What nobody should be hit by in the phase at hand, the nearest in time. */
export function grazingHit({ fight }: Pick<World, 'fight'>, mechanic: MechanicScript): HitScript | undefined {
  const phase = fight.phases.find(({ mechanics }) => mechanics.includes(mechanic))
  const near = (phase?.mechanics ?? [])
    .flatMap(({ atMs, hits }) => hits.map((hit) => ({ hit, awayMs: Math.abs(atMs - mechanic.atMs) })))
    .filter(({ hit }) => hit.law.kind === 'avoid' && !hit.sure)
  return near.sort((one, other) => one.awayMs - other.awayMs)[0]?.hit
}
