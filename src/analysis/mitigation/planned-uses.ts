import type { PlannedMechanic } from '../../strat/strat.ts'
import type { Mechanic, PullContext } from '../context.ts'

/**
 * Which use of this pull each mechanic of a plan means, in the plan's order. A plan counts the uses of a whole pull: a
 * phase that ends early leaves some out, and every later one would be taken for another. So it is asked in which phase
 * each was planned, which its neighbours in the plan and the timeline tell; where too few came before a phase for its
 * first planned use to have its number, counting goes on there as planned.
 */
export function matchPlan(context: PullContext, plan: readonly PlannedMechanic[]): readonly (Mechanic | undefined)[] {
  const came = Map.groupBy(context.mechanics, ({ ability }) => ability)
  const phases = plannedPhases(context, plan)
  const isIn = ({ startMs }: Mechanic, phase: number) =>
    [startMs, startMs + nearMs, startMs - nearMs].some((atMs) => context.phaseAt(atMs).id === phase)
  const byAbility = Map.groupBy(
    plan.map(({ ability, occurrence }, index) => ({ ability, occurrence, phase: phases[index] })),
    ({ ability }) => ability,
  )
  return plan.map(({ ability, occurrence }, index) => {
    const uses = came.get(ability) ?? []
    const phase = phases[index]
    if (phase === undefined) return uses.find((use) => use.occurrence === occurrence)
    const planned = byAbility.get(ability) ?? []
    const inPhase = uses.filter((use) => isIn(use, phase))
    const before = uses.filter((use) => !inPhase.includes(use) && context.phaseAt(use.startMs).id < phase).length
    const least = Math.max(
      0,
      ...planned.filter((other) => (other.phase ?? phase) < phase).map((other) => other.occurrence),
    )
    const most = Math.min(...planned.filter((other) => other.phase === phase).map((other) => other.occurrence)) - 1
    const skipped = Math.min(Math.max(before, least), Math.max(most, least))
    return inPhase[occurrence - skipped - 1]
  })
}

/** What begins or ends a phase may be told on either side of it. */
const nearMs = 3_000

/** The phase of each that more than one phase has, where it can only be one; none where the plan is not in the order of the fight. */
function plannedPhases({ timeline }: PullContext, plan: readonly PlannedMechanic[]): readonly (number | undefined)[] {
  if (timeline === undefined) return []
  const known = new Map<number, Set<number>>()
  for (const { phase, entries } of timeline.segments)
    for (const { abilities } of entries)
      for (const ability of abilities) known.set(ability, (known.get(ability) ?? new Set()).add(phase))
  const possible = plan.map(({ ability }) => [...(known.get(ability) ?? [])])
  const certain = possible.map((phases) => (phases.length === 1 ? phases[0] : undefined))
  const anchors = certain.filter((phase) => phase !== undefined)
  if (anchors.some((phase, index) => phase < (anchors[index - 1] ?? 0))) return []
  return possible.map((phases, index) => {
    const from = certain.slice(0, index + 1).findLast((phase) => phase !== undefined) ?? 1
    const to = certain.slice(index).find((phase) => phase !== undefined) ?? Number.POSITIVE_INFINITY
    const left = phases.filter((phase) => from <= phase && phase <= to)
    return phases.length > 1 && left.length === 1 ? left[0] : undefined
  })
}
