/** Shares 0 to 1 between which the true share lies, 95 times of 100. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/**
 * The Wilson score interval of k of n at 95 % (E. B. Wilson, “Probable Inference, the Law of Succession, and Statistical
 * Inference”, J. Am. Stat. Assoc. 22, 1927): good for small n and for shares near 0 and 1, where the usual p ± 2σ is not.
 * Undefined for n = 0: nothing was seen.
 */
export function wilson(k: number, n: number): Interval | undefined {
  if (n <= 0) return undefined
  const share = k / n
  const scale = 1 + z ** 2 / n
  const middle = (share + z ** 2 / (2 * n)) / scale
  const reach = (z / scale) * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2))
  // At the ends the formula gives 0 and 1 exactly; floating point does not.
  return { low: k === 0 ? 0 : Math.max(0, middle - reach), high: k === n ? 1 : Math.min(1, middle + reach) }
}

/** Whether the first is surely more than the second: their intervals do not touch. */
export const isClearlyMore = (k: number, other: number, n: number): boolean =>
  (wilson(k, n)?.low ?? 0) > (wilson(other, n)?.high ?? 1)

/** So many of so many. */
export interface Proportion {
  readonly k: number
  readonly n: number
}

/**
 * Between what the first share less the second lies, 95 times of 100 (R. G. Newcombe, “Interval estimation for the
 * difference between independent proportions”, Stat. Med. 17, 1998, method 10: from both Wilson intervals).
 */
export function difference(one: Proportion, other: Proportion): Interval {
  const [first, second] = [wilson(one.k, one.n), wilson(other.k, other.n)]
  if (first === undefined || second === undefined) return { low: -1, high: 1 }
  const [p, q] = [one.k / one.n, other.k / other.n]
  return {
    low: p - q - Math.hypot(p - first.low, second.high - q),
    high: p - q + Math.hypot(first.high - p, q - second.low),
  }
}

/** The 97.5 % quantile of the normal distribution. */
const z = 1.959964
