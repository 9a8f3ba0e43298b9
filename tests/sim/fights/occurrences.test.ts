import { expect, test } from 'vitest'
import type { Timeline, TimelineEntry } from '../../../src/game/timelines.ts'
import { occurrencesOf } from './occurrences.ts'

const ability = (at: number, abilities: number[], more: Partial<TimelineEntry> = {}): TimelineEntry => ({
  at,
  kind: 'ability',
  abilities,
  name: 'Swing',
  sync: true,
  window: [2.5, 2.5],
  ...more,
})

const timelineOf = (...entries: TimelineEntry[]): Timeline => ({
  segments: [{ name: 'Start', phase: 1, anchorSeconds: 0, entries }],
})

const phase = { id: 1, boss: 'boss', gapS: 0 } as const
const timesOf = (found: ReturnType<typeof occurrencesOf>) => found.map(({ atMs, action }) => [atMs, action])

test('pieces of the clock are put one behind the other', () => {
  const timeline = timelineOf(ability(3, [1]), ability(105, [2]), ability(900, [3]))
  const take = [
    [0, 10],
    [100, 110],
  ] as const
  expect(timesOf(occurrencesOf(timeline, { ...phase, take }))).toEqual([
    [3_000, 1],
    [15_000, 2],
  ])
})

test('a piece may begin at a moment of its own', () => {
  const timeline = timelineOf(ability(105, [2]))
  expect(timesOf(occurrencesOf(timeline, { ...phase, take: [[100, 110, 40]] }))).toEqual([[45_000, 2]])
})

test('a loop is the same piece again', () => {
  const timeline = timelineOf(ability(2, [1]))
  const take = [
    [0, 5],
    [0, 5],
  ] as const
  expect(timesOf(occurrencesOf(timeline, { ...phase, take }))).toEqual([
    [2_000, 1],
    [7_000, 1],
  ])
})

test('where one of several may come, they take turns', () => {
  const timeline = timelineOf(ability(1, [7, 8]), ability(2, [7, 8]), ability(3, [7, 8]))
  expect(occurrencesOf(timeline, { ...phase, take: [[0, 5]] }).map(({ action }) => action)).toEqual([7, 8, 7])
})

test('what hits several times does so over its time', () => {
  const timeline = timelineOf(ability(1, [7], { name: 'Claw x5', durationS: 3.2 }))
  expect(occurrencesOf(timeline, { ...phase, take: [[0, 5]] })).toMatchObject([{ times: 5, overMs: 3_200 }])
})

test('casts and what no log can show are no occurrences; who can be attacked is', () => {
  const timeline = timelineOf(
    ability(1, [7], { kind: 'cast' }),
    ability(2, [], { kind: 'untargetable' }),
    ability(3, [], { kind: 'other' }),
  )
  expect(occurrencesOf(timeline, { ...phase, take: [[0, 5]] })).toMatchObject([{ kind: 'untargetable', atMs: 2_000 }])
})

test('what the plan adds is sorted in', () => {
  const timeline = timelineOf(ability(4, [1]))
  const found = occurrencesOf(timeline, { ...phase, take: [[0, 5]], also: [[2.5, 9]] })
  expect(timesOf(found)).toEqual([
    [2_500, 9],
    [4_000, 1],
  ])
})
