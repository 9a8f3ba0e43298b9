import { expect, test } from 'vitest'
import { readDrift } from '../../../src/analysis/timelines/drift.ts'
import { follow } from '../../../src/analysis/timelines/follow.ts'
import type { Timeline } from '../../../src/game/timelines.ts'
import { type NamedEvent, pullWhere } from '../pull-where.ts'
import { branchesOf, entry, timelineOf } from './timeline-where.ts'

const used = (at: number, ability: number): NamedEvent => ({ type: 'cast', at, source: 'boss', ability })
const drift = (timeline: Timeline, ...events: readonly NamedEvent[]) =>
  readDrift(timeline, follow(timeline, pullWhere(...events).of))

test('a timeline that is kept to the ms has no drift', () => {
  const [stretch] = drift(timelineOf([entry(10, 1), entry(20.5, 2)]), used(10_000, 1), used(20_500, 2))
  expect(stretch?.driftMs).toEqual([0, 0])
})

test('drift adds up from the first step of its stretch: later is more, earlier is less', () => {
  const timeline = timelineOf([entry(10, 1), entry(20, 2), entry(30, 3)])
  const [stretch] = drift(timeline, used(11_000, 1), used(22_000, 2), used(30_500, 3))
  expect(stretch?.driftMs).toEqual([0, 1_000, -500])
})

test('a phase that begins late by itself has not drifted', () => {
  const timeline = timelineOf([entry(10, 1), entry(20, 2)], [entry(200, 3, { window: [200, 0] }), entry(210, 4)])
  const found = drift(timeline, used(10_000, 1), used(20_000, 2), used(90_000, 3), used(100_200, 4))
  expect(found.map(({ segment, driftMs }) => [segment.name, driftMs])).toEqual([
    ['Part 1', [0, 0]],
    ['Part 2', [0, 200]],
  ])
})

test('what should have come between two that did is missing, when it should have', () => {
  const timeline = timelineOf([entry(10, 1), entry(20, 2), entry(22, 3)])
  const [stretch] = drift(timeline, used(10_500, 1), used(22_500, 3))
  expect(stretch?.missing.map(({ entry: { name }, expectedMs }) => [name, expectedMs])).toEqual([['Action 2', 20_500]])
})

test('what came out of its window is late, not missing', () => {
  const timeline = timelineOf([entry(10, 1), entry(20, 2), entry(22, 3)])
  const [stretch] = drift(timeline, used(10_000, 1), used(22_000, 3), used(26_000, 2))
  expect(stretch?.missing).toEqual([])
})

test('what does not come in every pull, is only shown, opens a branch or ends the pull is not missing', () => {
  const timeline = branchesOf([
    entry(10, 1),
    entry(12, 2, { optional: true }),
    entry(14, 3, { sync: false }),
    entry(16, 4, { jumpSeconds: 500 }),
    entry(16, 5),
    entry(18, 6, { name: '' }),
    entry(19, 8, { enrage: true }),
    entry(20, 7),
  ])
  expect(drift(timeline, used(10_000, 1), used(20_000, 7))[0]?.missing).toEqual([])
})

test('nothing is missing after the pull, or what a branch passed over', () => {
  const timeline = branchesOf(
    [entry(10, 1), entry(20, 2, { jumpSeconds: 500 }), entry(30, 3)],
    [entry(505, 4), entry(510, 5), entry(520, 6)],
  )
  const found = drift(timeline, used(10_000, 1), used(20_000, 2), used(25_000, 4), used(30_000, 5))
  expect(found.map(({ missing }) => missing)).toEqual([[], []])
})

test('one step alone tells no drift', () => {
  expect(drift(timelineOf([entry(10, 1), entry(20, 2)]), used(10_000, 1))).toEqual([])
})
