import type { PlannedMechanic } from '../../strat.ts'
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
  const clock = clockOf(context)
  // Near a phase's begin either may still be in the one before.
  const isIn = ({ startMs }: Mechanic, phase: number) =>
    clock(startMs) === phase || context.phaseAt(startMs).id === phase
  const byAbility = Map.groupBy(
    plan.map(({ ability, occurrence }, index) => ({ ability, occurrence, phase: phases[index] })),
    ({ ability }) => ability,
  )
  return plan.map(({ ability, occurrence }, index) => {
    const uses = came.get(ability) ?? []
    const phase = phases[index]
    const counted = uses.find((use) => use.occurrence === occurrence)
    if (phase === undefined || (counted && isIn(counted, phase))) return counted
    const planned = byAbility.get(ability) ?? []
    const inPhase = uses.filter((use) => isIn(use, phase))
    const before = uses.filter((use) => !inPhase.includes(use) && clock(use.startMs) < phase).length
    const least = Math.max(
      0,
      ...planned.filter((other) => (other.phase ?? phase) < phase).map((other) => other.occurrence),
    )
    const most = Math.min(...planned.filter((other) => other.phase === phase).map((other) => other.occurrence)) - 1
    const skipped = Math.min(Math.max(before, least), Math.max(most, least))
    return inPhase[occurrence - skipped - 1]
  })
}

/** Which phase of the timeline it is at a moment, by what last happened of it. */
function clockOf({ timeline, followed }: PullContext): (atMs: number) => number {
  const phases = timeline?.segments.map(({ phase }) => phase) ?? []
  const steps = followed?.steps ?? []
  return (atMs) => {
    const step = steps.findLast((each) => each.atMs <= atMs + atOnceMs)
    return (step && phases[step.segment]) ?? 1
  }
}

/** What is of one moment may be told in any order. */
const atOnceMs = 1_000

/** The phase of each, where it can only be one; none where the plan is not in the order of the fight. */
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
    if (left.length === 1) return left[0]
    return left.length === 0 && from === to ? from : undefined
  })
}
