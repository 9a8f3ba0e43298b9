import { expect, test } from 'vitest'
import { orderActions } from '../../../src/ingest/normalise/order-actions.ts'
import type { NamedEvent } from '../../analysis/pull-where.ts'
import { leavesAlone, repair } from './told-pull.ts'

const reprisal = 7_535
const apply: NamedEvent = {
  type: 'status-apply',
  at: 1_000,
  source: 'ayla',
  target: 'boss',
  status: 1193,
  ability: reprisal,
}
const cast: NamedEvent = { type: 'cast', at: 1_000, source: 'ayla', target: 'boss', ability: reprisal }
const begin: NamedEvent = { type: 'begin-cast', at: 1_000, source: 'boss', target: 'ayla', ability: 40_000 }
const seen: NamedEvent = { type: 'state', at: 1_000, actor: 'boss', hp: 1 }
const before: NamedEvent = { ...apply, at: 999, ability: 0 }
const after: NamedEvent = { ...cast, at: 1_001, ability: 9 }
const typesOf = (...events: readonly NamedEvent[]) =>
  repair(orderActions, ...events)
    .pull.events.all()
    .map(({ type }) => type)

test('in a ms in which a status is told before its action, actions come first and the rest keeps its order', () => {
  expect(repair(orderActions, before, seen, apply, begin, cast, after).repaired).toBe(1)
  expect(typesOf(before, seen, apply, begin, cast, after)).toEqual([
    'status-apply',
    'begin-cast',
    'cast',
    'state',
    'status-apply',
    'cast',
  ])
})

test('every kind still lies in order', () => {
  const { pull } = repair(orderActions, before, seen, apply, begin, cast, after)
  for (const type of ['status-apply', 'cast'] as const) {
    expect(pull.events.all().filter((event) => event.type === type)).toEqual(pull.events.of(type))
  }
})

test('where the action comes first, or another ms later, nothing is moved', () => {
  expect(leavesAlone(orderActions, begin, cast, apply)).toBe(true)
  expect(leavesAlone(orderActions, apply, { ...cast, at: 1_001 })).toBe(true)
})

test('an action of somebody else, or another one, has nothing to do with it', () => {
  expect(leavesAlone(orderActions, apply, { ...cast, source: 'bram' })).toBe(true)
  expect(leavesAlone(orderActions, apply, { ...cast, ability: 9 })).toBe(true)
  expect(leavesAlone(orderActions, { ...apply, ability: 0 }, cast)).toBe(true)
})
