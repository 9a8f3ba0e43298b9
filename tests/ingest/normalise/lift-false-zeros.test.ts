import { expect, test } from 'vitest'
import { liftFalseZeros } from '../../../src/ingest/normalise/lift-false-zeros.ts'
import { pullWhere } from '../../analysis/pull-where.ts'
import { leavesAlone, repair } from './told-pull.ts'

const seen = (at: number, hp: number, actor: 'boss' | 'ayla' = 'boss') =>
  ({ type: 'state', at, actor, hp, maxHp: 1_000_000 }) as const
const died = { type: 'death', at: 2_000, target: 'boss' } as const
const hpOf = (...events: Parameters<typeof repair>[1][]) =>
  repair(liftFalseZeros, ...events)
    .pull.events.of('state')
    .map(({ hp }) => hp)

test('a boss that flips between 0 and 1 HP has 1', () => {
  const flips = [seen(1_000, 1), seen(1_100, 0), seen(1_200, 1), seen(1_300, 0), seen(1_400, 0), seen(1_500, 1)]
  expect(repair(liftFalseZeros, ...flips).repaired).toBe(3)
  expect(hpOf(...flips)).toEqual([1, 1, 1, 1, 1, 1])
})

test('an enemy that died, or is seen no more, had 0', () => {
  expect(leavesAlone(liftFalseZeros, seen(1_000, 900), seen(1_900, 0), died)).toBe(true)
  expect(leavesAlone(liftFalseZeros, seen(1_900, 0), died, seen(9_000, 1_000_000))).toBe(true)
})

test('each zero is judged by itself', () => {
  expect(hpOf(seen(500, 0), seen(700, 1), seen(1_900, 0), died, seen(9_000, 1_000_000))).toEqual([1, 1, 0, 1_000_000])
})

test('a player at 0 HP is for the analysis to judge, which calls it no death when they go on', () => {
  const invulnerable = [seen(1_000, 0, 'ayla'), seen(3_000, 500_000, 'ayla')] as const
  expect(leavesAlone(liftFalseZeros, ...invulnerable)).toBe(true)
  expect(pullWhere(...invulnerable).deaths).toEqual([])
})
