import type { ActorId } from '../../event.ts'
import type { Slot } from '../../strat.ts'
import type { PullContext } from '../context.ts'

/** Which place somebody plays. */
export interface SlotTold {
  readonly slot: Slot
  /** 0 to 1. */
  readonly confidence: number
  /** A lead said so. MT and OT, D1 and D2 cannot be told apart otherwise: whoever is not pinned there is tentative. */
  readonly pinned: boolean
}

/** The place of each player: what a lead pinned, else what jobs and the pull show. */
export function findSlots({ players, knowledge }: PullContext): ReadonlyMap<ActorId, SlotTold> {
  return new Map(
    players.flatMap(({ id, name }) => {
      const pin = knowledge.pins.find((own) => own.name === name)
      return pin === undefined ? [] : [[id, { slot: pin.slot, confidence: 1, pinned: true }] as const]
    }),
  )
}
