import type { HitScript, MechanicScript } from '../script.ts'
import { strike } from './blows.ts'
import { type Body, see } from './body.ts'
import { fall } from './deaths.ts'
import { cameTrue, planted } from './faults.ts'
import { alivePlayers, enemy, playerAt } from './finding.ts'
import { asPlanned, lateBy } from './mishaps.ts'
import { firstFelt } from './mitigating.ts'
import { noteLocation, sourceOf, volleysOf } from './volleys.ts'
import { record, type World } from './world.ts'

/** One hit of a mechanic resolves: whoever it finds is struck, planted faults included. */
export function resolve(world: World, mechanic: MechanicScript, hit: HitScript): void {
  const checked = replaced(world, hit)
  if (checked === hit) {
    strikeAll(world, mechanic, hit)
    if (hit === firstFelt(mechanic)) world.firstHits.set(mechanic.key, { atMs: world.now, ability: hit.ability })
    return
  }
  world.enraged ||= hit.gate !== undefined
  if (hit.gate !== undefined) world.enragedMs ??= world.now
  strikeAll(world, mechanic, checked)
  if (hit.gate) strikeAgain(world, mechanic, checked)
}

/** Who was raised a moment ago outlives an enrage, but not for long. */
function strikeAgain(world: World, mechanic: MechanicScript, hit: HitScript): void {
  world.agenda.at(world.now + 4_000, () => {
    if (world.over || alivePlayers(world).length === 0) return
    strikeAll(world, mechanic, hit)
    strikeAgain(world, mechanic, hit)
  })
}

function strikeAll(world: World, mechanic: MechanicScript, hit: HitScript): void {
  world.abilityNames.set(hit.ability, hit.name)
  const volleys = volleysOf(world, mechanic, hit)
  // What finds nobody goes off all the same.
  const told = volleys.length === 0 ? [[]] : volleys
  const lateMs = lateBy(world, mechanic)
  for (const [index, blows] of told.entries()) {
    const struck = asPlanned(world, mechanic, blows)
    strike(world, sourceOf(world, mechanic, hit, index), hit.ability, hit.name, struck, lateMs)
  }
  const hurts = volleys.some((blows) => blows.some(({ target, amount }) => target.alive && amount > 0))
  if (hurts) noteLocation(world, mechanic, hit)
  if (hit.knocks) knock(world, mechanic)
}

/** A body check or an enrage takes the place of the hit when its condition is not met. */
function replaced(world: World, hit: HitScript): HitScript {
  if (hit.needs && alivePlayers(world).length < hit.needs.alive) return hit.needs.otherwise
  if (!hit.gate) return hit
  const boss = enemy(world, hit.gate.boss)
  return boss.hp / boss.actor.maxHp > hit.gate.share ? hit.gate.otherwise : hit
}

function knock(world: World, mechanic: MechanicScript): void {
  for (const { index, plant } of planted(world, 'fall', mechanic.key)) {
    world.agenda.at(world.now + world.random.whole(1_300, 1_900), () => {
      const body = playerAt(world, plant.who)
      if (!body.alive || world.over) return
      cameTrue(world, index)
      fall(world, body, index)
    })
  }
}

export const castResolves = (world: World, boss: Body, ability: number): void =>
  record(world, { kind: 'decided', at: world.now, source: see(boss), ability, packet: world.packet++, struck: [] })
