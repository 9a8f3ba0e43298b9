import { keyOf, type PlannedMechanic } from '../../strat/strat.ts'
import type { Mechanics } from './table/find-use.ts'

interface Timed {
  readonly mechanic: PlannedMechanic
  /** On the timeline’s clock; infinite for what it does not time. */
  readonly atMs: number
}

/** Mechanics in the order in which the fight brings them; what no timeline has comes last. */
export function inFightOrder(planned: readonly PlannedMechanic[], mechanics: Mechanics): readonly Timed[] {
  const timed = planned.map((mechanic) => {
    const found = mechanics.find(keyOf(mechanic), undefined)
    return { mechanic, atMs: ('atMs' in found ? found.atMs : undefined) ?? Number.POSITIVE_INFINITY }
  })
  return timed.toSorted((one, other) => (one.atMs === other.atMs ? 0 : one.atMs - other.atMs))
}
