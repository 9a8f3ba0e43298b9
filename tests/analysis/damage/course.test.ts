import { describe, expect, test } from 'vitest'
import { courseOf, goneAfter, type PhaseCourse } from '../../../src/analysis/damage/course.ts'
import { dpsCheck } from '../../../src/analysis/metrics/dps-check.ts'
import { hit, kill, type NamedEvent, pullOf } from '../pull-where.ts'

const steady: PhaseCourse = { mustGoHp: 1_000, playedMs: 25_000, goneHp: [100, 200, 250] }

describe('HP gone', () => {
  test.each([
    [0, 0],
    [5_000, 50],
    [10_000, 100],
    [20_000, 200],
    [22_500, 225],
    [25_000, 250],
  ])('after %i ms is read between what was kept', (ms, gone) => {
    expect(goneAfter(steady, ms)).toBe(gone)
  })

  test('beyond the end nobody knows', () => {
    expect(goneAfter(steady, 25_001)).toBeUndefined()
  })

  test('is kept every ten seconds and at the end, which may be one of them', () => {
    const hp = {
      names: [],
      maxHp: 100,
      startHp: 100,
      leftHp: 40,
      isEstimated: false,
      leftAt: (ms: number) => 100 - ms / 1_000,
    }
    expect(courseOf(hp, 20, 5_000, 25_000)).toEqual({ mustGoHp: 80, playedMs: 20_000, goneHp: [15, 60] })
  })
})

describe('of a pull', () => {
  const boss = (atMs: number, hp: number): NamedEvent => ({ type: 'state', at: atMs, actor: 'boss', hp, maxHp: 900 })
  const fought = hit(0, 97, 'boss', { source: 'ayla', amount: 1 })
  const told = [fought, boss(0, 900), boss(9_000, 700), boss(19_000, 600), boss(29_000, 100)]
  const courseIn = (...more: Parameters<typeof pullOf>) => dpsCheck.compute(pullOf(...more)).checks[0]?.course

  test('everything must go where nobody has said what the phase asks for', () => {
    expect(courseIn({ durationMs: 30_000 }, ...told)).toEqual({
      mustGoHp: 900,
      playedMs: 30_000,
      goneHp: [200, 300, 800],
    })
  })

  test('what came after the pull was lost is not looked at', () => {
    const lost = (['ayla', 'bram', 'cira', 'dorn'] as const).map((name) => kill(14_300, 55_001, name))
    expect(courseIn({ durationMs: 30_000 }, ...told, ...lost)).toMatchObject({ playedMs: 15_000, goneHp: [200, 200] })
  })

  test('of a phase of fixed length none is kept: it asks for nothing', () => {
    const phases = [{ id: 2, startMs: 0 }]
    expect(courseIn({ encounter: 'fru', durationMs: 30_000, phases }, ...told)).toBeUndefined()
  })
})
