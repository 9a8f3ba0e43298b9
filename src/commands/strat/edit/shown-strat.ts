import type { DraftRow } from '../../../strat/draft.ts'
import { keyOf, type PlannedCover, type PlannedMechanic, type Role, type Strat } from '../../../strat/strat.ts'
import { inFightOrder } from '../in-fight-order.ts'
import type { PlanNames } from '../plan-names.ts'
import type { Mechanics } from '../table/find-use.ts'
import { type OfferedUse, shownName } from './offered-uses.ts'

/** A mechanic of a strat, as the editor shows it. */
export interface ShownMechanic {
  /** As in a draft. */
  readonly keys: string
  readonly name: string
  /** On the timeline’s clock; absent for what it does not time. */
  readonly atMs?: number
  readonly rows: readonly DraftRow[]
  /** Who goes where, by the name of the place. */
  readonly places: readonly (readonly [place: string, role: Role])[]
}

interface Words {
  readonly mechanics: Mechanics
  readonly names: PlanNames
  readonly offered: readonly OfferedUse[]
  /** How an action is written. */
  readonly spell: (ability: number) => string | number
}

/** A strat in the order of its fight. One that may be either of two abilities stands in it twice and is shown once. */
export function shownStrat({ mechanics }: Strat, words: Words): readonly ShownMechanic[] {
  const grouped = Map.groupBy(inFightOrder(mechanics, words.mechanics), ({ mechanic }) => sameness(mechanic))
  return [...grouped.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const { mechanic, atMs } = first
    return [
      {
        keys: group.map((one) => keyOf(one.mechanic)).join('+'),
        name: shownName(mechanic, words.names),
        ...(Number.isFinite(atMs) && { atMs }),
        rows: mechanic.covers.map((cover) => rowOf(cover, words)),
        places: Object.entries(mechanic.places),
      },
    ]
  })
}

const rowOf = ({ ability, role, offsetMs, note = '' }: PlannedCover, { spell }: Words): DraftRow => ({
  role,
  what: String(spell(ability)),
  seconds: offsetMs / 1000,
  note,
})

/** The same for those of which one is meant, as long as the same is planned for each. */
const sameness = (mechanic: PlannedMechanic): string => {
  const { oneOf, name, covers, places } = mechanic
  return oneOf === undefined ? keyOf(mechanic) : JSON.stringify([oneOf, name, covers, places])
}
