import { expect, test } from 'vitest'
import { buildContext } from '../../../src/analysis/context.ts'
import { readFacts } from '../../../src/game/facts.ts'
import { openLog } from '../../../src/ingest/netlog/netlog.ts'
import { recording } from '../../fflogs/recorded.ts'
import { describeShared } from '../../shared-data.ts'
import { phaseOne } from '../../sim/fru/phase-one.ts'
import { hit, type NamedEvent, pullOf } from '../pull-where.ts'
import { logContexts, recordedContext } from '../real-files.ts'

const facts = readFacts()
const ability = 97

/** Ayla strikes an enemy every second from one moment to another. */
const fought = (target: 'boss' | 'add', fromMs: number, toMs: number): NamedEvent[] =>
  Array.from({ length: (toMs - fromMs) / 1_000 + 1 }, (_, second) =>
    hit(fromMs + second * 1_000, ability, target, { source: 'ayla' }),
  ).flat()

const shows = (at: number, actor: 'boss' | 'add' | 'justice', targetable: boolean): NamedEvent => ({
  type: 'targetable',
  at,
  actor,
  targetable,
})

const downtimeOf = (...events: readonly (NamedEvent | readonly NamedEvent[])[]) =>
  pullOf({ durationMs: 60_000 }, ...events).downtime.map(({ startMs, endMs }) => [startMs, endMs])

test('while the only enemy cannot be targeted it is downtime', () => {
  const boss = [shows(20_000, 'boss', false), shows(30_000, 'boss', true)]
  expect(downtimeOf(fought('boss', 0, 19_000), boss, fought('boss', 31_000, 59_000))).toEqual([[20_000, 30_000]])
})

test('another enemy that can be targeted is no downtime', () => {
  const boss = [shows(20_000, 'boss', false), shows(40_000, 'boss', true)]
  const add = [shows(25_000, 'add', true), fought('add', 26_000, 34_000), shows(35_000, 'add', false)].flat()
  expect(downtimeOf(fought('boss', 0, 19_000), boss, add, fought('boss', 41_000, 59_000))).toEqual([
    [20_000, 25_000],
    [35_000, 40_000],
  ])
})

test('a party that merely stops is no downtime', () => {
  expect(downtimeOf(fought('boss', 0, 19_000), fought('boss', 40_000, 59_000))).toEqual([])
})

test('between the death of one enemy and the first hit on the next it is downtime', () => {
  const death: NamedEvent = { type: 'death', at: 20_000, target: 'boss' }
  expect(downtimeOf(fought('boss', 0, 19_000), death, fought('add', 27_000, 59_000))).toEqual([[20_000, 27_000]])
})

test('an enemy that is seen no more was gone, when another is fought much later', () => {
  expect(downtimeOf(fought('boss', 0, 19_000), fought('add', 30_000, 59_000))).toEqual([[19_000, 30_000]])
})

test('a known boss who is shown is there, though a party that gave up hits nobody any more', () => {
  const told = [fought('boss', 0, 19_000), shows(20_000, 'boss', false), shows(30_000, 'justice', true)]
  expect(pullOf({ durationMs: 60_000, encounter: 'tea' }, ...told).downtime).toEqual([
    { startMs: 20_000, endMs: 30_000 },
  ])
  expect(pullOf({ durationMs: 60_000 }, ...told).downtime).toEqual([{ startMs: 20_000, endMs: 60_000 }])
})

test('an enemy that goes on acting is there, hit or not', () => {
  const casts = [22_000, 25_000, 28_000].map((at): NamedEvent => ({ type: 'cast', at, source: 'boss', ability: 1 }))
  expect(downtimeOf(fought('boss', 0, 19_000), casts, fought('add', 30_000, 59_000))).toEqual([])
})

test('an enemy that is hit although nobody said that it is back is back', () => {
  expect(downtimeOf(fought('boss', 0, 19_000), shows(20_000, 'boss', false), fought('boss', 33_000, 59_000))).toEqual([
    [20_000, 33_000],
  ])
})

test('what was on its way when an enemy went does not bring it back', () => {
  expect(downtimeOf(fought('boss', 0, 20_000), shows(19_500, 'boss', false))).toEqual([[19_500, 60_000]])
})

test('an enemy that nobody ever hits does not count', () => {
  const pull = [shows(10_000, 'add', true), shows(20_000, 'boss', false), shows(30_000, 'boss', true)]
  expect(downtimeOf(fought('boss', 0, 19_000), pull)).toEqual([[20_000, 30_000]])
})

test('where nobody hits an enemy nothing is known, and nothing said', () => {
  expect(downtimeOf(hit(1_000, 18_468, 'ayla'))).toEqual([])
})

describeShared('downtime of real wipes', recording, async () => {
  const tea = await logContexts('netlog/tea-wipe-2021.log')

  test('Living Liquid and Kefka can be fought from the first moment to the last', () => {
    expect([...tea, recordedContext()].map(({ downtime }) => downtime)).toEqual([[], []])
  })
})

test('in the sample night it is downtime exactly while no boss of the script can be targeted', async () => {
  const log = await openLog(new URL('../../../sample/sample-night.log.gz', import.meta.url).pathname)
  const [shown, back] = phaseOne.targetable
  const gaps: number[] = []
  for await (const { events, ...told } of log.pulls()) {
    const pull = { ...told, id: 1, number: 1, staticId: 1, report: log.info, storedAt: 0 }
    if (pull.durationMs < (back?.fromMs ?? 0)) continue
    const [first] = buildContext(pull, events, facts).downtime
    gaps.push((first?.startMs ?? 0) - (shown?.toMs ?? 0), (first?.endMs ?? 0) - (back?.fromMs ?? 0))
  }
  expect(gaps.length).toBeGreaterThanOrEqual(20)
  expect(gaps.filter((gapMs) => gapMs !== 0)).toEqual([])
})
