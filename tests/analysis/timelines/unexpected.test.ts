import { expect, test } from 'vitest'
import { follow } from '../../../src/analysis/timelines/follow.ts'
import { unexpectedIn } from '../../../src/analysis/timelines/unexpected.ts'
import type { Timeline } from '../../../src/game/timelines.ts'
import { type NamedEvent, pullOf } from '../pull-where.ts'
import { entry, timelineOf } from './timeline-where.ts'

/** Ids that no table has. */
const [eye, eruption, stone] = [0xff_01, 0xff_02, 0xff_03]
const abilityNames = { [eye]: 'Shadoweye', [eruption]: 'Dark Eruption', [stone]: 'Stone' }

const used = (at: number, ability: number): NamedEvent => ({ type: 'cast', at, source: 'boss', ability })

function unexpected(timeline: Timeline, ...events: readonly NamedEvent[]) {
  const context = pullOf({ encounter: 'tea', abilityNames }, ...events)
  return unexpectedIn(context, timeline, follow(timeline, context.of)).map(({ name, atMs, count }) => [
    name,
    atMs,
    count,
  ])
}

test('what comes while the clock is sure, and not at its time, is unexpected', () => {
  const timeline = timelineOf([entry(10, eye), entry(60, stone)])
  expect(unexpected(timeline, used(10_000, eye), used(20_000, stone))).toEqual([['Stone', 20_000, 1]])
  expect(unexpected(timeline, used(10_000, eye), used(40_000, stone))).toEqual([])
})

test('it is told once, with how often it came', () => {
  const timeline = timelineOf([entry(10, eye), entry(60, stone)])
  expect(unexpected(timeline, used(10_000, eye), used(18_000, stone), used(22_000, stone))).toEqual([
    ['Stone', 18_000, 2],
  ])
})

test('of several at once one stands for all: what its name tells of is expected', () => {
  const together = entry(20, eye, { name: 'Shadoweye/Dark Eruption' })
  const timeline = timelineOf([entry(10, stone), together, entry(90, eruption)])
  expect(unexpected(timeline, used(10_000, stone), used(20_000, eye), used(20_000, eruption))).toEqual([])
})

test('one entry for many in a row expects all of them', () => {
  const timeline = timelineOf([entry(10, eye), entry(20, stone, { name: 'Stone x16' })])
  expect(unexpected(timeline, used(10_000, eye), used(20_000, stone), used(24_000, stone))).toEqual([])
})

test('several enemies that do the same a little later are no surprise', () => {
  const timeline = timelineOf([entry(10, eye), entry(20, stone)])
  expect(unexpected(timeline, used(10_000, eye), used(20_000, stone), used(26_000, stone))).toEqual([])
})

test('what the phase does not have is nobody’s to expect: timelines leave much out', () => {
  const timeline = timelineOf([entry(10, eye), entry(12, eruption)], [entry(200, stone)])
  expect(unexpected(timeline, used(10_000, eye), used(14_000, stone))).toEqual([])
})
