import { expect, test } from 'vitest'
import { timelineDiff } from '../../../src/analysis/metrics/timeline-diff.ts'
import { recording } from '../../fflogs/recorded.ts'
import { describeShared } from '../../shared-data.ts'
import { type NamedEvent, pullOf } from '../pull-where.ts'
import { logContexts, recordedContext } from '../real-files.ts'

/** Of The Epic of Alexander’s first phase, in order: times as its timeline has them, seconds. */
const [fluidSwing, cascade, exhaust, embolus] = [
  [11.4, 0x49b0],
  [19.5, 0x4826],
  [39.7, 0x481e],
  [41.6, 0x4829],
] as const

const used = (atS: number, ability: number): NamedEvent => ({ type: 'cast', at: atS * 1_000, source: 'boss', ability })
const tea = (...events: readonly NamedEvent[]) => timelineDiff.compute(pullOf({ encounter: 'tea' }, ...events))

test('later than the timeline is more than 0, counted from where the stretch begins', () => {
  const { stretches } = tea(used(12, fluidSwing[1]), used(20.5, cascade[1]))
  expect(stretches).toMatchObject([{ name: 'Living Liquid', phase: 1, startMs: 12_000, endMs: 20_500 }])
  expect(stretches[0]?.points).toEqual([
    [12_000, 0],
    [20_500, 400],
  ])
})

test('what did not come between two that did is told with its name and its time', () => {
  const { stretches } = tea(used(...fluidSwing), used(39.7, exhaust[1]))
  expect(stretches[0]?.missing).toContainEqual({ name: 'Cascade', ability: cascade[1], expectedMs: 19_500 })
})

test('what the timeline has in this phase, but not now, is unexpected', () => {
  const { unexpected } = tea(used(...fluidSwing), used(...cascade), used(30, embolus[1]))
  expect(unexpected).toMatchObject([{ ability: embolus[1], atMs: 30_000, count: 1, known: true }])
})

test('while nothing sets the clock nothing is unexpected', () => {
  expect(tea(used(60, embolus[1]), used(80, cascade[1])).unexpected).toEqual([])
})

test('a cast that nobody has written of is unexpected at once; a plain use is not worth a word', () => {
  const nameless = 0xff_01
  const cast: NamedEvent = { type: 'begin-cast', at: 30_000, source: 'boss', ability: nameless, durationMs: 3_000 }
  expect(tea(cast, used(33, nameless)).unexpected).toMatchObject([{ ability: nameless, atMs: 30_000, known: false }])
  expect(tea(used(33, nameless)).unexpected).toEqual([])
})

test('a fight nobody has timed says so, and claims nothing', () => {
  const result = timelineDiff.compute(pullOf({}, used(...fluidSwing)))
  expect(result).toEqual({ isTimed: false, stretches: [], unexpected: [] })
  expect(timelineDiff.present(result)).toMatchObject([{ kind: 'note' }])
})

test('shows the drift of each stretch as a row, and what is wrong by name', () => {
  const blocks = timelineDiff.present(
    tea(used(...fluidSwing), used(30.1, embolus[1]), used(39.7, exhaust[1]), used(42.1, embolus[1])),
  )
  expect(blocks).toMatchObject([
    { kind: 'table', rows: [['Living Liquid', '3', '+0.5 s', '+0.5 s']] },
    { kind: 'table', title: 'Did not come' },
  ])
  expect(JSON.stringify(blocks)).toContain('Cascade')
})

test('draws a stretch that drifts by a second or more', () => {
  const blocks = timelineDiff.present(tea(used(...fluidSwing), used(18, cascade[1])))
  expect(blocks).toMatchObject([{ kind: 'line', lines: [{ label: 'Living Liquid' }] }, { kind: 'table' }])
  expect(JSON.stringify(blocks)).toContain('−1.5 s')
})

const log = 'netlog/tea-wipe-2021.log'
describeShared('a real wipe in The Epic of Alexander', log, async () => {
  const [context] = await logContexts(log)
  if (context === undefined) throw new Error('the log holds a pull')
  const { stretches, unexpected } = timelineDiff.compute(context)

  test('keeps to the timeline within 0.3 s for 108 s, and leaves nothing out', () => {
    expect(stretches.map(({ name, points }) => [name, points.length])).toEqual([['Living Liquid', 28]])
    for (const [, drift] of stretches[0]?.points ?? []) expect(Math.abs(drift)).toBeLessThan(300)
    expect(stretches[0]?.missing).toEqual([])
  })

  test('has one thing the timeline has not: a doll that lived to exhaust a third time', () => {
    expect(unexpected).toMatchObject([{ name: 'Exhaust', count: 1, known: true }])
  })
})

describeShared('the recorded Dancing Mad wipe', recording, () => {
  test('keeps to the timeline within half a second, leaves nothing out and brings nothing new', () => {
    const { stretches, unexpected } = timelineDiff.compute(recordedContext())
    expect(stretches.map(({ name, missing }) => [name, missing])).toEqual([['Kefka', []]])
    for (const [, drift] of stretches[0]?.points ?? []) expect(Math.abs(drift)).toBeLessThan(500)
    expect(unexpected).toEqual([])
  })
})
