import type { Timeline, TimelineEntry, TimelineSegment } from '../../game/timelines.ts'
import type { Followed, Step } from './follow.ts'

/** A stretch of the pull in which distances are those of the timeline. */
export interface Stretch {
  readonly segment: TimelineSegment
  /** What of it happened and sets the clock, at least two, in order. */
  readonly steps: readonly Step[]
  /**
   * How much later than the timeline has it, counted from the stretch's first step, each of them was, ms; less than 0 is
   * earlier. As many as there are steps.
   */
  readonly driftMs: readonly number[]
  /** What should have happened between its first and last step and did not, with when it should have, ms. */
  readonly missing: readonly { readonly entry: TimelineEntry; readonly expectedMs: number }[]
}

/** So near its time nobody would say that something was left out: it came early or late, ms. */
const elsewhereMs = 10_000

/**
 * The pull against its timeline. A timeline's clock is not the pull's: only within a stretch, in which it neither jumped
 * nor was taken up anew, can the two be compared. What does not come in every pull, what only comes in some branches,
 * and what is only shown is not missing; nor is an enrage.
 */
export function readDrift({ segments }: Timeline, { steps, astray }: Followed): readonly Stretch[] {
  const seen = new Map<number, number[]>()
  for (const { ability, atMs } of [...steps, ...astray]) {
    const own = seen.get(ability)
    if (own) own.push(atMs)
    else seen.set(ability, [atMs])
  }
  const happenedNear = ({ abilities }: TimelineEntry, atMs: number) =>
    abilities.some((id) => seen.get(id)?.some((at) => Math.abs(at - atMs) <= elsewhereMs))
  const stretches: Stretch[] = []
  for (const own of inRuns(steps.filter(({ entry }) => entry.sync))) {
    const [first, last] = [own[0], own.at(-1)]
    const segment = segments[first?.segment ?? -1]
    if (first === undefined || last === undefined || segment === undefined || own.length < 2) continue
    const met = new Set(own.map(({ entry }) => entry))
    const missing = segment.entries
      .filter(({ at }) => at > first.entry.at && at < last.entry.at)
      .filter((entry) => isDue(entry) && !met.has(entry) && !hasVariant(segment.entries, entry))
      .map((entry) => ({ entry, expectedMs: expectedMs(own, entry.at) }))
      .filter(({ entry, expectedMs }) => !happenedNear(entry, expectedMs))
    const driftMs = own.map(
      ({ atMs, entry }) => Math.round(atMs - first.atMs - (entry.at - first.entry.at) * 1_000) || 0,
    )
    stretches.push({ segment, steps: own, driftMs, missing })
  }
  return stretches
}

const isDue = ({ kind, sync, optional, enrage, name }: TimelineEntry): boolean =>
  (kind === 'cast' || kind === 'ability') && sync && !optional && !enrage && name !== ''

/** Entries of one moment that set the clock elsewhere are branches: one of them happens. */
const hasVariant = (entries: readonly TimelineEntry[], { at, jumpSeconds }: TimelineEntry): boolean =>
  jumpSeconds !== undefined || entries.some((other) => other.at === at && other.jumpSeconds !== undefined)

/** By the last step before it. */
function expectedMs(steps: readonly Step[], at: number): number {
  const before = steps.findLast(({ entry }) => entry.at <= at) ?? steps[0]
  return before === undefined ? 0 : Math.round(before.atMs + (at - before.entry.at) * 1_000)
}

function inRuns(steps: readonly Step[]): Step[][] {
  const runs: Step[][] = []
  for (const step of steps) {
    const last = runs.at(-1)
    if (last?.[0]?.run === step.run) last.push(step)
    else runs.push([step])
  }
  return runs
}
