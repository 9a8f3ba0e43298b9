import { baseGcdMs, leastGcdMs } from '../../speed.ts'

/** Logs tell time in steps of about this much. */
const binMs = 45
/** Bins on both sides of the fullest that belong to it. */
const radius = 2
/** Fewer intervals say nothing. */
const leastIntervals = 5
/** The game counts recasts in steps of this. */
const stepMs = 10

/** Casts tell the speed behind them to the ms, if they tell nearly the same as the intervals. */
const agreesMs = 60
const leastCasts = 3

/**
 * The global cooldown behind intervals that are already freed of base recast and haste: the weighted mean of the
 * fullest bin of 45 ms and the two on both sides of it, in steps of 10 ms, as xivanalysis estimates where it has no
 * stats. Intervals count as they are and not as the middle of their bin. Cast bars that nearly agree know better. Nobody
 * is slower than without any speed.
 * @param casts the same from the lengths of cast bars
 */
export function estimateGcdMs(
  intervals: readonly number[],
  casts: readonly number[],
  trait: number,
): number | undefined {
  const bins = new Map<number, number>()
  for (const interval of intervals) {
    const bin = Math.floor(interval / binMs)
    bins.set(bin, (bins.get(bin) ?? 0) + 1)
  }
  let [fullest, most] = [0, 0]
  for (const [bin, count] of bins) {
    if (count < most || (count === most && bin > fullest)) continue
    fullest = bin
    most = count
  }
  const near = intervals.filter((interval) => Math.abs(Math.floor(interval / binMs) - fullest) <= radius)
  if (near.length < leastIntervals) return undefined
  const mean = near.reduce((sum, interval) => sum + interval, 0) / near.length
  const slowest = baseGcdMs * trait
  if (mean < leastGcdMs || mean > slowest + binMs * radius) return undefined
  const told = casts.length >= leastCasts ? casts.toSorted((one, other) => one - other)[casts.length >> 1] : undefined
  const known = told !== undefined && Math.abs(told - mean) <= agreesMs ? told : mean
  return Math.min(Math.round(known / stepMs) * stepMs, slowest)
}
