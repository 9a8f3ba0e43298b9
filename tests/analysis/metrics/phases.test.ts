import { expect, test } from 'vitest'
import { phases } from '../../../src/analysis/metrics/phases.ts'
import { hit, kill, pullOf } from '../pull-where.ts'

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
  expect(phases.present(told)).toMatchObject([
    { bars: [{ note: '10.0 s without a target' }, { note: '15.0 s without a target' }] },
  ])
})

test('a jump is not worth telling', () => {
  const jump = [
    hit(0, 1, 'boss', { source: 'gwen' }),
    { type: 'targetable', at: 20_000, actor: 'boss', targetable: false } as const,
    { type: 'targetable', at: 23_000, actor: 'boss', targetable: true } as const,
    hit(90_000, 1, 'boss', { source: 'gwen' }),
  ]
  const [told] = phases.present(phases.compute(pullOf(two, ...jump)))
  expect(JSON.stringify(told)).not.toContain('without a target')
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
