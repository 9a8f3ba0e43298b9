import { strike } from './blows.ts'
import { giveUp } from './endings.ts'
import { cameTrue } from './faults.ts'
import { enemy, playerAt } from './finding.ts'
import type { World } from './world.ts'

/** Who walks into the boss before anybody is ready is struck by it until the others give up. */
export function walkIn(world: World): void {
  const index = world.pullPlan.plants.findIndex(({ kind }) => kind === 'body-pull')
  const plant = world.pullPlan.plants[index]
  if (plant?.kind !== 'body-pull') return
  const boss = bodyPulled(world)
  if (!boss?.auto) return
  const { auto, key } = boss
  cameTrue(world, index)
  const source = enemy(world, key)
  const target = playerAt(world, plant.who)
  const swing = (): void => {
    if (world.over || !target.alive) return
    strike(world, source, auto.ability, 'Attack', [{ target, amount: auto.amount, school: 'physical', gives: [] }])
    world.agenda.at(world.now + auto.everyMs, swing)
  }
  swing()
  world.agenda.at(world.now + world.random.whole(...givenUpMs), () => giveUp(world))
}

const givenUpMs = [2_000, 5_000] as const

/** Who can be walked into: an enemy that stands there from the start and strikes. */
export function bodyPulled({ fight }: Pick<World, 'fight'>) {
  const there = fight.phases[0]?.targetable.filter(({ fromMs }) => fromMs === 0).map(({ boss }) => boss) ?? []
  return fight.bosses.find(({ key, auto }) => auto !== undefined && there.includes(key))
}
