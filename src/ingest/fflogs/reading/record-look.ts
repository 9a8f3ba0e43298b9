import { type ActorId, environment } from '../../../event.ts'
import type { Recording } from './recording.ts'
import { type ToldEvent, valueAt } from './told-event.ts'

/** Beside the time: HP, max HP, MP, x, y, facing, shield, in the order of `kinds.ts`. */
const told = 7

/**
 * How an actor looked, where that was told; false where it was not. One cast on eight people tells its caster eight
 * times: that is one state.
 * @param first the number of the field with its HP; the others follow it
 */
export function recordLook(event: ToldEvent, first: number, at: number, actor: ActorId, into: Recording): boolean {
  const hp = valueAt(event, first)
  const maxHp = valueAt(event, first + 1)
  if (Number.isNaN(hp) || Number.isNaN(maxHp)) return false
  if (actor === environment) return true
  const before = into.looks[actor] ?? new Float64Array(1 + told).fill(Number.NaN)
  into.looks[actor] = before
  let isSame = before[0] === at
  before[0] = at
  for (let index = 0; index < told; index++) {
    const value = valueAt(event, first + index)
    const old = before[1 + index] ?? Number.NaN
    if (value !== old && !(Number.isNaN(value) && Number.isNaN(old))) isSame = false
    before[1 + index] = value
  }
  if (isSame) return true
  const [, , , mp = 0, x = 0, y = 0, facing = 0, absorb = 0] = before
  into.events.push({
    type: 'state',
    at,
    actor,
    hp,
    maxHp,
    mp,
    x: x / 100,
    y: y / 100,
    facing: toGameFacing(facing),
    shield: absorb / 100,
  })
  return true
}

/** Centi-radians that grow clockwise and are -472 to the south, as radians from the south, counter-clockwise, ±π. */
function toGameFacing(facing: number): number {
  const turned = -facing / 100 - 1.5 * Math.PI
  return turned - 2 * Math.PI * Math.round(turned / (2 * Math.PI))
}
