import { action, beginCast, combatant, tick } from '../lines/eras.ts'
import {
  cancel,
  death,
  director,
  effectResult,
  formats,
  headMarker,
  health,
  ignoredTypes,
  inCombat,
  limitBreak,
  memory,
  moved,
  party,
  placeholder,
  primaryPlayer,
  removed,
  settings,
  sign as signFormat,
  statusGain,
  statusList,
  statusLoss,
  systemMessage,
  targetable,
  tether,
  waymark,
  zone,
} from '../lines/format.ts'
import { eraOf, type LineFormat } from '../lines/layout.ts'
import type { Line } from '../lines/line.ts'
import { countdown, countdownEnd } from '../lines/overlay.ts'
import type { Use } from '../lines/reader.ts'
import { act, begin, stop } from './told-actions.ts'
import { appear, gather, introduce, leave, move, remember } from './told-combatants.ts'
import {
  charge,
  count,
  describe,
  direct,
  enter,
  fight,
  mark,
  plant,
  resolve,
  show,
  sign,
  stopCount,
  tie,
} from './told-duty.ts'
import { confirm, die, listStatuses, tickOnce, update } from './told-results.ts'
import { hear } from './told-seals.ts'
import { gain, lose } from './told-statuses.ts'
import type { World } from './world.ts'

/** Takes one line into the world. False when the line is too short for what its type says. */
export function translate(line: Line, world: World): boolean {
  const read = readers[line.type]
  return read === undefined || read(line, world)
}

/** Undefined for a type that nobody knows. */
export const useOf = (type: number): Use => uses[type]

type Reader = (line: Line, world: World) => boolean
interface Rule {
  readonly types: readonly number[]
  readonly read: Reader
}

function rule<Field extends string>(
  format: LineFormat<Field>,
  take: (line: Line, fields: Readonly<Record<Field, number>>, world: World) => void,
): Rule {
  const [only, ...others] = format.eras
  const steady = others.length === 0 ? only : undefined
  const read: Reader = (line, world) => {
    const era = steady !== undefined && line.count >= steady.from ? steady : eraOf(format, line.count)
    if (era === undefined) return false
    take(line, era.at, world)
    return true
  }
  return { types: format.types, read }
}

/** Which meaning is taken in by what. */
const rules: readonly Rule[] = [
  rule(zone, enter),
  rule(primaryPlayer, introduce),
  rule(combatant, appear),
  rule(removed, leave),
  rule(party, gather),
  rule(beginCast, begin),
  rule(action, act),
  rule(cancel, stop),
  rule(tick, tickOnce),
  rule(death, die),
  rule(statusGain, gain),
  rule(headMarker, mark),
  rule(waymark, plant),
  rule(signFormat, sign),
  rule(countdown, count),
  rule(countdownEnd, stopCount),
  rule(statusLoss, lose),
  rule(director, direct),
  rule(targetable, show),
  rule(tether, tie),
  rule(limitBreak, charge),
  rule(effectResult, confirm),
  rule(statusList, listStatuses),
  rule(health, update),
  rule(inCombat, fight),
  rule(memory, remember),
  rule(placeholder, resolve),
  rule(moved, move),
  rule(settings, describe),
  rule(systemMessage, hear),
]

const readers: Reader[] = []
const uses: Use[] = []
for (const type of [...ignoredTypes, ...formats.flatMap(({ types }) => types)]) uses[type] = 'ignored'
for (const { types, read } of rules) {
  for (const type of types) {
    readers[type] = read
    uses[type] = 'read'
  }
}
