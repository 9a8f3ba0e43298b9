import { describe, expect, test } from 'vitest'
import { neededLine } from '../../../src/analysis/damage/needed-line.ts'
import { raceBlock } from '../../../src/analysis/damage/race-block.ts'
import { wallCourses, wallRace } from '../../../src/analysis/gate/wall-courses.ts'
import { gateDiagnostic } from '../../../src/analysis/studies/gate-diagnostic.ts'
import { phasesUntil, played, told } from '../studies/told-pulls.ts'

describe('what may be left when', () => {
  const phase = { hp: 900, startMs: 1_000, endMs: 10_000 }

  test('falls evenly to nothing at the enrage', () => {
    expect(neededLine(phase, [])).toEqual([
      [0, 900],
      [9_000, 0],
    ])
  })

  test('stands while nobody can be fought', () => {
    expect(neededLine(phase, [{ startMs: 4_000, endMs: 7_000 }])).toEqual([
      [0, 900],
      [3_000, 450],
      [6_000, 450],
      [9_000, 0],
    ])
  })

  test('stands from the start of a phase that begins with nobody to fight', () => {
    expect(neededLine(phase, [{ startMs: 0, endMs: 4_000 }])).toEqual([
      [0, 900],
      [3_000, 900],
      [9_000, 0],
    ])
  })
})

describe('the race of a pull', () => {
  const enrage = { atMs: 160_000, from: 'seen' } as const

  test('is what was left every ten seconds, beside the enrage counted from the start of the phase', () => {
    const check = played([300_000, 500_000, 650_000], { startMs: 100_000, enrage, verdict: 'on pace' })
    expect(raceBlock([check])).toEqual({
      kind: 'race',
      title: 'Damage against the enrage',
      phases: [
        {
          name: 'P1',
          hp: 1_000_000,
          enrageMs: 60_000,
          lines: [
            {
              label: 'this pull',
              main: true,
              points: [
                [0, 1_000_000],
                [10_000, 700_000],
                [20_000, 500_000],
                [30_000, 350_000],
              ],
            },
          ],
          words: 'fast enough so far',
        },
      ],
    })
  })

  test('says how it went: done in time, short, or missed', () => {
    const boss = { names: ['Boss'], maxHp: 1_000_000, startHp: 1_000_000, leftHp: 120_000, isEstimated: false }
    const words = [
      played([500_000, 1_000_000], { startMs: 100_000, enrage, verdict: 'passed' }),
      played([500_000], { startMs: 100_000, enrage, verdict: 'short', shortfallHp: 40_000 }),
      played([500_000], { startMs: 100_000, enrage, verdict: 'missed', boss }),
    ].map((check) => raceBlock([check])?.phases[0]?.words)
    expect(words).toEqual(['done 0:40 before the enrage', '40.0 k too much at that pace', '120.0 k left at the enrage'])
  })

  test('is none where no enrage or no HP is known', () => {
    const { course: _, ...unseen } = played([500_000], { enrage })
    expect(raceBlock([played([500_000]), unseen])).toBeUndefined()
  })
})

test('the wall is shown over all pulls that came to it, the one with least left before the others', () => {
  const enrage = { atMs: 60_000, from: 'timeline' } as const
  const pull = (number: number, ...gone: readonly number[]) =>
    told({
      setting: { number },
      wipe: { class: 'mechanic' },
      phases: phasesUntil(1),
      checks: [played(gone, { enrage })],
    })
  const pulls = [
    pull(4, 200_000, 400_000, 600_000),
    pull(5, 200_000, 400_000, 600_000, 800_000),
    pull(6, 100_000), // the opener and nothing else
  ]
  const gate = gateDiagnostic.compute(pulls)
  expect(gate.courses?.map(({ number }) => number)).toEqual([5, 4])
  const [wall] = gate.phases
  const race = wall && wallRace(wall, wallCourses(pulls, 1))
  expect(race).toMatchObject({
    title: 'P1 against its enrage in 2 pulls',
    phases: [{ enrageMs: 60_000, words: 'best, pull 5: 200.0 k left after 0:40', lines: [{ main: true }, {}] }],
  })
  expect(race?.phases[0]?.lines[1]).not.toHaveProperty('main')
  expect(gateDiagnostic.present(gate)).toContainEqual(race)
})
