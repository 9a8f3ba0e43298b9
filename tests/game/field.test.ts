import { expect, test } from 'vitest'
import { readTable } from '../../scripts/vendor/field-percentiles.ts'
import { readFacts } from '../../src/game/facts.ts'
import { percentileOf } from '../../src/game/field.ts'

const percentiles = [100, 50, 0]
const field = readFacts().field()

test('between two figures of the field an amount lies straight', () => {
  expect(percentileOf(percentiles, [300, 200, 100], 200)).toBe(50)
  expect(percentileOf(percentiles, [300, 200, 100], 225)).toBe(62.5)
})

test('nobody is better than the best or worse than the worst', () => {
  expect(percentileOf(percentiles, [300, 200, 100], 999)).toBe(100)
  expect(percentileOf(percentiles, [300, 200, 100], 1)).toBe(0)
})

test('where many have the same figure it is the better percentile of it', () => {
  expect(percentileOf(percentiles, [300, 100, 100], 100)).toBe(50)
})

test('FRU, TOP and DSR are known, DSR from the second phase on: too few logs tell its first', () => {
  const phasesOf = (key: string) => field.encounters.get(key)?.map(({ phase }) => phase)
  expect([...field.encounters.keys()].sort()).toEqual(['dsr', 'fru', 'top'])
  expect(phasesOf('fru')).toEqual([1, 2, 3, 4, 5])
  expect(phasesOf('dsr')).toEqual([2, 3, 4, 5, 6, 7, 8])
})

test('every figure has its percentile, and a better percentile no smaller figure', () => {
  for (const { jobs } of [...field.encounters.values()].flat()) {
    for (const figures of jobs.values()) {
      expect(figures).toHaveLength(field.percentiles.length)
      expect(figures.toSorted((one, other) => other - one)).toEqual(figures)
    }
  }
})

test('a table in which figures rise again is left out', () => {
  expect(readTable('Key,100,50,0\nNinja,3,2,1\nMonk,9,8,7.4')?.jobs).toEqual({ MNK: [9, 8, 7], NIN: [3, 2, 1] })
  expect(readTable('Key,100,50,0\nNinja,3,4,1')).toBeUndefined()
})
