import { expect, test } from 'vitest'
import { hit, pullWhere } from '../pull-where.ts'

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

const told = { unmitigated: 100_000, multiplier: 0.62 }

/** A hit on Ayla of which FFLogs tells what it was before mitigation. */
const amounts = (more: { amount: number; absorbed?: number; blocked?: boolean; target?: 'ayla' | 'boss' }) =>
  pullWhere({ type: 'damage', at: 1_000, source: 'boss', target: 'ayla', ability, ...told, ...more }).hits[0]

test('a hit whose amounts agree with its multiplier is believed, shields counted', () => {
  expect(amounts({ amount: 22_000, absorbed: 40_000 })).not.toHaveProperty('doubtful')
})

test('the multiplier is told in hundredths: half of one either way is agreement', () => {
  expect(amounts({ amount: 61_505 })).not.toHaveProperty('doubtful')
  expect(amounts({ amount: 62_505 })).not.toHaveProperty('doubtful')
})

test('a hit that took more or less than its multiplier left is doubtful', () => {
  expect(amounts({ amount: 70_000 })).toMatchObject({ amount: 70_000, doubtful: true })
  expect(amounts({ amount: 50_000 })).toMatchObject({ doubtful: true })
})

test('a block takes its part on top, and what was blocked is said', () => {
  expect(amounts({ amount: 50_000, blocked: true })).toMatchObject({ guarded: true })
  expect(amounts({ amount: 50_000, blocked: true })).not.toHaveProperty('doubtful')
})

test('what players deal is not measured by its multiplier', () => {
  expect(amounts({ amount: 100_000, target: 'boss' })).not.toHaveProperty('doubtful')
})

test('where a source tells nothing before mitigation, nothing is doubted', () => {
  expect(pullWhere(hit(1_000, ability, 'ayla')).hits[0]).not.toHaveProperty('doubtful')
})

test('a shield or an invulnerability that took all of it leaves it unknown what it was', () => {
  const { hits } = pullWhere({ type: 'damage', at: 1_000, source: 'boss', target: 'ayla', ability, multiplier: 0.59 })
  expect(hits[0]).toMatchObject({ amount: 0, multiplier: 0.59 })
  expect(hits[0]).not.toHaveProperty('unmitigated')
})
