import { expect, test } from 'vitest'
import { actor, hit, kill, type NamedEvent, pullOf } from '../pull-where.ts'
import { everybody, playing } from './strat-where.ts'

const thrown = (at: number, ...names: readonly (typeof everybody)[number][]): NamedEvent[] =>
  names.flatMap((name) => hit(at, 47_783, name)) // Double-Trouble Trap, a knock-back
const fall = (at: number, target: (typeof everybody)[number]): NamedEvent => ({ type: 'death', at, target })
const dmu = (...events: readonly (NamedEvent | readonly NamedEvent[])[]) =>
  pullOf({ encounter: 'dmu' }, playing(100_000), ...events).faults

test('thrown off where the others stood', () => {
  expect(dmu(thrown(10_000, ...everybody), fall(12_500, 'gwen'))).toMatchObject([
    { kind: 'fall', layer: 'facts', id: 47_783, suspects: [{ player: actor('gwen') }], deaths: [{}] },
  ])
})

test('a push that threw half the party off is nobody’s own mistake', () => {
  const fallen = (['edda', 'finn', 'gwen', 'hale'] as const).map((name, index) => fall(12_500 + index * 50, name))
  expect(dmu(thrown(10_000, ...everybody), fallen)).toEqual([])
})

test('whoever jumps after a call made no mistake', () => {
  expect(pullOf({ encounter: 'dmu', wipeCalledMs: 9_000 }, playing(100_000), fall(12_500, 'gwen')).faults).toEqual([])
})

test('a raise that ran out and nobody stood up', () => {
  const offer = (at: number, durationMs: number): NamedEvent[] => [
    { type: 'status-apply', at, source: 'cira', target: 'gwen', status: 148, durationMs },
    { type: 'status-remove', at: at + durationMs, source: 'cira', target: 'gwen', status: 148 },
  ]
  const died = kill(5_000, 55_001, 'gwen')
  const back: NamedEvent = { type: 'status-apply', at: 40_000, target: 'gwen', status: 43, durationMs: 100_000 }
  const { faults } = pullOf({}, playing(100_000, 'gwen'), died, offer(10_000, 20_000), offer(36_000, 4_000), back)
  expect(faults).toMatchObject([{ kind: 'raise-lost', atMs: 30_000, suspects: [{ player: actor('gwen') }] }])
})

test('Damage Down is a mistake in every fight', () => {
  const [damageDown] = pullOf({}).facts.faultStatuses.damageDown
  expect(
    pullOf({}, playing(20_000), { type: 'status-apply', at: 10_000, target: 'gwen', status: damageDown ?? 0 }).faults,
  ).toMatchObject([{ kind: 'status', layer: 'facts', suspects: [{ player: actor('gwen') }] }])
})

test('who is struck before anybody strikes walked in', () => {
  const { faults } = pullOf({ durationMs: 8_000 }, hit(0, 870, 'hale'), hit(3_000, 870, 'hale'))
  expect(faults).toMatchObject([{ kind: 'pull-time', suspects: [{ player: actor('hale') }] }])
})

test('a pull that was opened as it should be has no such fault', () => {
  const { faults } = pullOf({ durationMs: 8_000 }, hit(0, 31, 'boss', { source: 'ayla' }), hit(900, 870, 'ayla'))
  expect(faults).toEqual([])
})
