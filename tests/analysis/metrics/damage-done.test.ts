import { expect, test } from 'vitest'
import { damageDone } from '../../../src/analysis/metrics/damage-done.ts'
import { hit, type Name, type NamedEvent, pullOf } from '../pull-where.ts'

const shot = 97
const sagittariusArrow = 4_244
const stormbite = 1_201

const done = (...events: Parameters<typeof pullOf>[1][]) =>
  damageDone.compute(pullOf({ durationMs: 100_000 }, ...events))
const amountOf = ({ players }: ReturnType<typeof done>, name: string) =>
  players.find((one) => one.name === name)?.amount
const tick = (ability: number, amount: number, source: Name = 'gwen'): NamedEvent => ({
  type: 'damage',
  at: 3_000,
  source,
  target: 'boss',
  ability,
  amount,
  tick: true,
})

test('what was decided is not added to what landed', () => {
  const result = done(hit(1_000, shot, 'boss', { source: 'gwen', amount: 5_000 }))
  expect(amountOf(result, 'Gwen Ash')).toBe(5_000)
  expect(result.players[0]).toMatchObject({ name: 'Gwen Ash', perSecond: 50 })
})

test('what never landed is no damage', () => {
  expect(amountOf(done(hit(1_000, shot, 'boss', { source: 'gwen', lands: false })), 'Gwen Ash')).toBe(0)
})

test('a pet’s damage is its owner’s', () => {
  expect(amountOf(done(hit(1_000, shot, 'boss', { source: 'pet', amount: 700 })), 'Gwen Ash')).toBe(700)
})

test('ticks count, the sums that FFLogs adds to them do not', () => {
  expect(amountOf(done(tick(stormbite, 30), tick(500_000, 30), tick(500_001, 99)), 'Gwen Ash')).toBe(30)
})

test('a limit break belongs to the party, under whatever name it comes', () => {
  const result = done(
    hit(1_000, sagittariusArrow, 'boss', { source: 'gwen', amount: 900 }),
    hit(2_000, 203, 'boss', { source: 'limit', amount: 100 }),
  )
  expect([result.limitBreak, amountOf(result, 'Gwen Ash')]).toEqual([1_000, 0])
})

test('damage to players is not counted', () => {
  expect(amountOf(done(hit(1_000, shot, 'ayla', { source: 'gwen' })), 'Gwen Ash')).toBe(0)
})

test('whoever did most comes first, and everybody is there', () => {
  const result = done(
    hit(1_000, shot, 'boss', { source: 'hale', amount: 9 }),
    hit(1_000, shot, 'boss', { source: 'gwen', amount: 5 }),
  )
  expect(result.players.map(({ name }) => name).slice(0, 2)).toEqual(['Hale Brook', 'Gwen Ash'])
  expect(result.players).toHaveLength(8)
})

test('ticks the log gives to nobody are told apart', () => {
  expect(done(tick(stormbite, 30, 'nobody'))).toMatchObject({ unattributed: 30 })
})
