import { expect, test } from 'vitest'
import { strengthAt } from '../script.ts'
import { coverOf } from './covers.ts'
import { kitOf, kits } from './index.ts'
import type { Kit } from './kit.ts'

const idsOf = ({ loop, bursts, weaves, mitigations, opening }: Kit): number[] =>
  [opening, ...loop, ...bursts.flatMap(({ use }) => use), ...weaves, ...Object.values(mitigations)].map(({ id }) => id)

test('at level 100 a kit is as it is written', () => {
  for (const kit of kits) expect(kitOf(kit.job)).toBe(kit)
})

test.each(kits.map(({ job }) => job))(
  '%s can be played at every level, and presses nothing it has not learned',
  (job) => {
    for (const level of [70, 80, 90] as const) {
      const kit = kitOf(job, level)
      expect(kit.loop.length).toBeGreaterThan(0)
      expect(kit.maxHp).toBe(Math.round(kitOf(job).maxHp * strengthAt[level].hp))
      const later = idsOf(kit).filter((id) => learnedAfter90.has(id))
      expect(later).toEqual([])
    }
  },
)

test('what is not learned gives way to what came before it', () => {
  expect(kitOf('WHM', 80).loop.map(({ name }) => name)).toEqual(['Glare'])
  expect(kitOf('WHM', 70).loop.map(({ name }) => name)).toEqual(['Stone IV'])
  expect(kitOf('SAM', 70).loop.map(({ name }) => name)).toContain('Hakaze')
})

test('the great covers of tanks take 30 % below level 92 and 40 % from there on', () => {
  for (const job of ['PLD', 'WAR', 'DRK', 'GNB'] as const) {
    expect(coverOf(kitOf(job, 90), 'damnation')?.gives?.[0]?.taken?.magical).toBe(0.7)
    expect(coverOf(kitOf(job), 'damnation')?.gives?.[0]?.taken?.magical).toBe(0.6)
  }
})

test('Reprisal, Feint and Addle last 10 s below level 98, and 15 s from there on', () => {
  const lasts = (job: 'WAR' | 'DRG' | 'RDM', use: string, level: 90 | 100) =>
    coverOf(kitOf(job, level), use)?.gives?.[0]?.durationMs
  for (const [job, use] of [
    ['WAR', 'reprisal'],
    ['DRG', 'feint'],
    ['RDM', 'addle'],
  ] as const) {
    expect([lasts(job, use, 90), lasts(job, use, 100)]).toEqual([10_000, 15_000])
  }
})

test('covers of ranged jobs are 10 % every two minutes at first, and 15 % every 90 s at last', () => {
  for (const job of ['BRD', 'MCH', 'DNC'] as const) {
    const told = ([80, 90, 100] as const).map((level) => {
      const cover = coverOf(kitOf(job, level), 'samba')
      return [cover?.recastMs, cover?.gives?.[0]?.taken?.physical]
    })
    expect(told).toEqual([
      [120_000, 0.9],
      [90_000, 0.9],
      [90_000, 0.85],
    ])
  }
})

/** Some of what nobody has before level 92. */
const learnedAfter90: ReadonlySet<number> = new Set([
  36920, 36923, 36927, 36935, 36945, 36963, 36986, 37009, 37029, 36966, 36981, 36982, 36989, 36992, 36994,
])
