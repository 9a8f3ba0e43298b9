import { baseGcdMs } from '../../speed.ts'

/** Logs tell time in steps of about this much. */
const binMs = 45
/** Bins on both sides of the fullest that belong to it. */
const radius = 2
/** Fewer intervals say nothing. */
const leastIntervals = 5
/** No gear makes anybody as fast as this: a haste that the log does not tell is in it. */
const fastestMs = 2_150
/** The game counts recasts and casts in steps of this, and cuts off the rest. */
const stepMs = 10

/** A cast bar that nothing made shorter but gear: its length as it was, and as it would be without any. */
export interface CastBar {
  readonly castMs: number
  readonly baseMs: number
}

/**
 * The global cooldown behind intervals that are already freed of base recast and haste: the weighted mean of the
 * fullest bin of 45 ms and the two on both sides of it, as xivanalysis estimates where it has no stats. Intervals count
 * as they are and not as the middle of their bin, and what is left of a step of 10 ms is cut off: presses come late and
 * never early. Cast bars that nearly agree set the limits. Nobody is slower than without any speed.
 */
export function estimateGcdMs(
  intervals: readonly number[],
  casts: readonly CastBar[],
  trait: number,
): number | undefined {
  const near = nearFullest(intervals)
  if (near.length < leastIntervals) return undefined
  const mean = near.reduce((sum, interval) => sum + interval, 0) / near.length
  const slowest = baseGcdMs * trait
  if (mean < fastestMs * trait || mean > slowest + binMs * radius) return undefined
  return Math.min(Math.floor(withinCasts(casts, mean) / stepMs) * stepMs, slowest)
}

function nearFullest(intervals: readonly number[]): readonly number[] {
  const bins = new Map<number, number>()
  for (const interval of intervals) bins.set(binOf(interval), (bins.get(binOf(interval)) ?? 0) + 1)
  const [fullest] = [...bins].reduce((most, bin) => (isFuller(bin, most) ? bin : most), [0, 0] as const)
  return intervals.filter((interval) => Math.abs(binOf(interval) - fullest) <= radius)
}

const binOf = (interval: number) => Math.floor(interval / binMs)

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
