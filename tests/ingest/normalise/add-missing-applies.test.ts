import { expect, test } from 'vitest'
import { addMissingApplies } from '../../../src/ingest/normalise/add-missing-applies.ts'
import { actor, pullWhere } from '../../analysis/pull-where.ts'
import { leavesAlone, repair } from './told-pull.ts'

const status = { source: 'boss', target: 'ayla', status: 202 } as const
const apply = (at: number, durationMs = 0) => ({ type: 'status-apply', at, ...status, durationMs }) as const
const remove = (at: number) => ({ type: 'status-remove', at, ...status }) as const
const appliedAt = (...events: Parameters<typeof repair>[1][]) =>
  repair(addMissingApplies, ...events)
    .pull.events.of('status-apply')
    .map(({ at }) => at)

test('a status that ends a second time began again when it had ended, as far as anybody knows', () => {
  expect(appliedAt(apply(1_000), remove(9_000), remove(30_000))).toEqual([1_000, 9_000])
})

test('it began no longer before its end than it ever runs', () => {
  expect(appliedAt(apply(1_000, 15_000), remove(9_000), remove(60_000))).toEqual([1_000, 45_000])
  expect(appliedAt({ ...apply(1_000, 15_000), target: 'bram' }, remove(60_000))).toEqual([1_000, 45_000])
})

test('one that had run out and ends later had begun again', () => {
  expect(appliedAt(apply(1_000, 15_000), remove(40_000))).toEqual([1_000, 25_000])
})

test('what is added is an application like any other, with nothing it cannot know', () => {
  const { pull, repaired } = repair(addMissingApplies, apply(1_000), remove(9_000), remove(30_000))
  expect(repaired).toBe(1)
  expect(pull.events.all()[2]).toEqual({
    type: 'status-apply',
    at: 9_000,
    source: actor('boss'),
    target: actor('ayla'),
    status: 202,
    durationMs: 0,
    stacks: 1,
    refreshed: false,
    ability: 0,
  })
})

test('what may have been on since before the pull is left to the analysis, which lets it begin with the pull', () => {
  expect(leavesAlone(addMissingApplies, remove(9_000))).toBe(true)
  expect(leavesAlone(addMissingApplies, { ...apply(1_000, 15_000), target: 'bram' }, remove(12_000))).toBe(true)
  expect(pullWhere(remove(9_000)).statuses).toMatchObject([{ startMs: 0, endMs: 9_000 }])
})

test('an end told twice is an echo, also when the duration runs out a little before', () => {
  expect(leavesAlone(addMissingApplies, apply(1_000), remove(9_000), remove(9_045))).toBe(true)
  expect(leavesAlone(addMissingApplies, apply(1_000, 15_000), remove(16_700))).toBe(true)
})

test('a refresh carries a status on, and so do its stacks', () => {
  expect(
    leavesAlone(addMissingApplies, apply(1_000, 15_000), { ...apply(14_000, 15_000), refreshed: true }, remove(29_000)),
  ).toBe(true)
  expect(leavesAlone(addMissingApplies, { type: 'status-stack', at: 3_000, ...status, stacks: 2 }, remove(8_000))).toBe(
    true,
  )
})

test('the same status from somebody else is another one', () => {
  expect(leavesAlone(addMissingApplies, apply(1_000), remove(9_000), { ...remove(30_000), source: 'add' })).toBe(true)
})
