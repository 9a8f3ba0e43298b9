import { expect, test } from 'vitest'
import type { BossAction } from '../../../src/game/catalogue.ts'
import { mechanicsFrom } from './mechanics.ts'
import type { Occurrence } from './occurrences.ts'
import type { FightPlan, PhasePlan } from './plan.ts'
import { raid, tower } from './words.ts'

const actions: ReadonlyMap<number, BossAction> = new Map([
  [1, { id: 1, name: 'Roar', castMs: 5_000, label: { kind: 'raidwide', confidence: 0.9 } }],
  [2, { id: 2, name: '=> 6D2E Tail Enrage', castMs: 0, label: { kind: 'avoidable', confidence: 0.9 } }],
  [3, { id: 3, name: 'Tower', castMs: 0 }],
])
const mistake = { id: 202, name: 'Vulnerability Up', durationMs: 30_000, harmful: true }
const fight = (book: FightPlan['book'] = {}): FightPlan => ({
  encounter: 'uwu',
  name: 'Test',
  director: 1,
  arena: { shape: 'circle', centre: { x: 100, y: 100 }, radius: 20 },
  enemies: [],
  phases: [],
  book,
  mistake,
})
const phase: PhasePlan = { id: 1, boss: 'boss', take: [], gapS: 0, ends: [[60, 'add', 0.2]] }
const use = (action: number, more: Partial<Occurrence> = {}): Occurrence => ({
  atMs: 20_000,
  kind: 'ability',
  action,
  times: 1,
  overMs: 0,
  ...more,
})

test('an action does what it is labelled as, unless the book knows better', () => {
  expect(mechanicsFrom(fight(), 100, actions)(phase, use(1)).hits[0]?.law).toEqual({ kind: 'all' })
  const known = mechanicsFrom(fight({ 1: tower([['D1']], 0.5) }), 100, actions)(phase, use(1))
  expect(known.hits[0]?.law.kind).toBe('tower')
})

test('amounts are shares of what somebody in cloth has at the level', () => {
  const amountAt = (level: 70 | 100) =>
    mechanicsFrom(fight({ 1: raid(0.5) }), level, actions)(phase, use(1)).hits[0]?.amount
  expect(amountAt(100)).toBe(73_000)
  expect(amountAt(70)).toBe(13_140)
})

test('what ends the pull asks who is left of the enemy', () => {
  const { hits, by } = mechanicsFrom(fight(), 100, actions)(phase, use(1, { clockS: 60 }))
  expect(by).toBe('add')
  expect(hits[0]?.gate).toMatchObject({ boss: 'add', share: 0.2, otherwise: { law: { kind: 'all' } } })
})

test('a cast that would have begun before the phase is not seen', () => {
  const toMechanic = mechanicsFrom(fight(), 100, actions)
  expect(toMechanic(phase, use(1, { atMs: 4_000 })).cast).toBeUndefined()
  expect(toMechanic(phase, use(1)).cast).toEqual({ ability: 1, name: 'Roar', ms: 5_000 })
})

test('mechanics are counted by name, and names are plain', () => {
  const toMechanic = mechanicsFrom(fight(), 100, actions)
  expect(toMechanic(phase, use(2)).key).toBe('tail-1')
  expect(toMechanic(phase, use(2)).key).toBe('tail-2')
  expect(toMechanic(phase, use(0xc3fd)).key).toBe('unknown-c3fd-1')
})

test('who is hit by what nobody should be hit by has something of it', () => {
  expect(mechanicsFrom(fight(), 100, actions)(phase, use(2)).hits[0]?.gives).toEqual([mistake])
})

test('a tower that is one short speaks with its own action, or with the one the book names', () => {
  const failureOf = (failure?: number) => {
    const book = { 3: tower([['D1']], 0.4, failure === undefined ? {} : { failure }) }
    const [hit] = mechanicsFrom(fight(book), 100, actions)(phase, use(3)).hits
    return hit?.law.kind === 'tower' ? hit.law.failure.ability : undefined
  }
  expect(failureOf()).toBe(3)
  expect(failureOf(1)).toBe(1)
})

test('several hits come one after the other', () => {
  const { hits } = mechanicsFrom(fight(), 100, actions)(phase, use(1, { times: 3, overMs: 2_000 }))
  expect(hits.map(({ afterMs }) => afterMs)).toEqual([0, 1_000, 2_000])
})
