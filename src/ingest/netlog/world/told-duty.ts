import { environment } from '../../../event.ts'
import type {
  director,
  headMarker,
  inCombat,
  limitBreak,
  placeholder,
  settings,
  sign as signFormat,
  targetable,
  tether,
  waymark,
  zone,
} from '../lines/format.ts'
import type { FieldsOf } from '../lines/layout.ts'
import { fieldStart, type Line, readFloat, readHex, readInt, readText } from '../lines/line.ts'
import type { countdown, countdownEnd } from '../lines/overlay.ts'
import { window } from '../lines/separators.ts'
import { isNpc } from './combatants.ts'
import { clearEvents } from './forget.ts'
import { learn } from './names.ts'
import { meet, type World } from './world.ts'

/** Line 01: another zone. Its NPCs are not those of the last one, though ids may come again. */
export function enter(line: Line, f: FieldsOf<typeof zone>, world: World): void {
  world.cutter.leave(line.at)
  const id = readHex(line, f.id)
  world.zoneId = id <= lastZone ? id : 0
  world.zoneName = readText(line, f.name)
  for (const { id } of world.slots) if (isNpc(id)) world.combatants.delete(id)
  world.waymarks.clear()
  clearEvents(world)
}

/** Ids of zones have 16 bits. */
const lastZone = 0xffff

/** Line 33. */
export function direct(line: Line, f: FieldsOf<typeof director>, world: World): void {
  const command = readHex(line, f.command)
  world.cutter.command(command, line.at)
  world.events.push({ type: 'director', at: line.at, command })
}

/** Line 260: the game's own view of whether there is a fight. */
export function fight(line: Line, f: FieldsOf<typeof inCombat>, world: World): void {
  world.cutter.inCombat(readInt(line, f.inGame) === 1, line.at)
}

/** Line 34. */
export function show(line: Line, f: FieldsOf<typeof targetable>, world: World): void {
  const combatant = meet(world, line, f.id, f.name)
  if (combatant === undefined) return
  const isShown = readInt(line, f.shown) === 1
  world.events.push({ type: 'targetable', at: line.at, actor: combatant.slot, targetable: isShown })
}

/** Line 27. */
export function mark(line: Line, f: FieldsOf<typeof headMarker>, world: World): void {
  const target = meet(world, line, f.target, f.name)
  if (target === undefined) return
  world.events.push({ type: 'head-marker', at: line.at, target: target.slot, marker: readHex(line, f.marker) })
}

/** Line 28: a waymark is set or taken away. */
export function plant(line: Line, f: FieldsOf<typeof waymark>, world: World): void {
  const placed = isAdded(line, f.operation)
  const [x, y] = placed ? [readFloat(line, f.x), readFloat(line, f.y)] : [0, 0]
  const event = { type: 'waymark', at: line.at, waymark: readInt(line, f.waymark), placed, x, y } as const
  if (event.waymark >= 0 && event.waymark < mostWaymarks) world.waymarks.set(event.waymark, event)
  world.events.push(event)
}

/** A to D and 1 to 4. */
const mostWaymarks = 8

/** Line 29: a sign over somebody's head, or no more. */
export function sign(line: Line, f: FieldsOf<typeof signFormat>, world: World): void {
  const target = meet(world, line, f.target, f.targetName)
  if (target === undefined) return
  const placed = isAdded(line, f.operation)
  world.events.push({ type: 'sign', at: line.at, target: target.slot, sign: readInt(line, f.sign), placed })
}

/** Line 268: somebody counts down. */
export function count(line: Line, f: FieldsOf<typeof countdown>, world: World): void {
  world.events.push({ type: 'countdown', at: line.at, seconds: readInt(line, f.seconds) })
}

/** Line 269: whoever counted stopped. */
export function stopCount(line: Line, _: FieldsOf<typeof countdownEnd>, world: World): void {
  world.events.push({ type: 'countdown', at: line.at, seconds: 0 })
}

/** `Add`, or `Delete`. */
const isAdded = (line: Line, field: number): boolean => window[fieldStart(line, field)] === letterA
const letterA = 0x41

/** Line 35. */
export function tie(line: Line, f: FieldsOf<typeof tether>, world: World): void {
  const source = meet(world, line, f.source, f.sourceName)?.slot ?? environment
  const target = meet(world, line, f.target, f.targetName)?.slot ?? environment
  world.events.push({ type: 'tether', at: line.at, source, target, tether: readHex(line, f.tether) })
}

/** Line 36. */
export function charge(line: Line, f: FieldsOf<typeof limitBreak>, world: World): void {
  const value = readHex(line, f.value)
  world.events.push({ type: 'limit-break-gauge', at: line.at, value, bars: readInt(line, f.bars) })
}

/** Line 262: the true name behind a placeholder. */
export function resolve(line: Line, f: FieldsOf<typeof placeholder>, world: World): void {
  learn(world.placeholders, readText(line, f.key), readText(line, f.value))
}

/** Lines 249 and 253: the logger's settings and its version. */
export function describe(line: Line, f: FieldsOf<typeof settings>, world: World): void {
  world.pluginVersion ||= version.exec(readText(line, f.text))?.[1] ?? ''
}

const version = /version: *([^\s,]+)/i
