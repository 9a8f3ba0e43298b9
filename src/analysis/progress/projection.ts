/** Between how many more nights the end lies, if they go as the last ones did. */
export interface Projection {
  readonly low: number
  readonly high: number
  /** How many nights it rests on. */
  readonly nights: number
}

/**
 * When a straight line through the best of each night comes to the end: the interval in which its true crossing lies 95 times
 * of 100 (E. C. Fieller, “Some problems in interval estimation”, J. R. Stat. Soc. B 16, 1954). Undefined unless there are
 * five nights, the line surely rises, and the interval is worth saying: no more than three times the nights it rests on.
 * A line knows nothing of phases that nobody has seen.
 */
export function projectionOf(bests: readonly number[], end: number): Projection | undefined {
  const last = bests.slice(-mostNights)
  const n = last.length
  const t = quantiles.get(n - 2)
  if (t === undefined) return undefined
  const x = mean(last.keys())
  const y = mean(last)
  const sxx = sum(last.map((_, at) => (at - x) ** 2))
  const slope = sum(last.map((best, at) => (at - x) * (best - y))) / sxx
  const variance = sum(last.map((best, at) => (best - y - slope * (at - x)) ** 2)) / (n - 2)
  const a = slope ** 2 - (t ** 2 * variance) / sxx
  if (slope <= 0 || a <= 0) return undefined
  const ahead = end - y
  const reach = Math.sqrt(Math.max(0, (slope * ahead) ** 2 - a * (ahead ** 2 - (t ** 2 * variance) / n)))
  const nightsTo = (offset: number) => Math.max(1, Math.ceil(x + offset - (n - 1)))
  const low = nightsTo((slope * ahead - reach) / a)
  const high = nightsTo((slope * ahead + reach) / a)
  return high > mostAhead * n ? undefined : { low, high, nights: n }
}

/** What went before is another party's progress. */
const mostNights = 8
const mostAhead = 3
/** 97.5 % of Student's t, by degrees of freedom. */
const quantiles = new Map([
  [3, 3.182],
  [4, 2.776],
  [5, 2.571],
  [6, 2.447],
])

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
const mean = (numbers: Iterable<number>): number => {
  const all = [...numbers]
  return sum(all) / all.length
}
