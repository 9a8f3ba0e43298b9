import { expect, test } from 'vitest'
import { hit, pullOf, pullWhere } from '../pull-where.ts'

const ability = 18_468
const told = ({ resolutions }: ReturnType<typeof pullWhere>) =>
  resolutions.map(({ startMs, occurrence, targets }) => [startMs, occurrence, targets.length])

test('hits of one ability within a second are one resolution', () => {
  expect(told(pullWhere(hit(1_000, ability, 'ayla'), hit(1_900, ability, 'bram')))).toEqual([[1_000, 1, 2]])
})

test('a second later it is the next occurrence', () => {
  expect(told(pullWhere(hit(1_000, ability, 'ayla'), hit(2_100, ability, 'ayla')))).toEqual([
    [1_000, 1, 1],
    [2_100, 2, 1],
  ])
})

test('whoever is hit twice in a resolution counts once', () => {
  expect(told(pullWhere(hit(1_000, ability, 'ayla'), hit(1_500, ability, 'ayla')))).toEqual([[1_000, 1, 1]])
})

test('plain attacks are left out, listed or told by their rhythm on the tank', () => {
  const unlisted = [1_000, 4_000, 7_000, 10_000].map((at) => hit(at, 55_555, 'ayla'))
  expect(told(pullWhere(...unlisted))).toEqual([])
  expect(told(pullOf({ encounter: 'tea' }, hit(1_000, 18_808, 'ayla')))).toEqual([])
})

test('the same rhythm with a cast bar is a buster', () => {
  const cast = { type: 'begin-cast', at: 0, source: 'boss', target: 'ayla', ability: 55_555 } as const
  const busters = [1_000, 4_000, 7_000, 10_000].map((at) => hit(at, 55_555, 'ayla'))
  expect(told(pullWhere(cast, ...busters))).toHaveLength(4)
})
