import type { TimelineEntry } from '../../game/timelines.ts'
import type { Mechanic, Phase, PullContext, Span } from '../context.ts'

/** When a phase's time is up. */
export interface EnrageTime {
  readonly atMs: number
  /** `seen`: it was cast · `timeline`: by the last of the phase that the timeline has a time for. */
  readonly from: 'seen' | 'timeline'
  /** When nobody can be fought until then, as the timeline has it. */
  readonly downtime: readonly Span[]
}

/** Branches lie beyond the end of the clock: they say what happens, not when. */
const branchesFromS = 10_000
/** Several enrages so close together are one, told blow by blow, seconds. */
const oneEnrageS = 20

/** A pull that goes on for longer after it was not ended by it: some actions only look like an enrage. */
const endsWithinMs = 15_000

/**
 * When a phase's enrage goes off. Its cast, where it was seen; else the timeline says how long after the last thing that
 * happened it would have: a timeline's clock is not the pull's, so only what lies in the same stretch as the enrage is
 * counted from. The last of several in a phase ends it. Undefined where nobody has timed it, or nothing of that stretch
 * happened.
 */
export function findEnrageTime(context: PullContext, phase: Phase, untilMs: number): EnrageTime | undefined {
  const due = timelineEnrage(context, phase)
  const seen = seenEnrage(context, phase, due?.entry)
  const { timeline, followed, pull } = context
  if (seen !== undefined) {
    const wentOn = !seen.isUnfinished && pull.durationMs - seen.startMs > endsWithinMs
    return wentOn ? undefined : { atMs: seen.startMs, from: 'seen', downtime: [] }
  }
  if (due === undefined || timeline === undefined || followed === undefined) return undefined
  const isOurs = (atMs: number) => atMs >= phase.startMs && atMs <= untilMs
  const step = followed.steps.findLast(
    ({ segment, entry, atMs }) => segment === due.segment && entry.sync && entry.at < due.entry.at && isOurs(atMs),
  )
  if (step === undefined) return undefined
  const toPull = (at: number) => step.atMs + (at - step.entry.at) * 1_000
  const entries = timeline.segments[due.segment]?.entries ?? []
  return {
    atMs: Math.round(toPull(due.entry.at)),
    from: 'timeline',
    downtime: spansIn(entries, toPull, toPull(due.entry.at)),
  }
}

function timelineEnrage({ timeline }: PullContext, { id }: Phase) {
  const found = (timeline?.segments ?? []).flatMap(({ phase, entries }, segment) =>
    phase !== id
      ? []
      : entries
          .filter(({ enrage, kind, at }) => enrage && kind === 'ability' && at < branchesFromS)
          .map((entry) => ({ entry, segment })),
  )
  const last = found.at(-1)
  if (last === undefined) return undefined
  return found.find(({ entry, segment }) => segment === last.segment && last.entry.at - entry.at <= oneEnrageS)
}

/** Its use in the phase, gone off or broken off by the end of the phase. */
const seenEnrage = ({ mechanics }: PullContext, phase: Phase, due: TimelineEntry | undefined): Mechanic | undefined =>
  due &&
  mechanics.findLast(({ ability, castMs, startMs }) => {
    const beganMs = castMs ?? startMs
    return due.abilities.includes(ability) && beganMs >= phase.startMs && beganMs < phase.endMs
  })

/** Between `untargetable` and `targetable`. */
function spansIn(entries: readonly TimelineEntry[], toPull: (at: number) => number, untilMs: number): Span[] {
  const spans: Span[] = []
  let goneMs: number | undefined
  for (const { kind, at } of entries) {
    if (kind === 'untargetable') goneMs ??= toPull(at)
    if (kind !== 'targetable' || goneMs === undefined) continue
    spans.push({ startMs: goneMs, endMs: toPull(at) })
    goneMs = undefined
  }
  return goneMs === undefined || goneMs >= untilMs ? spans : [...spans, { startMs: goneMs, endMs: untilMs }]
}
