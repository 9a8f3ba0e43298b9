import { expect, test } from 'vitest'
import { follow } from '../../../src/analysis/timelines/follow.ts'
import { type NamedEvent, pullWhere } from '../pull-where.ts'
import { branchesOf, entry, timelineOf } from './timeline-where.ts'

const used = (at: number, ability: number): NamedEvent => ({ type: 'cast', at, source: 'boss', ability })
const met = (timeline: Parameters<typeof follow>[0], ...events: readonly NamedEvent[]) =>
  follow(timeline, pullWhere(...events).of).steps.map(({ atMs, entry: { at }, run }) => [atMs, at, run])

test('each thing that happens near its time sets the clock for those after it', () => {
  const timeline = timelineOf([entry(10, 1), entry(20, 2), entry(30, 3)])
  // A second slower each time: the last would be out of its window, had the clock not been set between.
  expect(met(timeline, used(12_000, 1), used(24_000, 2), used(36_000, 3))).toEqual([
    [12_000, 10, 1],
    [24_000, 20, 1],
    [36_000, 30, 1],
  ])
})

test('what happens out of its window is astray and sets nothing', () => {
  const timeline = timelineOf([entry(10, 1), entry(20, 2)])
  const { steps, astray } = follow(timeline, pullWhere(used(14_000, 1), used(20_000, 2)).of)
  expect(astray).toEqual([{ atMs: 14_000, ability: 1, clockS: 14, run: 0 }])
  expect(steps.map(({ ability }) => ability)).toEqual([2])
})

test('a phase takes the clock up wherever it was', () => {
  const timeline = timelineOf([entry(10, 1)], [entry(200, 2, { window: [200, 0] }), entry(210, 3)])
  expect(met(timeline, used(10_000, 1), used(64_000, 2), used(74_000, 3))).toEqual([
    [10_000, 10, 1],
    [64_000, 200, 2],
    [74_000, 210, 2],
  ])
})

test('a pull after a checkpoint begins where its first action stands', () => {
  const timeline = timelineOf([entry(10, 1)], [entry(550, 2, { window: [600, 10] }), entry(560, 3)])
  expect(met(timeline, used(8_000, 2), used(18_000, 3)).map(([, at]) => at)).toEqual([550, 560])
})

test('several that do the same at once are one step', () => {
  const timeline = timelineOf([entry(10, 1), entry(12, 1), entry(20, 2)])
  expect(met(timeline, used(10_000, 1), used(10_000, 1), used(10_050, 1), used(12_000, 1))).toEqual([
    [10_000, 10, 1],
    [12_000, 12, 1],
  ])
})

test('a jump goes on at its target, as a stretch of its own', () => {
  const timeline = branchesOf([entry(10, 1), entry(20, 2, { jumpSeconds: 400 })], [entry(410, 3)])
  expect(met(timeline, used(10_000, 1), used(20_000, 2), used(30_000, 3))).toEqual([
    [10_000, 10, 1],
    [20_000, 20, 1],
    [30_000, 410, 2],
  ])
})

test('of two branches that one of two actions opens the right one is taken', () => {
  const timeline = branchesOf(
    [entry(10, 1, { jumpSeconds: 400 }), entry(10, 2, { jumpSeconds: 500 })],
    [entry(410, 3)],
    [entry(510, 3)],
  )
  expect(met(timeline, used(10_000, 2), used(20_000, 3)).at(-1)).toEqual([20_000, 510, 2])
})

test('a forced jump is made even if what forces it was not seen', () => {
  const timeline = branchesOf([entry(10, 1), entry(20, 2, { jumpSeconds: 400, forced: true })], [entry(410, 3)])
  expect(met(timeline, used(10_000, 1), used(30_000, 3)).at(-1)).toEqual([30_000, 410, 2])
})

test('a loop is gone through again', () => {
  const timeline = timelineOf([entry(10, 1), entry(20, 2, { jumpSeconds: 5, forced: true })])
  expect(met(timeline, used(10_000, 1), used(20_000, 2), used(25_000, 1), used(35_000, 2)).map(([, at]) => at)).toEqual(
    [10, 20, 10, 20],
  )
})

test('a branch that no log tells is found by two actions that follow each other as in it', () => {
  const timeline = branchesOf([entry(10, 1)], [entry(600, 2), entry(604, 3)], [entry(650, 3), entry(654, 2)])
  expect(met(timeline, used(10_000, 1), used(30_000, 3), used(34_000, 2))).toEqual([
    [10_000, 10, 1],
    [30_000, 650, 2],
    [34_000, 654, 2],
  ])
})

test('a later phase is found by two actions that the phase before has not', () => {
  const timeline = timelineOf([entry(10, 1), entry(20, 2)], [entry(600, 2), entry(604, 3), entry(610, 4)])
  expect(met(timeline, used(10_000, 1), used(60_000, 3), used(66_000, 4)).at(-1)).toEqual([66_000, 610, 2])
  expect(met(timeline, used(10_000, 1), used(60_000, 2), used(64_000, 3)).at(-1)).toEqual([10_000, 10, 1])
})

test('a clock that is set far is taken up anew: what lies between has not drifted', () => {
  const timeline = timelineOf([entry(10, 1), entry(80, 2, { window: [70, 10] })])
  expect(met(timeline, used(10_000, 1), used(30_000, 2)).map(([, , run]) => run)).toEqual([1, 2])
})

test('one action alone takes the clock nowhere', () => {
  const timeline = branchesOf([entry(10, 1), entry(40, 4)], [entry(600, 2), entry(604, 3)])
  expect(met(timeline, used(10_000, 1), used(30_000, 3), used(40_000, 4)).map(([, at]) => at)).toEqual([10, 40])
})

test('what is only shown is met, but sets no clock', () => {
  const timeline = timelineOf([entry(10, 1, { sync: false }), entry(20, 2)])
  expect(met(timeline, used(12_800, 1), used(20_000, 2)).map(([, at]) => at)).toEqual([10, 20])
})

test('casts that begin, break off, and statuses are told apart from what goes off', () => {
  const timeline = timelineOf([
    entry(10, 1, { kind: 'cast' }),
    entry(12, 1, { kind: 'cancel' }),
    entry(14, 9, { kind: 'gain' }),
  ])
  const steps = met(
    timeline,
    { type: 'begin-cast', at: 10_000, source: 'boss', ability: 1, durationMs: 3_000 },
    { type: 'cancel-cast', at: 12_000, source: 'boss', ability: 1 },
    { type: 'status-apply', at: 14_000, target: 'ayla', status: 9 },
    used(14_500, 1),
  )
  expect(steps.map(([, at]) => at)).toEqual([10, 12, 14])
})
