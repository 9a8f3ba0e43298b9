import { expect, test } from 'vitest'
import { usesIn } from '../../src/game/timeline-uses.ts'
import { openTimelines, type TimelineEntry } from '../../src/game/timelines.ts'
import { logContexts, recordedContext } from '../analysis/real-files.ts'
import { describeShared } from '../shared-data.ts'

const at = (seconds: number, ...abilities: number[]): TimelineEntry => ({
  at: seconds,
  kind: 'ability',
  abilities,
  name: `at ${seconds}`,
  sync: true,
  window: [2.5, 2.5],
})

/** `60 7_2`: when, and which use of which ability. */
const told = (...entries: TimelineEntry[]) =>
  usesIn({ segments: [{ name: 'a', phase: 1, anchorSeconds: 0, entries }] }).map(
    ({ atSeconds, abilities }) =>
      `${atSeconds} ${abilities.map(({ ability, occurrence }) => `${ability}_${occurrence ?? '?'}`).join(' ')}`,
  )

test('uses of an ability are counted in order, those within a second as one', () => {
  expect(told(at(10, 7), at(20, 8), at(30, 7), at(30.8, 7), at(40, 7))).toEqual([
    '10 7_1',
    '20 8_1',
    '30 7_2',
    '30.8 7_2',
    '40 7_3',
  ])
})

test('a cast that also goes off is one use, one that only is cast counts by its cast', () => {
  expect(told({ ...at(10, 7), kind: 'cast' }, at(15, 7), { ...at(20, 8), kind: 'cast' })).toEqual(['15 7_1', '20 8_1'])
})

test('what is optional or may be another ability leaves the count open from then on', () => {
  expect(told({ ...at(10, 7), optional: true }, at(20, 7))).toEqual(['10 7_1', '20 7_?'])
  expect(told(at(10, 7, 8), at(20, 7), at(30, 9))).toEqual(['10 7_1 8_1', '20 7_?', '30 9_1'])
})

test('a loop leaves the count open, what comes once after it does not', () => {
  expect(told(at(10, 7), { ...at(20, 8), jumpSeconds: 5, forced: true }, at(30, 9))).toEqual([
    '10 7_?',
    '20 8_?',
    '30 9_1',
  ])
})

test('a way that goes round something leaves its count open', () => {
  expect(told({ ...at(10, 7), jumpSeconds: 40 }, at(20, 8), at(40, 8), at(50, 9))).toEqual([
    '10 7_1',
    '20 8_1',
    '40 8_?',
    '50 9_1',
  ])
})

test('a jump that is forced leaves out what lies between', () => {
  expect(told({ ...at(10, 7), jumpSeconds: 40, forced: true }, at(20, 8), at(40, 8))).toEqual([
    '10 7_1',
    '20 8_?',
    '40 8_1',
  ])
})

describeShared('real pulls', 'netlog/tea-wipe-2021.log', () => {
  test('they use the abilities as often before as their timeline says', async () => {
    const timelines = openTimelines()
    const pulls = [...(await logContexts('netlog/tea-wipe-2021.log')), recordedContext()]
    const counted = { right: 0, wrong: 0 }
    for (const { encounter, mechanics } of pulls) {
      const timeline = timelines(encounter?.key ?? '')
      if (timeline === undefined) continue
      const uses = usesIn(timeline)
      for (const { ability, occurrence, startMs } of mechanics) {
        const near = uses
          .flatMap((use) => use.abilities.filter((own) => own.ability === ability).map((own) => ({ ...own, ...use })))
          .toSorted(
            (one, other) => Math.abs(one.atSeconds * 1000 - startMs) - Math.abs(other.atSeconds * 1000 - startMs),
          )[0]
        if (near?.occurrence === undefined) continue
        counted[near.occurrence === occurrence ? 'right' : 'wrong']++
      }
    }
    // A slow party saw one Exhaust more than the timeline lists.
    expect(counted).toEqual({ right: 48, wrong: 1 })
  })
})
