import type { HitScript, MechanicScript, Slot } from '../script.ts'
import { type Blow, blowOf, strike } from './blows.ts'
import type { Body } from './body.ts'
import { busters } from './busters.ts'
import { absent, cameTrue, coverFault, planted } from './faults.ts'
import { alivePlayers, enemy, playerAt } from './finding.ts'
import type { World } from './world.ts'

/** Who is struck, one list per packet. */
export function volleysOf(world: World, mechanic: MechanicScript, hit: HitScript): readonly (readonly Blow[])[] {
  const { law } = hit
  switch (law.kind) {
    case 'all':
      return [alivePlayers(world).map((target) => ({ ...blowOf(hit, target), ...coverFault(world, mechanic.key) }))]
    case 'to-one':
      return [alivePlayers(world).map((target) => ({ ...blowOf(hit, target), amount: target.hp - 1 }))]
    case 'nobody':
      return []
    case 'avoid':
      return victims(world, mechanic, hit)
    case 'spread':
      return spreads(world, mechanic, hit, law.on)
    case 'tank':
      return busters(world, mechanic, hit, law.who)
    case 'stack':
      return law.groups.flatMap((group) => shared(world, mechanic, hit, group))
    case 'tower':
      return towers(world, mechanic, hit, law.groups, law.failure)
  }
}

const standing = (world: World, slots: readonly Slot[]): Body[] =>
  slots.map((slot) => playerAt(world, slot)).filter(({ alive }) => alive)

function victims(world: World, mechanic: MechanicScript, hit: HitScript): readonly (readonly Blow[])[] {
  const first = mechanic.hits.find(({ law }) => law.kind === 'avoid') === hit
  if (!first) return []
  return planted(world, 'hit-by-avoidable', mechanic.key)
    .filter(({ plant }) => playerAt(world, plant.who).alive)
    .map(({ index, plant }) => {
      cameTrue(world, index)
      return [{ ...blowOf(hit, playerAt(world, plant.who)), fault: index, misplaced: 'avoidable' as const }]
    })
}

function spreads(
  world: World,
  mechanic: MechanicScript,
  hit: HitScript,
  on: readonly Slot[],
): readonly (readonly Blow[])[] {
  const overlaps = planted(world, 'overlap', mechanic.key)
  const cover = coverFault(world, mechanic.key)
  return standing(world, on).map((target) => {
    const own = { ...blowOf(hit, target), ...cover }
    const overlap = overlaps.find(({ plant }) => plant.who === target.slot || plant.victim === target.slot)
    const other =
      overlap && playerAt(world, overlap.plant.who === target.slot ? overlap.plant.victim : overlap.plant.who)
    if (!overlap || !other?.alive) return [own]
    cameTrue(world, overlap.index)
    const fault = { fault: overlap.index, misplaced: 'wrong target' as const }
    return [
      { ...own, ...fault },
      { ...own, ...fault, target: other },
    ]
  })
}

function shared(
  world: World,
  mechanic: MechanicScript,
  hit: HitScript,
  group: readonly Slot[],
): readonly (readonly Blow[])[] {
  const away = absent(world, 'missed-stack', mechanic.key)
  const missing = group.filter((slot) => away.has(slot) && playerAt(world, slot).alive)
  const lone = planted(world, 'alone', mechanic.key).find(
    ({ plant }) => group.includes(plant.who) && playerAt(world, plant.who).alive,
  )
  if (lone) {
    cameTrue(world, lone.index)
    return [[{ ...blowOf(hit, playerAt(world, lone.plant.who)), fault: lone.index }]]
  }
  const present = standing(world, group).filter(({ slot }) => !slot || !away.has(slot))
  const fault = missing[0] === undefined ? undefined : away.get(missing[0])
  if (fault !== undefined) cameTrue(world, fault)
  if (present.length === 0) return []
  const amount = hit.amount / present.length
  const why = fault === undefined ? coverFault(world, mechanic.key) : { fault }
  return [present.map((target) => ({ ...blowOf(hit, target), amount, ...why }))]
}

function towers(
  world: World,
  mechanic: MechanicScript,
  hit: HitScript,
  groups: readonly (readonly Slot[])[],
  failure: HitScript,
): readonly (readonly Blow[])[] {
  const away = absent(world, 'missed-soak', mechanic.key)
  const volleys: Blow[][] = []
  for (const group of groups) {
    const present = standing(world, group).filter(({ slot }) => !slot || !away.has(slot))
    if (present.length > 0) volleys.push(present.map((target) => blowOf(hit, target)))
    if (present.length === group.length) continue
    const fault = group.map((slot) => away.get(slot)).find((index) => index !== undefined)
    if (fault !== undefined) cameTrue(world, fault)
    const why = fault === undefined ? {} : { fault }
    const source = sourceOf(world, mechanic, failure, 7)
    world.agenda.at(world.now + 1_100, () => {
      noteLocation(world, mechanic, failure)
      strike(
        world,
        source,
        failure.ability,
        failure.name,
        alivePlayers(world).map((target) => ({ ...blowOf(failure, target), ...why })),
      )
    })
  }
  return volleys
}

/** The last mechanic that resolved while at least half the party lived is where the pull ended. */
export function noteLocation(world: World, mechanic: MechanicScript, { ability, name }: HitScript): void {
  if (alivePlayers(world).length * 2 < world.players.length) return
  world.location = { mechanic: mechanic.key, ability, name, atMs: world.now }
}

/** A boss hits by itself with what it cast; everything else comes from its helpers. */
export function sourceOf(world: World, mechanic: MechanicScript, hit: HitScript, index: number): Body {
  const boss = enemy(world, mechanic.by)
  if (mechanic.cast?.ability === hit.ability || hit.law.kind === 'tank' || hit.law.kind === 'nobody') return boss
  const helpers = world.bodies.filter((body) => body.boss === `${mechanic.by}-helper`)
  return helpers[index % Math.max(1, helpers.length)] ?? boss
}
