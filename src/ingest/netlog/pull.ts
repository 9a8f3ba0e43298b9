import { type CombatEvent, environment } from '../../event.ts'
import { findJob } from '../../game.ts'
import type { Actor, RecordedPull } from '../../report.ts'
import { type Combatant, type DraftEvent, isPlayer } from './combatants.ts'
import type { Cut } from './cut.ts'
import { bossHpOf, outcomeOf } from './ending.ts'
import { preludeMs } from './forget.ts'
import { namesIn, resolved } from './names.ts'
import { firstOf, secondOf, settle } from './settle.ts'
import { carried } from './told-statuses.ts'
import { isOurs, type World } from './world.ts'

/** What this reader is called in footers. Raise the number when the same log would give other events. */
export const parser = 'netlog 1'

/** Puts a pull together from what was recorded around its cut. `origin` is the log's start in epoch ms. */
export function assemble(world: World, cut: Cut, origin: number): RecordedPull {
  const startedAt = origin + cut.startedAt
  const index = callRoll(world, cut)
  const roll = world.slots.filter(({ slot }) => index[slot] !== environment)
  const events = collect(world, cut, index)
  const bossHp = bossHpOf(cut)
  const players = roll.filter(({ id }) => isPlayer(id))
  return {
    source: 'netlog',
    sourceKey: String(startedAt),
    ...(world.zoneId === 0 ? {} : { territoryId: world.zoneId }),
    fightName: resolved(world, world.zoneName) || 'Unknown place',
    startedAt,
    durationMs: cut.endedAt - cut.startedAt,
    outcome: outcomeOf(cut, players),
    actors: roll.map((combatant) => toActor(world, combatant, index, cut)),
    ...namesIn(world, events),
    events,
    phases: [],
    ...(bossHp === undefined ? {} : { bossHp }),
    parser,
  }
}

/**
 * Which actor each slot becomes: everybody of party, pets and enemies that did something or to whom something was
 * done, and the owners of those pets. Strangers have no part in it.
 */
function callRoll(world: World, { startedAt, recordedUntil }: Cut): Int32Array {
  const { slots, combatants } = world
  const belongs = slots.map(({ id, owner }) => isOurs(world, id) || !(isPlayer(id) || isPlayer(owner)))
  const isIn = new Uint8Array(slots.length)
  for (const event of world.events) {
    if (event.type === 'state' || event.at < startedAt - preludeMs || event.at > recordedUntil) continue
    const first = firstOf(event)
    const second = secondOf(event)
    if (belongs[first] === false || belongs[second] === false) continue
    if (first !== environment) isIn[first] = 1
    if (second !== environment) isIn[second] = 1
  }
  for (const { slot, owner } of slots) {
    const master = isIn[slot] === 1 ? combatants.get(owner) : undefined
    if (master !== undefined) isIn[master.slot] = 1
  }
  let count = 0
  return Int32Array.from(isIn, (is) => (is === 1 ? count++ : environment))
}

/** The statuses that were on before, then what was recorded; in order of time, what is of one ms in the log's order. */
function collect({ slots, events }: World, { startedAt, recordedUntil }: Cut, index: Int32Array): CombatEvent[] {
  const from = startedAt - preludeMs
  const statuses = slots.filter(({ gone }) => !gone).flatMap((combatant) => carried(combatant, from))
  const collected: CombatEvent[] = []
  const take = (draft: DraftEvent) => {
    if (index[firstOf(draft)] === environment || index[secondOf(draft)] === environment) return
    insert(collected, settle(draft, startedAt, index))
  }
  statuses.sort((a, b) => a.at - b.at).forEach(take)
  for (const draft of events) if (draft.at >= from && draft.at <= recordedUntil) take(draft)
  return collected
}

/** Lines come late by less than a second: nearly every event belongs at the end. */
function insert(events: CombatEvent[], event: CombatEvent): void {
  let place = events.length
  while (place > 0 && (events[place - 1]?.at ?? 0) > event.at) place--
  if (place === events.length) events.push(event)
  else events.splice(place, 0, event)
}

function toActor(world: World, combatant: Combatant, index: Int32Array, { foes }: Cut): Actor {
  const { id, slot, job, level, owner, baseId } = combatant
  const master = world.combatants.get(owner)
  const jobName = findJob(job)
  return {
    id: index[slot] ?? environment,
    kind: isPlayer(id) ? 'player' : isPlayer(owner) ? 'pet' : baseId > 0 || foes.has(combatant) ? 'enemy' : 'other',
    name: resolved(world, combatant.name),
    ...(jobName === undefined ? {} : { job: jobName }),
    ...(level > 0 ? { level } : {}),
    ...(combatant.world === '' ? {} : { world: combatant.world }),
    ...(baseId > 0 && !isPlayer(id) ? { gameId: baseId } : {}),
    ...(master === undefined ? {} : { owner: index[master.slot] ?? environment }),
  }
}
