import { keyOf, type PlannedMechanic } from '../../strat/strat.ts'
import type { Mechanic } from '../context.ts'

/** A mechanic of a plan, and the use of this pull that it means; absent where it did not come. */
export interface PlannedUse {
  readonly plan: PlannedMechanic
  readonly mechanic: Mechanic | undefined
}

/**
 * A line about a use that may be one ability or another stands in the plan once for each: `Sinsmoke/Sinsmite` is whichever
 * comes. That one is meant, and the first use of the other one, half a minute later, is not.
 */
export function withoutAlternatives(planned: readonly PlannedUse[]): readonly PlannedUse[] {
  const lines = Map.groupBy(planned, ({ plan }) => (plan.oneOf ?? [keyOf(plan)]).join())
  const left = new Set([...lines.values()].flatMap(allButMeant))
  return planned.filter((use) => !left.has(use))
}

function allButMeant(uses: readonly PlannedUse[]): readonly PlannedUse[] {
  const firstMs = Math.min(...uses.map(startOf))
  return firstMs === never ? uses.slice(1) : uses.filter((use) => startOf(use) - firstMs > togetherMs)
}

/** What comes within this came instead of nothing: both were meant. */
const togetherMs = 3_000
const never = Number.POSITIVE_INFINITY

const startOf = ({ mechanic }: PlannedUse): number => mechanic?.startMs ?? never
