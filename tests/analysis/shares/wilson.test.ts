import { expect, test } from 'vitest'
import { difference, isClearlyMore, wilson } from '../../../src/analysis/shares/wilson.ts'

/** From tables of others (R: `binom.confint(k, n, methods = "wilson")`). */
test.each([
  [0, 10, 0, 0.2775],
  [1, 10, 0.0179, 0.4042],
  [5, 10, 0.2366, 0.7634],
  [10, 10, 0.7225, 1],
  [12, 15, 0.5481, 0.9295],
  [50, 100, 0.4038, 0.5962],
])('%i of %i lies between %f and %f', (k, n, low, high) => {
  const found = wilson(k, n)
  expect(found?.low).toBeCloseTo(low, 3)
  expect(found?.high).toBeCloseTo(high, 3)
})

test('of nothing seen nothing is said', () => {
  expect(wilson(0, 0)).toBeUndefined()
})

test('none and all are ends, not nearly ends', () => {
  expect(wilson(0, 7)?.low).toBe(0)
  expect(wilson(7, 7)?.high).toBe(1)
})

test('what is seen lies within, and more of the same says more', () => {
  for (const n of [5, 20, 80]) {
    const { low = 1, high = 0 } = wilson(n / 5, n) ?? {}
    expect(low).toBeLessThan(0.2)
    expect(high).toBeGreaterThan(0.2)
  }
  const width = (k: number, n: number) => (wilson(k, n)?.high ?? 0) - (wilson(k, n)?.low ?? 0)
  expect(width(20, 100)).toBeLessThan(width(2, 10))
})

test('one way and the other mirror each other', () => {
  expect(wilson(3, 11)?.low).toBeCloseTo(1 - (wilson(8, 11)?.high ?? 0), 10)
})

test('five of five is clearly more than none, four of five than one is not', () => {
  expect(isClearlyMore(5, 0, 5)).toBe(true)
  expect(isClearlyMore(4, 1, 5)).toBe(false)
  expect(isClearlyMore(0, 0, 0)).toBe(false)
})

/** The examples of Newcombe's paper, table II, method 10. */
test.each([
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [5, 56, 0, 29, -0.0381, 0.1926],
  [10, 10, 0, 20, 0.6791, 1],
])('%i of %i less %i of %i lies between %f and %f', (k, n, otherK, otherN, low, high) => {
  const found = difference({ k, n }, { k: otherK, n: otherN })
  expect(found.low).toBeCloseTo(low, 4)
  expect(found.high).toBeCloseTo(high, 4)
})

test('of what was never seen a difference may be anything', () => {
  expect(difference({ k: 0, n: 0 }, { k: 3, n: 5 })).toEqual({ low: -1, high: 1 })
})
