import { expect, test } from 'vitest'
import { actor, pullOf, pullWhere } from '../pull-where.ts'

const vulnerability = 202
const given = { source: 'boss', target: 'ayla', status: vulnerability } as const
const spans = ({ statuses }: ReturnType<typeof pullWhere>) => statuses.map(({ startMs, endMs }) => [startMs, endMs])

test('a status lasts from its application to its removal', () => {
  const pull = pullWhere(
    { type: 'status-apply', at: 1_000, ...given, durationMs: 30_000 },
    { type: 'status-remove', at: 9_000, ...given },
  )
  expect(spans(pull)).toEqual([[1_000, 9_000]])
  expect(pull.statusesOn(actor('ayla'), 8_999)).toHaveLength(1)
  expect(pull.statusesOn(actor('ayla'), 9_000)).toHaveLength(0)
})

test('a removal that nobody applied was on from the start', () => {
  expect(spans(pullWhere({ type: 'status-remove', at: 9_000, ...given }))).toEqual([[0, 9_000]])
})

test('a second removal of the same is an echo', () => {
  const pull = pullWhere(
    { type: 'status-apply', at: 1_000, ...given, durationMs: 5_000 },
    { type: 'status-remove', at: 6_000, ...given },
    { type: 'status-remove', at: 6_000, ...given },
  )
  expect(spans(pull)).toEqual([[1_000, 6_000]])
})

test('applied and stacked in the same moment are one window, with the most it had', () => {
  const { statuses } = pullWhere(
    { type: 'status-apply', at: 1_000, ...given, durationMs: 60_000, stacks: 1 },
    { type: 'status-stack', at: 1_000, ...given, stacks: 2 },
    { type: 'status-remove', at: 8_000, ...given },
  )
  expect(statuses).toMatchObject([{ startMs: 1_000, endMs: 8_000, stacks: 2 }])
})

test('a refresh carries one window on', () => {
  const pull = pullWhere(
    { type: 'status-apply', at: 1_000, ...given, durationMs: 10_000 },
    { type: 'status-apply', at: 9_000, ...given, durationMs: 10_000, refreshed: true },
  )
  expect(spans(pull)).toEqual([[1_000, 19_000]])
})

test('what nobody removed ends by its duration', () => {
  expect(spans(pullWhere({ type: 'status-apply', at: 1_000, ...given, durationMs: 15_000 }))).toEqual([[1_000, 16_000]])
})

test('what nobody removed ends with its bearer', () => {
  const pull = pullWhere(
    { type: 'status-apply', at: 1_000, ...given, durationMs: 60_000 },
    { type: 'death', at: 4_000, target: 'ayla' },
  )
  expect(spans(pull)).toEqual([[1_000, 4_000]])
})

test('what nobody removed and has no duration ends with the pull', () => {
  const pull = pullOf({ durationMs: 50_000 }, { type: 'status-apply', at: 1_000, ...given })
  expect(spans(pull)).toEqual([[1_000, 50_000]])
})

test('the same from two people are two windows', () => {
  const pull = pullWhere(
    { type: 'status-apply', at: 1_000, ...given, durationMs: 10_000 },
    { type: 'status-apply', at: 2_000, ...given, source: 'add', durationMs: 10_000 },
  )
  expect(spans(pull)).toEqual([
    [1_000, 11_000],
    [2_000, 12_000],
  ])
})

test('a refresh of what nobody applied was on from the start', () => {
  expect(spans(pullWhere({ type: 'status-apply', at: 9_000, ...given, durationMs: 10_000, refreshed: true }))).toEqual([
    [0, 19_000],
  ])
})

test('what runs out in the moment it is given again is given without a gap, as two windows', () => {
  const pull = pullWhere(
    { type: 'status-apply', at: 1_000, ...given, durationMs: 10_000 },
    { type: 'status-remove', at: 8_000, ...given },
    { type: 'status-apply', at: 8_000, ...given, durationMs: 10_000 },
  )
  expect(spans(pull)).toEqual([
    [1_000, 8_000],
    [8_000, 18_000],
  ])
  expect(pull.statusesOn(actor('ayla'), 8_000)).toHaveLength(1)
})

test('what somebody carries is told at any moment, however long it has been on', () => {
  const [food, buff] = [48, 786]
  const pull = pullOf(
    { durationMs: 600_000 },
    { type: 'status-apply', at: -5_000, target: 'ayla', status: food, durationMs: 1_800_000 },
    { type: 'status-apply', at: 299_000, target: 'ayla', status: buff, durationMs: 20_000 },
  )
  const carried = (atMs: number) => pull.statusesOn(actor('ayla'), atMs).map(({ status }) => status)
  expect([-1_000, 0, 298_999, 299_000, 310_000, 318_999, 319_000, 599_999].map(carried)).toEqual([
    [food],
    [food],
    [food],
    [food, buff],
    [food, buff],
    [food, buff],
    [food],
    [food],
  ])
  expect(pull.statusesOn(actor('bram'), 300_000)).toEqual([])
})
