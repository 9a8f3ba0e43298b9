import { expect, test } from 'vitest'
import { actor, hit, kill, type NamedEvent, pullOf } from '../pull-where.ts'
import { agreedPull, everybody, playing } from './strat-where.ts'

const proteanDouble = 18_870 // for one
const raidWide = 55_001
const reprisal = 7_535

/** Everybody has a spot of their own, eight around the middle. */
const spots = everybody.map((name, index) => ({
  name,
  x: 100 + 9 * Math.sin((index * Math.PI) / 4),
  y: 100 - 9 * Math.cos((index * Math.PI) / 4),
}))
type Moved = Partial<Record<(typeof everybody)[number], (typeof everybody)[number]>>
const standing = (at: number, moved: Moved = {}): NamedEvent[] =>
  spots.map(({ name }) => {
    const spot = spots.find((each) => each.name === (moved[name] ?? name)) ?? { x: 0, y: 0 }
    return { type: 'state', at, actor: name, hp: 100_000, maxHp: 100_000, x: spot.x, y: spot.y }
  })
const spread = (at: number): NamedEvent[] =>
  everybody.flatMap((name, index) => hit(at, proteanDouble, name, { packet: at + index }))
const doubled = (at: number): NamedEvent[] =>
  (['gwen', 'hale'] as const).flatMap((name) => hit(at, proteanDouble, name, { packet: at + 50 }))

test('of two in one spread, whoever left the place they keep carried it there', () => {
  const { faults } = pullOf(
    { encounter: 'tea' },
    [10_000, 20_000, 30_000].flatMap((at) => [...standing(at - 500), ...spread(at)]),
    standing(39_500, { gwen: 'hale' }),
    doubled(40_000),
  )
  expect(faults).toMatchObject([{ kind: 'shared', about: 'each', suspects: [{ player: actor('gwen') }] }])
})

test('at other mechanics places count only where the others stood as they do now', () => {
  const elsewhere = (at: number): NamedEvent[] =>
    standing(at, { ayla: 'bram', bram: 'cira', cira: 'dorn', dorn: 'ayla' })
  const raidWides = (stood: (at: number) => NamedEvent[]): NamedEvent[] =>
    [10_000, 20_000, 30_000].flatMap((at) => [
      ...stood(at - 500),
      ...everybody.flatMap((name) => hit(at, raidWide, name, { packet: at })),
    ])
  const others = everybody.slice(0, 4).flatMap((name, index) => hit(40_000, proteanDouble, name, { packet: index + 1 }))
  const after = (stood: (at: number) => NamedEvent[]) =>
    pullOf({ encounter: 'tea' }, raidWides(stood), standing(39_500, { gwen: 'hale' }), others, doubled(40_000)).faults
  expect(after(standing)).toMatchObject([{ about: 'each', suspects: [{ player: actor('gwen') }] }])
  expect(after(elsewhere)).toMatchObject([{ about: 'one', suspects: [{}, {}] }])
})

test('whoever takes another place every time has none to leave', () => {
  const elsewhere: readonly Moved[] = [{}, { gwen: 'ayla', ayla: 'gwen' }, { gwen: 'cira', cira: 'gwen' }]
  const { faults } = pullOf(
    { encounter: 'tea' },
    elsewhere.flatMap((moved, use) => [...standing(use * 10_000 + 9_500, moved), ...spread(use * 10_000 + 10_000)]),
    standing(39_500, { gwen: 'hale' }),
    doubled(40_000),
  )
  expect(faults).toMatchObject([{ kind: 'shared', about: 'one', suspects: [{}, {}] }])
})

test('where nobody’s place is known both are told as one of the two', () => {
  expect(pullOf({ encounter: 'tea' }, doubled(40_000)).faults).toMatchObject([{ about: 'one', suspects: [{}, {}] }])
})

/** Ayla is to press Reprisal for it; Gwen lacks 5,000 HP, a tenth of what she takes is 10,500. */
const covered = {
  ability: raidWide,
  places: {},
  covers: [{ ability: reprisal, role: 'MT', offsetMs: -4_000 }],
} as const
const struck = (overkill: number): NamedEvent[] => [
  ...standing(100),
  ...everybody.slice(0, 6).flatMap((name) => hit(50_000, raidWide, name, { packet: 50_000 })),
  ...kill(50_000, raidWide, 'gwen', { amount: 100_000, overkill, packet: 50_000 }),
]

test('a planned cover that nobody pressed and that would have saved somebody', () => {
  expect(agreedPull(covered, {}, playing(100_000), struck(3_000)).faults).toMatchObject([
    { kind: 'mitigation', layer: 'strat', suspects: [{ player: actor('ayla') }], deaths: [{ player: actor('gwen') }] },
  ])
})

test('one that would have saved nobody is no fault', () => {
  expect(agreedPull(covered, {}, playing(100_000), struck(60_000)).faults).toEqual([])
})

test('whoever hits half a second before the countdown ends is told, a tenth before is not', () => {
  const counted = (at: number) =>
    pullOf({}, { type: 'countdown', at, seconds: 10 }, hit(0, 31, 'boss', { source: 'gwen' }), playing(60_000)).faults
  expect(counted(-9_500)).toMatchObject([{ kind: 'pull-time', suspects: [{ player: actor('gwen') }] }])
  expect(counted(-9_900)).toEqual([])
})

test('a countdown that was stopped says nothing', () => {
  const { faults } = pullOf(
    {},
    { type: 'countdown', at: -9_000, seconds: 10 },
    { type: 'countdown', at: -5_000, seconds: 0 },
    hit(0, 31, 'boss', { source: 'gwen' }),
  )
  expect(faults).toEqual([])
})
