import type { HitScript, MechanicScript, Slot } from '../script.ts'
import { type Blow, strike } from './blows.ts'
import type { Body } from './body.ts'
import { absent, cameTrue, planted } from './faults.ts'
import { alivePlayers, enemy, isTank, mainTank, playerAt } from './finding.ts'
import type { World } from './world.ts'

/** Who is struck, one list per packet. */
export function volleysOf(world: World, mechanic: MechanicScript, hit: HitScript): readonly (readonly Blow[])[] {
  const { law } = hit
  switch (law.kind) {
    case 'all':
      return [alivePlayers(world).map((target) => ({ ...blow(hit, target), ...mitigationFault(world, mechanic.key) }))]
    case 'to-one':
      return [alivePlayers(world).map((target) => ({ ...blow(hit, target), amount: target.hp - 1 }))]
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

const blow = (hit: HitScript, target: Body): Blow => ({
  target,
  amount: hit.amount,
  school: hit.school,
  gives: hit.gives ?? [],
})

const standing = (world: World, slots: readonly Slot[]): Body[] =>
  slots.map((slot) => playerAt(world, slot)).filter(({ alive }) => alive)

function victims(world: World, mechanic: MechanicScript, hit: HitScript): readonly (readonly Blow[])[] {
  const first = mechanic.hits.find(({ law }) => law.kind === 'avoid') === hit
  if (!first) return []
  return planted(world, 'hit-by-avoidable', mechanic.key)
    .filter(({ plant }) => playerAt(world, plant.who).alive)
    .map(({ index, plant }) => {
      cameTrue(world, index)
      return [{ ...blow(hit, playerAt(world, plant.who)), fault: index, misplaced: 'avoidable' as const }]
    })
}

function spreads(
  world: World,
  mechanic: MechanicScript,
  hit: HitScript,
  on: readonly Slot[],
): readonly (readonly Blow[])[] {
  const overlaps = planted(world, 'overlap', mechanic.key)
  const cover = mitigationFault(world, mechanic.key)
  return standing(world, on).map((target) => {
    const own = { ...blow(hit, target), ...cover }
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

function busters(
  world: World,
  mechanic: MechanicScript,
  hit: HitScript,
  who: 'main' | 'off' | 'both' | 'shared',
): readonly (readonly Blow[])[] {
  const main = mainTank(world)
  if (!main) return []
  const cover = mitigationFault(world, mechanic.key)
  const own = (target: Body): Blow => ({ ...blow(hit, target), ...cover })
  const tanks = world.players.filter((body) => body.alive && isTank(body))
  const other = tanks.find((tank) => tank !== main) ?? main
  if (who === 'both')
    return withBystanders(
      world,
      mechanic,
      hit,
      tanks.map((target) => [own(target)]),
    )
  if (who === 'shared') {
    const targets = tanks.length > 0 ? tanks : [main]
    return withBystanders(world, mechanic, hit, [
      targets.map((target) => ({ ...own(target), amount: hit.amount / targets.length })),
    ])
  }
  if (who === 'main') return withBystanders(world, mechanic, hit, [[own(main)]])
  const missed = planted(world, 'missed-swap', mechanic.key)[0]
  if (!missed || playerAt(world, missed.plant.who) !== other)
    return withBystanders(world, mechanic, hit, [[own(other)]])
  cameTrue(world, missed.index)
  return [[{ ...blow(hit, main), fault: missed.index, misplaced: 'wrong target' }]]
}

/** Whoever stands with the tank takes the tank's blow as well. */
function withBystanders(
  world: World,
  mechanic: MechanicScript,
  hit: HitScript,
  volleys: readonly (readonly Blow[])[],
): readonly (readonly Blow[])[] {
  const [first, ...rest] = volleys
  if (!first) return volleys
  const strays = planted(world, 'wrong-role', mechanic.key)
    .filter(({ plant }) => playerAt(world, plant.who).alive && !first.some(({ target }) => target.slot === plant.who))
    .map(({ index, plant }): Blow => {
      cameTrue(world, index)
      return { ...blow(hit, playerAt(world, plant.who)), fault: index, misplaced: 'wrong target' }
    })
  return [[...first, ...strays], ...rest]
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
    return [[{ ...blow(hit, playerAt(world, lone.plant.who)), fault: lone.index }]]
  }
  const present = standing(world, group).filter(({ slot }) => !slot || !away.has(slot))
  const fault = missing[0] === undefined ? undefined : away.get(missing[0])
  if (fault !== undefined) cameTrue(world, fault)
  if (present.length === 0) return []
  const amount = hit.amount / present.length
  const why = fault === undefined ? mitigationFault(world, mechanic.key) : { fault }
  return [present.map((target) => ({ ...blow(hit, target), amount, ...why }))]
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
    if (present.length > 0) volleys.push(present.map((target) => blow(hit, target)))
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
        alivePlayers(world).map((target) => ({ ...blow(failure, target), ...why })),
      )
    })
  }
  return volleys
}

/** Deaths to a hit whose mitigation was late or missing point at that, if there was somebody to press it. */
function mitigationFault(world: World, mechanic: string): { fault?: number } {
  const found = [
    ...planted(world, 'late-mitigation', mechanic),
    ...planted(world, 'missed-mitigation', mechanic),
    ...planted(world, 'early-mitigation', mechanic),
    ...planted(world, 'wrong-target', mechanic),
  ].filter(({ plant }) => playerAt(world, plant.who).alive)
  for (const { index } of found) cameTrue(world, index)
  return found[0] ? { fault: found[0].index } : {}
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
