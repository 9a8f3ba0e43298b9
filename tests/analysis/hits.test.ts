import { expect, test } from 'vitest'
import { hit, pullWhere } from './pull-where.ts'

const ability = 18_468

test('what was decided and what landed are one hit, with both times', () => {
  const { hits } = pullWhere(hit(1_000, ability, 'ayla', { amount: 500 }))
  expect(hits).toHaveLength(1)
  expect(hits[0]).toMatchObject({ decidedMs: 1_000, landedMs: 1_700, amount: 500 })
})

test('one packet on two people is two hits', () => {
  const { hits } = pullWhere(hit(1_000, ability, 'ayla', { packet: 7 }), hit(1_000, ability, 'bram', { packet: 7 }))
  expect(hits.map(({ target }) => target)).toEqual([0, 1])
})

test('a hit that never landed was still a hit, and no damage', () => {
  const { hits } = pullWhere(hit(1_000, ability, 'ayla', { lands: false }))
  expect(hits).toHaveLength(1)
  expect(hits[0]).not.toHaveProperty('landedMs')
})

test('two hits of one ability that cross in flight keep their own decisions', () => {
  const { hits } = pullWhere(
    { type: 'damage-decided', at: 1_000, source: 'boss', target: 'ayla', ability, packet: 1, amount: 10 },
    { type: 'damage-decided', at: 1_500, source: 'boss', target: 'ayla', ability, packet: 2, amount: 20 },
    { type: 'damage', at: 1_900, source: 'boss', target: 'ayla', ability, packet: 2, amount: 20 },
    { type: 'damage', at: 2_000, source: 'boss', target: 'ayla', ability, packet: 1, amount: 10 },
  )
  expect(hits.map(({ decidedMs, landedMs, amount }) => [decidedMs, landedMs, amount])).toEqual([
    [1_000, 2_000, 10],
    [1_500, 1_900, 20],
  ])
})

test('without packet numbers source, target and ability join, oldest first', () => {
  const { hits } = pullWhere(hit(1_000, ability, 'ayla', { packet: 0 }), hit(1_400, ability, 'ayla', { packet: 0 }))
  expect(hits.map(({ decidedMs, landedMs }) => [decidedMs, landedMs])).toEqual([
    [1_000, 1_700],
    [1_400, 2_100],
  ])
})

test('a packet number met again much later is another packet', () => {
  const { hits } = pullWhere(
    { type: 'damage-decided', at: 1_000, source: 'boss', target: 'ayla', ability, packet: 1 },
    { type: 'damage', at: 60_000, source: 'boss', target: 'ayla', ability, packet: 1, amount: 10 },
  )
  expect(hits).toHaveLength(2)
})

test('ticks land without a decision and are no hits', () => {
  const { hits, ticks } = pullWhere({
    type: 'damage',
    at: 3_000,
    target: 'ayla',
    ability: 1_000,
    amount: 5,
    tick: true,
  })
  expect([hits.length, ticks.length]).toEqual([0, 1])
})
