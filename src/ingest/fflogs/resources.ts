import { type ActorId, environment, type State } from '../../event.ts'
import type { Resources } from './events.ts'

/** How an actor looked, where that was told. */
export function* translateResources(seen: Resources, at: number, actor: ActorId): Generator<State> {
  const { hitPoints: hp, maxHitPoints: maxHp, mp, x, y, facing, absorb } = seen
  if (actor === environment || typeof hp !== 'number' || typeof maxHp !== 'number') return
  const state: { -readonly [Field in keyof State]: State[Field] } = { type: 'state', at, actor, hp, maxHp }
  if (typeof mp === 'number') state.mp = mp
  if (typeof x === 'number') state.x = x / 100
  if (typeof y === 'number') state.y = y / 100
  if (typeof facing === 'number') state.facing = toGameFacing(facing)
  if (typeof absorb === 'number') state.shield = absorb / 100
  yield state
}

/** Centi-radians that grow clockwise and are -472 to the south, as radians from the south, counter-clockwise, ±π. */
function toGameFacing(facing: number): number {
  const turned = -facing / 100 - 1.5 * Math.PI
  return turned - 2 * Math.PI * Math.round(turned / (2 * Math.PI))
}
