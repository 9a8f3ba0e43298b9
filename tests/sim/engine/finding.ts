import { roleOf } from '../../../src/game.ts'
import type { Slot } from '../script.ts'
import type { Body } from './body.ts'
import type { World } from './world.ts'

export const alivePlayers = (world: World): Body[] => world.players.filter(({ alive }) => alive)

export const playerAt = (world: World, slot: Slot): Body => {
  const body = world.players.find((each) => each.slot === slot)
  if (!body) throw new Error(`Nobody plays ${slot}.`)
  return body
}

export const enemy = (world: World, key: string): Body => {
  const body = world.bodies.find(({ boss }) => boss === key)
  if (!body) throw new Error(`The script has no enemy ${key}.`)
  return body
}

/** What weakens a boss weakens its helpers too. */
export const bossBehind = (world: World, body: Body): Body =>
  body.boss?.endsWith('-helper') ? enemy(world, body.boss.replace('-helper', '')) : body

/** Whom the boss looks at: the tank whose turn it is, else the next one standing. */
export function mainTank(world: World): Body | undefined {
  const tanks = world.players.filter((body) => body.alive && isTank(body))
  return tanks.find(({ slot }) => slot === world.mainTank) ?? tanks[0] ?? alivePlayers(world)[0]
}

export const isTank = (body: Body): boolean => body.actor.job !== undefined && roleOf(body.actor.job) === 'tank'

/** Whom players hit now: the first enemy of the script that can be attacked. */
export const currentTarget = (world: World): Body | undefined =>
  world.bodies.find(({ boss, targetable, alive, hp }) => boss !== undefined && targetable && alive && hp > 0)
