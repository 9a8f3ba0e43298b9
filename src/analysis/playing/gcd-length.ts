import { baseGcdMs } from '../../game/speed.ts'

/** Logs tell time in steps of about this much. */
const binMs = 45
/** Bins on both sides of the fullest that belong to it. */
const radius = 2
/** Fewer intervals say nothing. */
const leastIntervals = 5
/** Of a log that keeps time to the frame, fewer do: its intervals differ by no more than two frames, ms. */
const exactSpreadMs = 20
const leastExact = 3
/** No gear makes anybody as fast as this: a haste that the log does not tell is in it. */
const fastestMs = 2_150
/** The game counts recasts and casts in steps of this, and cuts off the rest. */
const stepMs = 10

/** A cast bar that nothing made shorter but gear: its length as it was, and as it would be without any. */
export interface CastBar {
  readonly castMs: number
  readonly baseMs: number
}

/** From one action to the next, and how long the first would hold the next back without any gear. */
export interface Interval {
  readonly ms: number
  readonly baseMs: number
}

/**
 * The global cooldown behind intervals, freed of base recast and haste: the weighted mean of the fullest bin of 45 ms and
 * the two on both sides of it, as xivanalysis estimates where it has no stats. Intervals count as they are and not as the
 * middle of their bin, and what is left of a step of 10 ms is cut off: presses come late and never early. Where no two
 * differ by more than two frames the log’s own time is exact, and it is the longest that none of them is too short for:
 * the others waited for a frame. Cast bars that nearly agree set the limits. Nobody is slower than without any speed.
 */
export function estimateGcdMs(
  intervals: readonly Interval[],
  casts: readonly CastBar[],
  trait: number,
): number | undefined {
  const near = nearFullest(intervals)
  const freed = near.map(freedOf)
  const isExact = Math.max(...freed) - Math.min(...freed) <= exactSpreadMs
  if (near.length < (isExact ? leastExact : leastIntervals)) return undefined
  const mean = freed.reduce((sum, ms) => sum + ms, 0) / near.length
  const likely = isExact ? longestOf(near) : mean
  const slowest = baseGcdMs * trait
  if (likely < fastestMs * trait || likely > slowest + binMs * radius) return undefined
  return Math.min(cut(withinCasts(casts, likely)), slowest)
}

const freedOf = ({ ms, baseMs }: Interval) => (ms * baseGcdMs) / baseMs

/** The longest global cooldown that, cut to steps for each action, holds no next one back longer than it came. */
const longestOf = (intervals: readonly Interval[]) =>
  Math.min(...intervals.map(({ ms, baseMs }) => ((cut(ms) + stepMs) * baseGcdMs) / baseMs - belowMs))
/** It is shorter than the next step, by however little. */
const belowMs = 0.001

/** What floating numbers lack of a step is not one. */
const cut = (ms: number) => Math.floor(ms / stepMs + tinyMs) * stepMs
const tinyMs = 1e-6

function nearFullest(intervals: readonly Interval[]): readonly Interval[] {
  const bins = new Map<number, number>()
  for (const interval of intervals) bins.set(binOf(interval), (bins.get(binOf(interval)) ?? 0) + 1)
  const [fullest] = [...bins].reduce((most, bin) => (isFuller(bin, most) ? bin : most), [0, 0] as const)
  return intervals.filter((interval) => Math.abs(binOf(interval) - fullest) <= radius)
}

const binOf = (interval: Interval) => Math.floor(freedOf(interval) / binMs)

/** Of two bins alike the faster one: nobody is faster than their global cooldown. */
const isFuller = ([bin, count]: readonly [number, number], [most, mostCount]: readonly [number, number]): boolean =>
  count > mostCount || (count === mostCount && bin < most)

/** Casts whose limits are this far from the intervals are not what their bar’s length is known of. */
const agreesMs = 60
const leastCasts = 3

/** The bar in the middle is as long as speed makes it, cut to a step where the source tells bars in steps. */
function withinCasts(casts: readonly CastBar[], mean: number): number {
  const bars = casts.toSorted((one, other) => one.castMs / one.baseMs - other.castMs / other.baseMs)
  const bar = bars[(bars.length - 1) >> 1]
  if (bar === undefined || bars.length < leastCasts) return mean
  const cutMs = casts.every(({ castMs }) => castMs % stepMs === 0) ? stepMs : 1
  const leastMs = (bar.castMs / bar.baseMs) * baseGcdMs
  const mostMs = ((bar.castMs + cutMs) / bar.baseMs) * baseGcdMs
  if (mean < leastMs - agreesMs || mean > mostMs + agreesMs) return mean
  return Math.min(Math.max(mean, leastMs), mostMs - 1)
}
