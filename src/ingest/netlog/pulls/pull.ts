import { environment } from '../../../event.ts'
import type { Column } from '../../../events/columns.ts'
import { findJob } from '../../../game.ts'
import type { Actor, RecordedPull } from '../../../report.ts'
import { type Combatant, isPlayer } from '../world/combatants.ts'
import { preludeMs } from '../world/forget.ts'
import { namesIn, resolved } from '../world/names.ts'
import { carried } from '../world/told-statuses.ts'
import { isOurs, type World } from '../world/world.ts'
import type { Cut } from './cut.ts'
import { bossHpOf, outcomeOf } from './ending.ts'

/** What this reader is called in footers. Raise the number when the same log would give other events. */
export const parser = 'netlog 3'

/** Puts a pull together from what was recorded around its cut. `origin` is the log's start in epoch ms. */
export function assemble(world: World, cut: Cut, origin: number): RecordedPull {
  const startedAt = origin + cut.startedAt
  const from = cut.startedAt - preludeMs
  world.events.keep(from, cut.recordedUntil)
  const index = callRoll(world)
  const roll = world.slots.filter(({ slot }) => index[slot] !== environment)
  const before = [...carryStatuses(world, from), ...carryWaymarks(world, from)]
  const events = world.events.table(cut.startedAt, index)
  for (const number of before) world.events.drop(number) // the pull may be told once more
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
    ...(cut.isBoss ? {} : { trash: true }),
    ...(bossHp === undefined ? {} : { bossHp }),
    parser,
  }
}

/**
 * Which actor each slot becomes: everybody of party, pets and enemies that did something or to whom something was
 * done, and the owners of those pets. Strangers have no part in it, nor has what they did.
 */
function callRoll(world: World): Int32Array {
  const { slots, combatants, events } = world
  const belongs = Int32Array.from(slots, ({ id, owner }) =>
    isOurs(world, id) || !(isPlayer(id) || isPlayer(owner)) ? 1 : environment,
  )
  const isIn = new Uint8Array(slots.length)
  for (const shelf of events.shelves) {
    if (shelf.type === 'state') continue
    const within = shelf.within(belongs)
    for (const field of shelf.actors) mark(isIn, shelf.columns[field], within)
  }
  for (const { slot, owner } of slots) {
    const master = isIn[slot] === 1 ? combatants.get(owner) : undefined
    if (master !== undefined) isIn[master.slot] = 1
  }
  let count = 0
  return Int32Array.from(isIn, (is) => (is === 1 ? count++ : environment))
}

/** Marks everybody whom a column names in a row that counts. */
function mark(isIn: Uint8Array, column: Column | undefined, within: Uint8Array): void {
  for (let row = 0; row < within.length; row++) {
    const slot = column?.[row] ?? environment
    if (slot !== environment && within[row] === 1) isIn[slot] = 1
  }
}

/** Puts the statuses that were on before in front of what was recorded, and gives their numbers. */
function carryStatuses({ slots, events }: World, from: number): number[] {
  const here = slots.filter(({ gone }) => !gone)
  return here.flatMap((combatant) => carried(combatant, from).map((status) => events.push(status)))
}

/** The waymarks that stood before, however long. */
const carryWaymarks = ({ waymarks, events }: World, from: number): number[] =>
  [...waymarks.values()]
    .filter(({ at, placed }) => placed && at < from)
    .map((mark) => events.push({ ...mark, at: from - 1 }))

function kindOf(combatant: Combatant, foes: Cut['foes']): Actor['kind'] {
  const { id, owner, baseId } = combatant
  if (isPlayer(id)) return 'player'
  if (isPlayer(owner)) return 'pet'
  return baseId > 0 || foes.has(combatant) ? 'enemy' : 'other'
}

function toActor(world: World, combatant: Combatant, index: Int32Array, { foes }: Cut): Actor {
  const { id, slot, job, level, owner, baseId } = combatant
  const master = world.combatants.get(owner)
  const jobName = findJob(job)
  return {
    id: index[slot] ?? environment,
    kind: kindOf(combatant, foes),
    name: resolved(world, combatant.name),
    ...(jobName === undefined ? {} : { job: jobName }),
    ...(level > 0 ? { level } : {}),
    ...(combatant.world === '' ? {} : { world: combatant.world }),
    ...(baseId > 0 && !isPlayer(id) ? { gameId: baseId } : {}),
    ...(master === undefined ? {} : { owner: index[master.slot] ?? environment }),
  }
}
