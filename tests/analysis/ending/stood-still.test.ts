import { expect, test } from 'vitest'
import { stoodStillMs } from '../../../src/analysis/ending/stood-still.ts'
import { actor, kill, type NamedEvent, pullWhere } from '../pull-where.ts'

const casts = (...times: readonly number[]): NamedEvent[] =>
  times.map((at) => ({ type: 'cast', at, source: 'gwen', target: 'boss', ability: 97 }))
const still = (atMs: number, ...events: readonly (readonly NamedEvent[])[]) =>
  stoodStillMs(pullWhere(...events), actor('gwen'), atMs)

test('whoever did nothing for ten seconds stood still', () => {
  expect(still(30_000, casts(1_000, 18_000))).toBe(12_000)
})

test('whoever acts now and then does not', () => {
  expect(still(30_000, casts(1_000, 21_000))).toBeUndefined()
})

test('a cast that was begun is something', () => {
  expect(
    still(30_000, casts(1_000), [
      { type: 'begin-cast', at: 25_000, source: 'gwen', target: 'boss', ability: 97, durationMs: 2_000 },
    ]),
  ).toBeUndefined()
})

test('what was done afterwards does not count', () => {
  expect(still(30_000, casts(5_000, 31_000))).toBe(25_000)
})

test('whoever never did anything is not known to play', () => {
  expect(still(30_000)).toBeUndefined()
})

test('the dead cannot act', () => {
  expect(still(30_000, casts(1_000), kill(5_000, 55_001, 'gwen'))).toBeUndefined()
})

test('nor can anybody who has nothing to hit', () => {
  const away: NamedEvent[] = [
    { type: 'targetable', at: 0, actor: 'boss', targetable: true },
    { type: 'targetable', at: 15_000, actor: 'boss', targetable: false },
    { type: 'targetable', at: 25_000, actor: 'boss', targetable: true },
  ]
  const struck: NamedEvent[] = [10_000, 26_000].map((at) => ({
    type: 'damage',
    at,
    source: 'hale',
    target: 'boss',
    ability: 97,
    amount: 10,
  }))
  expect(still(30_000, casts(1_000, 14_000), away, struck)).toBeUndefined()
})
