import { expect, test } from 'vitest'
import { findOrigin } from '../../../src/analysis/attribution/origin.ts'
import { findRaidDeath } from '../../../src/analysis/attribution/raid-death.ts'
import { hit, kill, type Name, type NamedEvent, pullOf } from '../pull-where.ts'
import { everybody } from './strat-where.ts'

const sluice = 18_865
const fluidSwing = 18_864
const raidWide = 55_001
const tea = { encounter: 'tea', durationMs: 100_000 } as const
type Told = readonly (NamedEvent | readonly NamedEvent[])[]

const atHealth = (share: number): NamedEvent[] =>
  everybody.map((actor) => ({ type: 'state', at: 0, actor, hp: share * 100_000, maxHp: 100_000 }))
const killAll = (at: number, names: readonly Name[], overkill: number, amount = 100_000): NamedEvent[] =>
  names.flatMap((name) => kill(at, raidWide, name, { amount, overkill, packet: at }))
const fails = (ability: number): NamedEvent[] =>
  everybody.flatMap((name) => kill(90_000, ability, name, { amount: 100_000, overkill: 900_000, packet: 90_000 }))
const originOf = (...events: Told) => findOrigin(pullOf(tea, ...events))
const raidDeathOf = (...events: Told) => findRaidDeath(pullOf(tea, ...events))

test('the earliest mistake that somebody of the last deaths died of', () => {
  expect(originOf(kill(85_000, sluice, 'gwen'), killAll(90_000, everybody.slice(0, 6), 9_000))?.atMs).toBe(85_000)
})

test('a mistake whose dead stood up long before began nothing', () => {
  const back: NamedEvent = { type: 'status-apply', at: 20_000, target: 'gwen', status: 43, durationMs: 100_000 }
  expect(originOf(kill(10_000, sluice, 'gwen'), back, killAll(90_000, everybody.slice(0, 6), 9_000))).toBeUndefined()
})

test('before a call the nearest, if nobody has died since of what nobody can explain', () => {
  const called = { ...tea, wipeCalledMs: 90_000 }
  const near = [hit(70_000, sluice, 'gwen'), hit(80_000, fluidSwing, 'hale')]
  expect(findOrigin(pullOf(called, ...near))?.kind).toBe('wrong-role')
  expect(findOrigin(pullOf(called, ...near, kill(85_000, raidWide, 'cira')))).toBeUndefined()
})

test('more than a minute before a call only a mistake that cost somebody who never came back', () => {
  const called = { ...tea, wipeCalledMs: 90_000 }
  expect(findOrigin(pullOf(called, hit(15_000, sluice, 'gwen')))).toBeUndefined()
  expect(findOrigin(pullOf(called, kill(15_000, sluice, 'gwen')))?.atMs).toBe(15_000)
  const back: NamedEvent = { type: 'status-apply', at: 30_000, target: 'gwen', status: 43, durationMs: 100_000 }
  expect(findOrigin(pullOf(called, kill(15_000, sluice, 'gwen'), back))).toBeUndefined()
})

test('a graze, and then what the others lived through: the graze', () => {
  const others = everybody.filter((name) => name !== 'gwen')
  const origin = originOf(
    atHealth(1),
    hit(80_000, sluice, 'gwen', { amount: 80_000 }),
    { type: 'state', at: 80_800, actor: 'gwen', hp: 20_000, maxHp: 100_000 },
    others.flatMap((name) => hit(81_000, raidWide, name, { amount: 60_000, packet: 81_000 })),
    kill(81_000, raidWide, 'gwen', { amount: 20_000, overkill: 40_000, packet: 81_000 }),
    killAll(88_000, everybody.slice(0, 6), 9_000),
  )
  expect(origin).toMatchObject({ kind: 'avoidable', atMs: 80_000, deaths: [{ diedMs: 81_700 }] })
})

test('a graze by what nobody has a rule for counts as well, if it struck nobody else', () => {
  const grazed = (...others: readonly Name[]) =>
    pullOf(
      { durationMs: 100_000 },
      atHealth(1),
      ['gwen' as const, ...others].flatMap((name) => hit(80_000, 55_002, name, { amount: 80_000, packet: 80_000 })),
      { type: 'state', at: 80_800, actor: 'gwen', hp: 20_000, maxHp: 100_000 },
      everybody.slice(0, 6).flatMap((name) => hit(81_000, raidWide, name, { amount: 60_000, packet: 81_000 })),
      kill(81_000, raidWide, 'gwen', { amount: 20_000, overkill: 40_000, packet: 81_000 }),
    ).faults
  expect(grazed()).toMatchObject([{ kind: 'survivable', id: 55_002, deaths: [{ diedMs: 81_700 }] }])
  expect(grazed('hale')).toEqual([])
})

test('short by more than half a bar: a mechanic, never more mitigation', () => {
  expect(raidDeathOf(atHealth(1), killAll(90_000, everybody, 60_000))).toBe('mechanic')
})

test('hurt before it and short by less than that: healing', () => {
  expect(raidDeathOf(atHealth(0.5), killAll(90_000, everybody, 20_000, 50_000))).toBe('healing')
})

test('full, and what lay ready would have been enough: mitigation', () => {
  const fru = { encounter: 'fru', durationMs: 100_000 } as const
  expect(findRaidDeath(pullOf(fru, atHealth(1), killAll(90_000, everybody, 5_000)))).toBe('mitigation')
})

test('with somebody missing already: what came of that', () => {
  expect(raidDeathOf(atHealth(1), kill(70_000, sluice, 'gwen'), killAll(90_000, everybody.slice(0, 6), 20_000))).toBe(
    'cascade',
  )
})

test('one or two dead are no raid', () => {
  expect(raidDeathOf(atHealth(1), killAll(90_000, ['gwen', 'hale'], 60_000))).toBeUndefined()
})

test('what comes only for want of somebody, while somebody lies dead: a cascade', () => {
  const failing = 18_512
  expect(raidDeathOf(atHealth(1), kill(70_000, 55_003, 'gwen'), fails(failing))).toBe('cascade')
  expect(raidDeathOf(atHealth(1), fails(failing))).toBe('mechanic')
})

test('before a call: who fell to what is meant for them while a healer lay dead fell for want of healing', () => {
  const called = { ...tea, wipeCalledMs: 90_000 }
  const cascade = 18_470 // for all
  const buster = 18_864 // for tanks
  const lost = kill(80_000, sluice, 'cira')
  expect(findOrigin(pullOf(called, lost, kill(86_000, buster, 'ayla')))?.kind).toBe('avoidable')
  expect(findOrigin(pullOf(called, lost, kill(86_000, cascade, 'gwen')))?.kind).toBe('avoidable')
  expect(findOrigin(pullOf(called, kill(80_000, sluice, 'hale'), kill(86_000, cascade, 'gwen')))).toBeUndefined()
})
