import type { State, Waymark } from '../../../event.ts'
import { readers } from '../../../events/readers.ts'
import { type EventRecorder, openRecorder } from '../../../events/recorder.ts'
import { absent, isTold, type Line, readFloat, readHex, readInt, readText } from '../lines/line.ts'
import { isSpelledAgain } from '../lines/spelling.ts'
import type { Cutter } from '../pulls/cut.ts'
import { type Combatant, isNpc, isPlayer, never, openCombatant, untold } from './combatants.ts'

/** Everything the log has told so far, and the events of the pull that may be under way. */
export interface World {
  zoneId: number
  zoneName: string
  /** By game id. */
  readonly combatants: Map<number, Combatant>
  /** Everybody that an event may name, and some who are gone. */
  slots: Combatant[]
  /** Game ids of the party; undefined while no line has listed it, and then whoever acts belongs to it. */
  party: ReadonlySet<number> | undefined
  readonly abilityNames: Map<number, string>
  readonly statusNames: Map<number, string>
  /** What `_rsv_…` names stand for. */
  readonly placeholders: Map<string, string>
  /** The last that was told of each waymark of this zone. */
  readonly waymarks: Map<number, Waymark>
  readonly events: EventRecorder
  readonly cutter: Cutter
  /** As the logger names itself. */
  pluginVersion: string
}

export const openWorld = (cutter: Cutter): World => ({
  zoneId: 0,
  zoneName: '',
  combatants: new Map(),
  slots: [],
  party: undefined,
  abilityNames: new Map(),
  statusNames: new Map(),
  placeholders: new Map(),
  waymarks: new Map(),
  events: openRecorder(),
  cutter,
  pluginVersion: '',
})

/** Striking dummies share one name id; hitting one is no pull. */
const strikingDummy = 541

/** Nobody meets so many in a zone: whoever comes after them is made up, and must not fill the memory. */
const mostCombatants = 8_192

/** The combatant a line speaks of, undefined for the environment. */
export function meet(world: World, line: Line, idField: number, nameField: number): Combatant | undefined {
  const id = readHex(line, idField)
  let combatant = world.combatants.get(id | 0) // nobody's id has the highest bit, and a map finds small numbers at once
  if (combatant === undefined) {
    if (!isPlayer(id) && !isNpc(id)) return undefined
    if (world.slots.length >= mostCombatants) return undefined
    combatant = openCombatant(id, world.slots.length)
    world.combatants.set(id, combatant)
    world.slots.push(combatant)
  }
  if (combatant.name === '') combatant.name = readText(line, nameField)
  return combatant
}

/** A member of the party, or a pet of one. */
export function isOurs({ party, combatants }: World, id: number): boolean {
  if (isPlayer(id)) return party === undefined || party.has(id)
  const owner = combatants.get(id)?.owner ?? 0
  return isPlayer(owner) && (party === undefined || party.has(owner))
}

export const isFoe = ({ id, owner, nameId }: Combatant): boolean =>
  isNpc(id) && !isPlayer(owner) && nameId !== strikingDummy

export function place(combatant: Combatant, line: Line, x: number, y: number, heading: number): void {
  if (!isTold(line, x) || !isTold(line, y)) return
  const isInRow = heading === absent || heading > y
  if (!isInRow) combatant.placeSpelling.length = 0
  else if (isSpelledAgain(combatant.placeSpelling, line, x, heading === absent ? y : heading)) return
  combatant.x = readFloat(line, x)
  combatant.y = readFloat(line, y)
  combatant.placed = true
  if (isTold(line, heading)) combatant.heading = readFloat(line, heading)
}

/** Takes a told HP as it is now, and keeps what was known before this look. */
export function look(combatant: Combatant, line: Line, hpField: number): void {
  if (!isTold(line, hpField)) return
  if (combatant.lookedAt !== line.at) combatant.hpBefore = combatant.hp
  combatant.lookedAt = line.at
  combatant.hp = readInt(line, hpField)
}

/** Nothing new about a combatant is worth writing down this often all the same. */
const stillMs = 2_000

/** Writes down how a combatant is now, if that is known and not what was written a moment ago. */
export function recordState(world: World, combatant: Combatant, at: number): void {
  const { hp, maxHp, placed, written } = combatant
  if (hp === untold || maxHp === untold) return
  const mp = combatant.mp === untold ? Number.NaN : combatant.mp
  const shield = combatant.shield === untold ? Number.NaN : combatant.shield / 100
  const x = placed ? combatant.x : Number.NaN
  const y = placed ? combatant.y : Number.NaN
  const facing = placed ? combatant.heading : Number.NaN
  if (
    at - written.at < stillMs &&
    written.hp === hp &&
    isSame(written.x, x) &&
    isSame(written.y, y) &&
    isSame(written.facing, facing) &&
    isSame(written.shield, shield) &&
    isSame(written.mp, mp) &&
    written.maxHp === maxHp
  ) {
    return
  }
  written.at = at
  written.actor = combatant.slot
  written.hp = hp
  written.maxHp = maxHp
  written.mp = mp
  written.x = x
  written.y = y
  written.facing = facing
  written.shield = shield
  combatant.writtenNumber = world.events.push(written)
}

/** Nothing said is the same as nothing said. */
const isSame = (one: number, other: number): boolean => one === other || (Number.isNaN(one) && Number.isNaN(other))

/** Whether a line tells of a moment before what is already known of a combatant. */
export const isLate = ({ written }: Combatant, at: number): boolean => written.at > at

/** Writes down where a combatant was, with the HP of that moment: such lines come up to 0.7 s late. */
export function recordLate({ events }: World, { slot }: Combatant, at: number, where: Where): void {
  const then = stateBefore(events, slot, at)
  if (then !== undefined) events.push({ ...then, at, ...where })
}

export interface Where {
  x: number
  y: number
  facing: number
}

/** Somebody looked in the very ms of a blow and saw what it left: that belongs behind the blow. */
export function takeBackState({ events }: World, combatant: Combatant, at: number): void {
  if (combatant.written.at !== at) return
  events.drop(combatant.writtenNumber)
  combatant.written.at = never
}

/** In the 0.7 s that a line is late, far less than this is told. */
const rowsBack = 2_048

/** How a combatant was last seen before a moment. */
function stateBefore({ shelf }: EventRecorder, slot: number, at: number): State | undefined {
  const { columns, count } = shelf('state')
  for (let row = count - 1; row >= Math.max(0, count - rowsBack); row--) {
    if (columns.actor?.[row] === slot && (columns.at?.[row] ?? Number.NaN) <= at) return readers.state(columns, row)
  }
  return undefined
}
