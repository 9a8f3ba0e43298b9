import { expect, test } from 'vitest'
import { phases } from '../../../src/analysis/metrics/phases.ts'
import { describeShared } from '../../shared-data.ts'
import { hit, kill, pullOf } from '../pull-where.ts'
import { logContexts } from '../real-files.ts'

const two = {
  encounter: 'fru',
  durationMs: 100_000,
  phases: [
    { id: 1, startMs: 0 },
    { id: 2, startMs: 60_000 },
  ],
}

test('a death belongs to the phase in which the blow landed', () => {
  const told = phases.compute(pullOf(two, kill(58_000, 1, 'gwen'), kill(70_000, 1, 'hale')))
  expect(told.map(({ name, deaths }) => [name, deaths])).toEqual([
    ['P1', 1],
    ['P2', 1],
  ])
})

test('a death told after the end belongs to the last phase', () => {
  expect(phases.compute(pullOf(two, kill(100_500, 1, 'gwen'))).at(-1)?.deaths).toBe(1)
})

test('the last phase is complete only on a kill', () => {
  const complete = (outcome: 'wipe' | 'kill') =>
    phases.compute(pullOf({ ...two, outcome })).map(({ isComplete }) => isComplete)
  expect([complete('wipe'), complete('kill')]).toEqual([
    [true, false],
    [true, true],
  ])
})

test('time without a target belongs to the phases it lies in', () => {
  const gone = [
    hit(0, 1, 'boss', { source: 'gwen' }),
    hit(90_000, 1, 'boss', { source: 'gwen' }),
    { type: 'targetable', at: 50_000, actor: 'boss', targetable: false } as const,
    { type: 'targetable', at: 75_000, actor: 'boss', targetable: true } as const,
  ]
  const told = phases.compute(pullOf(two, ...gone))
  expect(told.map(({ downtimeMs }) => downtimeMs)).toEqual([10_000, 15_000])
  expect(phases.present(told).at(-1)).toMatchObject({
    title: 'Without a target',
    rows: [
      ['P1', '10.0 s'],
      ['P2', '15.0 s'],
    ],
  })
})

test('a jump is not worth telling', () => {
  const jump = [
    hit(0, 1, 'boss', { source: 'gwen' }),
    { type: 'targetable', at: 20_000, actor: 'boss', targetable: false } as const,
    { type: 'targetable', at: 23_000, actor: 'boss', targetable: true } as const,
    hit(90_000, 1, 'boss', { source: 'gwen' }),
  ]
  expect(phases.present(phases.compute(pullOf(two, ...jump))).map(({ kind }) => kind)).toEqual(['bars'])
})

test('shows how long each took', () => {
  expect(phases.present(phases.compute(pullOf(two)))).toMatchObject([
    {
      bars: [
        { label: 'P1', value: 60_000 },
        { label: 'P2', value: 40_000 },
      ],
    },
  ])
})

describeShared('a real wipe in The Epic of Alexander', 'netlog/tea-wipe-2021.log', async () => {
  const [context] = await logContexts('netlog/tea-wipe-2021.log')

  test('is one phase of two minutes, with nine deaths and always a target', () => {
    expect(context && phases.compute(context)).toEqual([
      { id: 1, name: 'P1', startMs: 0, endMs: 118_497, deaths: 9, downtimeMs: 0, isComplete: false },
    ])
  })
})
