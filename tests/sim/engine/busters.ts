import type { HitScript, MechanicScript } from '../script.ts'
import { type Blow, blowOf } from './blows.ts'
import type { Body } from './body.ts'
import { cameTrue, coverFault, planted } from './faults.ts'
import { isTank, mainTank, playerAt } from './finding.ts'
import type { World } from './world.ts'

/** Who is struck by what is for tanks: the one whose turn it is, both, or the wrong one. */
export function busters(
  world: World,
  mechanic: MechanicScript,
  hit: HitScript,
  who: 'main' | 'off' | 'both' | 'shared',
): readonly (readonly Blow[])[] {
  const main = mainTank(world)
  if (!main) return []
  const cover = coverFault(world, mechanic.key)
  const own = (target: Body): Blow => ({ ...blowOf(hit, target), ...cover })
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
  return [[{ ...blowOf(hit, main), fault: missed.index, misplaced: 'wrong target' }]]
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
      return { ...blowOf(hit, playerAt(world, plant.who)), fault: index, misplaced: 'wrong target' }
    })
  return [[...first, ...strays], ...rest]
}
