import type { ActorId } from '../../event.ts'
import { type Slot, slots } from '../../strat/strat.ts'
import type { PullContext } from '../context.ts'
import { inferSlots } from './infer-slots.ts'

/** Which place somebody plays. */
export interface SlotTold {
  readonly slot: Slot
  /** 0 to 1. */
  readonly confidence: number
  /** A lead said so. MT and OT, D1 and D2 cannot be told apart otherwise: whoever is not pinned there is tentative. */
  readonly pinned: boolean
}

/** The place of each player: what a lead pinned, else what jobs and the pull show. */
export function findSlots(context: PullContext): ReadonlyMap<ActorId, SlotTold> {
  const pinned = pinnedIn(context)
  const taken = new Set([...pinned.values()].map(({ slot }) => slot))
  const inferred = inferSlots(context, {
    players: context.players.filter(({ id }) => !pinned.has(id)),
    free: slots.filter((slot) => !taken.has(slot)),
  })
  return new Map([...pinned, ...inferred])
}

/** Pins of who is there. Where two say different things of one player, or of one place, none of them is taken. */
function pinnedIn({ players, knowledge }: PullContext): ReadonlyMap<ActorId, SlotTold> {
  const meant = knowledge.pins.flatMap(({ name, slot }) => {
    const [player, ...namesakes] = players.filter((each) => each.name === name)
    return player === undefined || namesakes.length > 0 ? [] : [{ player, slot }]
  })
  const isAlone = (own: (typeof meant)[number]) =>
    meant.every((other) => (other.player === own.player) === (other.slot === own.slot))
  return new Map(meant.filter(isAlone).map(({ player, slot }) => [player.id, { slot, confidence: 1, pinned: true }]))
}
