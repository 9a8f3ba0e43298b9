import { director } from '../../src/game.ts'
import { answerOf } from './engine/answering.ts'
import { see } from './engine/body.ts'
import { enemy } from './engine/finding.ts'
import { planDisconnects } from './engine/mishaps.ts'
import { appear, beginPhase, bossDown, makeTargetable } from './engine/phases.ts'
import { startHelpers, startPlaying } from './engine/playing.ts'
import { planPull } from './engine/pulling.ts'
import { planSlips } from './engine/slips.ts'
import { give } from './engine/statuses.ts'
import { startTicking } from './engine/ticking.ts'
import { openWorld, record, type World } from './engine/world.ts'
import { wellFed } from './jobs/role.ts'
import type { PullPlan } from './plants.ts'
import type { FightScript, Member } from './script.ts'
import type { SimPull } from './truth.ts'

const prepullMs = -6_000
/** No fight is half as long. */
const longestMs = 3_600_000

/** Plays one pull of a script by a party, with what is planted in it. The same seed gives the same pull, to the byte. */
export function simulate(fight: FightScript, party: readonly Member[], pullPlan: PullPlan): SimPull {
  const world = openWorld(fight, party, pullPlan)
  let endMs: number | undefined
  world.whenDown = (boss) => bossDown(world, boss)
  world.whenAllDead = () => {
    const told = pullPlan.wipeBeforeLastDeath ? world.random.whole(300, 700) : world.random.whole(2_600, 3_400)
    world.agenda.at(world.now + told, () => {
      if (world.over) return
      world.over = true
      record(world, { kind: 'director', at: world.now, command: director.wipe })
    })
  }
  world.agenda.at(prepullMs, () => prepare(world))
  planPull(world)
  world.agenda.at(0, () => beginPhase(world, 0))
  world.agenda.at(280, () => record(world, { kind: 'combat', at: world.now, on: true }))
  world.agenda.at(0, () => startTicking(world))
  world.agenda.run(
    (time) => {
      if (time > longestMs) throw new Error(`${fight.key}: the pull of seed ${pullPlan.seed} never ends`)
      world.now = time
    },
    () => {
      if (world.over) endMs ??= world.now
      return endMs !== undefined && world.now > endMs + 2_500
    },
  )
  const durationMs = Math.round(endMs ?? world.now)
  // What lands when all is over kills nobody.
  const late = world.deaths.filter(({ lethalMs }) => lethalMs > durationMs)
  for (const death of late) world.deaths.splice(world.deaths.indexOf(death), 1)
  const isLate = (at: number): boolean => late.some(({ deathMs }) => Math.abs(deathMs - at) <= 1)
  return {
    fight,
    actors: world.bodies.map(({ actor }) => actor),
    happenings: world.happenings.filter(({ at, kind }) => at <= durationMs || (kind === 'death' && !isLate(at))),
    durationMs,
    abilityNames: world.abilityNames,
    statusNames: world.statusNames,
    answer: answerOf(world, durationMs),
    callRecorded: pullPlan.callRecorded ?? false,
    unready: world.unready,
  }
}

/** A to D on the axes, 1 to 4 between them. */
const waymarks = Array.from({ length: 8 }, (_, waymark) => {
  const angle = ((waymark % 4) * Math.PI) / 2 + (waymark < 4 ? 0 : Math.PI / 4)
  const [x, y] = [100 + 12 * Math.sin(angle), 100 - 12 * Math.cos(angle)].map((value) => Math.round(value * 100) / 100)
  return { waymark, x: x ?? 0, y: y ?? 0 }
})

/** The boss waits, everybody has eaten, and the first casts begin before the first hit. */
function prepare(world: World): void {
  const first = world.fight.phases[0]
  if (first) appear(world, first)
  for (const { boss, fromMs } of first?.targetable ?? []) {
    if (fromMs === 0) makeTargetable(world, enemy(world, boss), true)
  }
  const { x, y } = world.bodies[0]?.origin ?? { x: 0, y: 0 }
  for (const mark of waymarks)
    record(world, { kind: 'waymark', at: world.now, waymark: mark.waymark, x: mark.x + x, y: mark.y + y })
  startPlaying(world)
  startHelpers(world)
  planSlips(world)
  planDisconnects(world)
  for (const body of world.bodies) if (body.pet) record(world, { kind: 'appears', at: world.now, actor: see(body) })
  for (const body of world.players) {
    body.x = 100 + world.random.between(-2, 2)
    body.y = 112 + world.random.between(-2, 2)
    record(world, { kind: 'appears', at: world.now, actor: see(body) })
    give(world, body, wellFed, { source: body, ability: 0, packet: 0, durationMs: 1_800_000 })
    if (body.kit?.stance)
      give(world, body, body.kit.stance, { source: body, ability: 0, packet: 0, durationMs: 9_999_000 })
  }
}
