import { usesIn } from '../../game/timeline-uses.ts'
import type { Timeline } from '../../game/timelines.ts'
import type { PlannedMechanic } from '../../strat/strat.ts'
import type { Mechanic, PullContext } from '../context.ts'

/** A mechanic of a plan, and the use of this pull that it means; absent where it did not come. */
export interface PlannedUse {
  readonly plan: PlannedMechanic
  readonly mechanic: Mechanic | undefined
}

/**
 * A line about a use that may be one ability or another stands in the plan once for each, under one name and with the same
 * covers: `Sinsmoke/Sinsmite` is whichever comes. That one is meant, and the first use of the other one, half a minute
 * later, is not. What was planned for each apart is left as it is.
 */
export function withoutAlternatives({ timeline }: PullContext, planned: readonly PlannedUse[]): readonly PlannedUse[] {
  if (timeline === undefined) return planned
  const byKey = new Map(planned.map((use) => [keyOf(use.plan), use]))
  const others = alternativesIn(timeline).flatMap((keys) => {
    const uses = keys.flatMap((key) => byKey.get(key) ?? [])
    return [...Map.groupBy(uses, lineOf).values()].flatMap(allButMeant)
  })
  const left = new Set(others)
  return planned.filter((use) => !left.has(use))
}

function allButMeant(uses: readonly PlannedUse[]): readonly PlannedUse[] {
  const firstMs = Math.min(...uses.map(startOf))
  return firstMs === never ? uses.slice(1) : uses.filter((use) => startOf(use) - firstMs > togetherMs)
}

/** What one line of a table says; by its ability, where it has no name in common with another one. */
const lineOf = ({ plan: { ability, name, covers, places } }: PlannedUse): string =>
  JSON.stringify([name ?? ability, covers, places])

/** What comes within this came instead of nothing: both were meant. */
const togetherMs = 3_000
const never = Number.POSITIVE_INFINITY

const startOf = ({ mechanic }: PlannedUse): number => mechanic?.startMs ?? never

/** `{ability}_{occurrence}` of uses that are one of several abilities. */
function alternativesIn(timeline: Timeline): readonly (readonly string[])[] {
  const known = alternatives.get(timeline)
  if (known !== undefined) return known
  const found = usesIn(timeline)
    .map(({ abilities }) => abilities.flatMap((one) => (one.occurrence === undefined ? [] : [keyOf(one)])))
    .filter(({ length }) => length > 1)
  alternatives.set(timeline, found)
  return found
}

const alternatives = new WeakMap<Timeline, readonly (readonly string[])[]>()

const keyOf = ({ ability, occurrence }: { readonly ability: number; readonly occurrence?: number }) =>
  `${ability}_${occurrence}`
