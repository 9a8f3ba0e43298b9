import { raised, swiftcast } from '../jobs/role.ts'
import type { ActionScript } from '../script.ts'
import { act, ready } from './acting.ts'
import { type Body, see } from './body.ts'
import { cameTrue } from './faults.ts'
import { alivePlayers } from './finding.ts'
import { noteGcd, rhythmOf, type StartedGcd } from './rhythm.ts'
import { give, has, loseStatus } from './statuses.ts'
import { record, type World } from './world.ts'

/** Below this many alive nobody tries to save the pull any more. */
const worthSaving = 5

/** Somebody who can will raise the dead, a moment after the death is seen. */
export function planRaise(world: World, body: Body, deathMs: number): void {
  world.agenda.at(deathMs + world.random.whole(900, 2_400), () => tryRaise(world, body, 0))
}

function tryRaise(world: World, dead: Body, attempt: number): void {
  if (dead.alive || dead.raisePending || world.called || world.over || attempt > 40) return
  if (world.now > (world.pullPlan.noRaisesAfterMs ?? Infinity)) return
  const raiser = alivePlayers(world).length < worthSaving ? undefined : findRaiser(world, attempt)
  if (raiser?.kit?.raise) startRaise(world, raiser, dead, raiser.kit.raise)
  else world.agenda.at(world.now + 1_000, () => tryRaise(world, dead, attempt + 1))
}

function startRaise(world: World, raiser: Body, dead: Body, spell: ActionScript): void {
  dead.raisePending = true
  const swift = raiser.actor.job !== 'RDM' && ready(world, raiser, swiftcast)
  if (swift) act(world, raiser, swiftcast, raiser)
  // A red mage's second spell needs no cast; without Swiftcast a healer stands still for eight seconds.
  const wholeMs = swift || raiser.actor.job === 'RDM' ? 0 : (spell.castMs ?? 0)
  const start = Math.max(world.now + 700, raiser.nextGcd)
  const began = rhythmOf(world, raiser, { ...spell, recastMs: 2_500, castMs: wholeMs })
  const { castMs } = began
  raiser.nextGcd = start + began.lockMs
  let started: StartedGcd | undefined
  world.agenda.at(start, () => {
    if (raiser.alive && !world.over) started = noteGcd(world, raiser, spell, began)
    if (castMs > 0) begin(world, raiser, dead, spell, castMs)
  })
  world.agenda.at(start + castMs, () => {
    const isDone = complete(world, raiser, dead, spell, castMs)
    if (started && !isDone) started.broken = true
  })
}

function findRaiser(world: World, attempt: number): Body | undefined {
  const able = alivePlayers(world).filter(
    ({ kit, casting, awayUntil }) => kit?.raise && !casting && awayUntil <= world.now,
  )
  const swift = able.find((body) => body.actor.job !== 'RDM' && ready(world, body, swiftcast))
  const red = able.find(({ actor }) => actor.job === 'RDM')
  return swift ?? red ?? (attempt >= 4 ? able[0] : undefined)
}

function begin(world: World, raiser: Body, dead: Body, spell: ActionScript, castMs: number): void {
  if (!raiser.alive) return
  raiser.casting = { ability: spell.id, until: world.now + castMs }
  world.abilityNames.set(spell.id, spell.name)
  record(world, {
    kind: 'begin-cast',
    at: world.now,
    source: see(raiser),
    target: dead.actor.id,
    ability: spell.id,
    durationMs: castMs,
  })
}

function complete(world: World, raiser: Body, dead: Body, spell: ActionScript, hardMs: number): boolean {
  raiser.casting = undefined
  if (!raiser.alive || dead.alive || world.over) {
    dead.raisePending = false
    return false
  }
  if (has(raiser, 167)) loseStatus(world, raiser, 167)
  const packet = world.packet++
  world.abilityNames.set(spell.id, spell.name)
  record(world, {
    kind: 'decided',
    at: world.now,
    source: see(raiser),
    ability: spell.id,
    packet,
    struck: [
      {
        before: see(dead),
        gives: [{ status: raised.raise.id, stacks: raised.raise.stacks ?? 0 }],
        statuses: dead.held.map(({ script }) => script.id),
        lands: true,
      },
    ],
  })
  const answer: World['raises'][number] = {
    who: dead.actor.name,
    by: raiser.actor.name,
    ability: spell.id,
    castMs: world.now,
    hardMs,
  }
  world.raises.push(answer)
  world.agenda.at(world.now + 760, () => {
    record(world, {
      kind: 'landed',
      at: world.now,
      source: raiser.actor.id,
      ability: spell.id,
      packet,
      after: see(dead),
      statuses: [],
    })
    give(world, dead, raised.raise, { source: raiser, ability: spell.id, packet })
  })
  world.agenda.at(world.now + 760 + world.random.whole(1_600, 3_200), () => standUp(world, raiser, dead, answer))
  return true
}

/** Whoever lets a raise run out has to be raised again. */
function isLost(world: World, raiser: Body, dead: Body): boolean {
  const index = world.pullPlan.plants.findIndex((plant) => plant.kind === 'raise-lost' && plant.who === dead.slot)
  if (index < 0 || world.faults.some((fault) => fault.index === index)) return false
  cameTrue(world, index)
  loseStatus(world, dead, raised.raise.id)
  world.agenda.at(world.now + 1_500, () => tryRaise(world, dead, 0))
  return raiser !== dead
}

function standUp(world: World, raiser: Body, dead: Body, answer: { upMs?: number }): void {
  dead.raisePending = false
  if (world.over || world.called || dead.alive) return // after a call nobody takes a raise any more
  if (isLost(world, raiser, dead)) return
  dead.alive = true
  dead.hp = Math.round(dead.actor.maxHp * 0.35)
  dead.mp = 2_000
  dead.x = raiser.x
  dead.y = raiser.y
  answer.upMs = world.now
  loseStatus(world, dead, raised.raise.id)
  record(world, { kind: 'seen', at: world.now, actor: see(dead) })
  const source = { ability: 0, packet: 0 } // a raise leaves these, and nobody gave them
  give(world, dead, dead.diedWeak ? raised.brink : raised.weakness, source)
  give(world, dead, raised.transcendent, source)
  dead.nextGcd = world.now + 3_000
}
