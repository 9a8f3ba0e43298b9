import { describe, expect, test } from 'vitest'
import { projectionOf } from '../../../src/analysis/progress/projection.ts'
import { depthWords } from '../../../src/analysis/progress/trajectory-blocks.ts'
import { depthOf, type SaidPoint, type Tried } from '../../../src/analysis/progress/tried.ts'
import { progTrajectory } from '../../../src/analysis/studies/prog-trajectory.ts'

const phases = ['P1', 'P2', 'I', 'P3']
const dayMs = 24 * 3_600_000
const start = Date.UTC(2026, 10, 1, 20)

let number = 0
const pull = (night: number, phaseId?: number, share?: number, more: Partial<Tried> = {}): Tried => ({
  number: ++number,
  nightId: night,
  startedAt: start + night * dayMs + number * 600_000,
  durationMs: 300_000,
  outcome: 'wipe',
  ...(phaseId !== undefined && { depth: { phaseId, ...(share !== undefined && { boss: { share } }) } }),
  ...more,
})

const said = (day: string, phaseId: number, more: Partial<SaidPoint> = {}): SaidPoint => ({
  day,
  phaseId,
  by: 'Ayla',
  ...more,
})

const compute = (tries: readonly Tried[], points: readonly SaidPoint[] = []) =>
  progTrajectory.compute({ phases, isWhole: true, tries, points })

describe('how far', () => {
  test('is the phase and what its boss had lost; a phase that was finished is less than the next one', () => {
    expect(depthOf(pull(1, 2, 0.25), 4)).toBeCloseTo(1.75, 3)
    expect(depthOf(pull(1, 2, 0), 4)).toBeLessThan(2)
    expect(depthOf(pull(1, 3), 4)).toBe(2)
    expect(depthOf(pull(1, 4, 0, { outcome: 'kill' }), 4)).toBe(4)
    expect(depthOf(pull(1), 4)).toBeUndefined()
  })

  test('reads as raiders say it', () => {
    const words = [1.75 * 0.9999 + 0.0001, 2, 3.9999, 4].map((depth) => depthWords(depth, phases))
    expect(words).toEqual(['P2 25.0 %', 'I', 'P3 0 %', 'Kill'])
  })
})

test('nights are told in order with what their pulls came to; the best names its pull', () => {
  const second = [pull(2, 2, 0.5), pull(2, 1, 0.1)]
  const told = compute([pull(3, 1, 0.9), ...second.toReversed(), pull(1, 1, 0.4)])
  expect(told.nights.map(({ depths }) => depths.length)).toEqual([1, 2, 1])
  expect(told.nights[1]?.depths[0]).toBeCloseTo(1.5, 3)
  expect(told.best).toMatchObject({ number: second[0]?.number, at: second[0]?.startedAt })
  expect(told).toMatchObject({ pulls: 4, kills: 0, inCombatMs: 1_200_000 })
})

test('shares are of pulls whose depth is known, in all and in the last three nights', () => {
  const { reached, known, lateKnown } = compute([
    pull(1, 1, 0.5),
    pull(2, 2, 0.5),
    pull(3, 1, 0.5),
    pull(4, 4, 0.5),
    pull(4),
  ])
  expect({ known, lateKnown }).toEqual({ known: 4, lateKnown: 3 })
  expect(reached).toEqual([
    { name: 'P1', k: 4, lateK: 3 },
    { name: 'P2', k: 2, lateK: 2 },
    { name: 'I', k: 1, lateK: 1 },
    { name: 'P3', k: 1, lateK: 1 },
  ])
})

test('what was said counts for how far and never for shares; said of a logged night it stands beside its pulls', () => {
  const told = compute(
    [pull(1, 1, 0.5)],
    [said('2026-11-02', 2, { bossShare: 0.5 }), said('2026-11-03', 4, { pulls: 20 })],
  )
  expect(told.nights.map((night) => [night.depths.length, night.said?.depth])).toEqual([
    [1, expect.closeTo(1.5, 3)],
    [0, 3],
  ])
  expect(told).toMatchObject({ pulls: 1, saidPulls: 20, known: 1, best: { depth: 3 } })
  expect(told.best).not.toHaveProperty('number')
  expect(compute([], [said('2026-11-03', 4, { bossShare: 0 })]).best?.depth).toBe(4)
})

describe('the end is projected', () => {
  test('with its interval from nights that go up evenly', () => {
    expect(projectionOf([1, 1.32, 1.59, 1.88, 2.21, 2.5], 4)).toEqual({ low: 5, high: 6, nights: 6 })
    expect(projectionOf([1, 1.5, 1.3, 2.1, 2, 2.6], 4)).toEqual({ low: 3, high: 14, nights: 6 })
  })

  test('not from fewer than five nights, nor from nights that go nowhere, nor down, nor when nobody could tell how long', () => {
    expect(projectionOf([1, 1.5, 2, 2.5], 4)).toBeUndefined()
    expect(projectionOf([1, 1.4, 0.9, 1.5, 1.1, 1.3], 4)).toBeUndefined()
    expect(projectionOf([3, 2.5, 2, 1.5, 1], 4)).toBeUndefined()
    expect(projectionOf([1, 1.02, 1.05, 1.06, 1.1], 4)).toBeUndefined()
  })

  test('not where nobody knows how many phases there are', () => {
    const tries = [1, 2, 3, 4, 5].map((night) => pull(night, Math.min(night, 4), 0.5))
    const told = { phases, tries, points: [] }
    expect(progTrajectory.compute({ ...told, isWhole: true })).toHaveProperty('projection')
    expect(progTrajectory.compute({ ...told, isWhole: false })).not.toHaveProperty('projection')
  })

  test('not after a kill', () => {
    const nights = [1, 2, 3, 4, 5].map((night) => pull(night, Math.min(night, 4), 0.5))
    expect(compute(nights).projection).toBeDefined()
    expect(compute([...nights, pull(6, 4, 0, { outcome: 'kill' })])).not.toHaveProperty('projection')
  })
})

test('nothing stored says what to do', () => {
  expect(progTrajectory.present(compute([]))).toEqual([
    { kind: 'note', text: 'Nothing of this fight is stored. /point add notes a night that nobody logged.' },
  ])
})
