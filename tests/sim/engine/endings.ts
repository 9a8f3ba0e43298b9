import { director } from '../../../src/game.ts'
import { fall } from './deaths.ts'
import { cameTrue } from './faults.ts'
import { alivePlayers } from './finding.ts'
import { record, type World } from './world.ts'

/** Everybody stops and leaves the arena within some seconds. */
export function giveUp(world: World): void {
  world.called = true
  for (const body of alivePlayers(world)) {
    world.agenda.at(world.now + world.random.whole(1_500, 8_500), () => fall(world, body, undefined))
  }
}

/** Everybody stops, and a little later the fight is set back. */
export function letGo(world: World, index: number): void {
  cameTrue(world, index)
  world.called = true
  world.agenda.at(world.now + world.random.whole(...setBackMs), () => {
    if (world.over) return
    world.over = true
    record(world, { kind: 'director', at: world.now, command: director.wipe })
  })
}

const setBackMs = [2_500, 5_000] as const
