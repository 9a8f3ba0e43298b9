import { expect, test } from 'vitest'
import type { Faults } from '../../../src/analysis/metrics/faults.ts'
import type { PressTold, PressVerdict } from '../../../src/analysis/mitigation/press-told.ts'
import { sessionText } from '../../../src/analysis/session/session-text.ts'
import type { SessionReport } from '../../../src/analysis/studies/session-report.ts'
import { sessionReport } from '../../../src/analysis/studies/session-report.ts'
import { analysed, hit, kill, type Name, type NamedEvent, type Setting } from '../pull-where.ts'
import { broke, gwen, hale, phasesUntil, told } from './told-pulls.ts'

const sluice = 18_865
const raidwide = 55_001
const party = ['ayla', 'bram', 'cira', 'dorn', 'edda', 'finn', 'gwen', 'hale'] as const
const abilityNames = { [raidwide]: 'Cascade', [sluice]: 'Sluice' }

const pull = (setting: Setting, ...events: (NamedEvent | readonly NamedEvent[])[]) =>
  analysed({ encounter: 'fru', durationMs: 60_000, abilityNames, ...setting }, ...events)
const killAll = (who: readonly Name[]) => who.flatMap((name) => kill(55_000, raidwide, name, { packet: 1 }))
const wiped = killAll(party)
const secondPhase = {
  phases: [
    { id: 1, startMs: 0 },
    { id: 2, startMs: 40_000 },
  ],
}

test('a night without pulls is a report without claims', () => {
  expect(sessionReport.compute([])).toEqual({
    pulls: 0,
    kills: 0,
    wipes: 0,
    inCombatMs: 0,
    deaths: 0,
    classes: [],
    killers: [],
    faults: [],
    faultChances: 0,
    firsts: [],
    scores: { pulls: 0, hasRules: false, players: [], unnamed: 0 },
  })
})

test('pulls, kills and wipes, and the time they took', () => {
  const report = sessionReport.compute([pull({}, wiped), pull({ outcome: 'kill' }), pull({ outcome: 'unknown' })])
  expect(report).toMatchObject({ pulls: 3, kills: 1, wipes: 1, inCombatMs: 180_000 })
})

test('the best pull is the one in the latest phase, and there with least left', () => {
  const report = sessionReport.compute([
    pull({ number: 1, bossHp: 0.01 }, wiped),
    pull({ number: 2, ...secondPhase, bossHp: 0.6 }, wiped),
    pull({ number: 3, ...secondPhase, bossHp: 0.4 }, wiped),
  ])
  expect(report.best).toEqual({ pull: 3, phase: 'P2', share: 0.4, kill: false })
})

test('a kill is the best there is', () => {
  const report = sessionReport.compute([pull({ number: 1, outcome: 'kill' }), pull({ number: 2, ...secondPhase })])
  expect(report.best).toMatchObject({ pull: 1, kill: true })
})

test('a phase is a first when an earlier pull of these did not see it', () => {
  const report = sessionReport.compute([
    pull({ number: 4 }),
    pull({ number: 5, ...secondPhase }),
    pull({ number: 6, ...secondPhase }),
  ])
  expect(report.firsts).toEqual([{ phase: 'P2', pull: 5 }])
})

test('what the first pull saw is no first: nobody knows what came before', () => {
  expect(sessionReport.compute([pull(secondPhase)]).firsts).toEqual([])
})

test('what killed and how pulls ended, most first', () => {
  const report = sessionReport.compute([
    pull({}, wiped),
    pull({ encounter: 'tea' }, kill(50_000, sluice, 'gwen'), killAll(party.filter((name) => name !== 'gwen'))),
  ])
  expect(report.killers).toEqual([
    { name: 'Cascade', count: 15 },
    { name: 'Sluice', count: 1 },
  ])
  expect(report.classes.map(({ count }) => count)).toEqual([1, 1])
  expect(report.deaths).toBe(16)
})

test('rules broken, with the chances there were', () => {
  const tea = { encounter: 'tea' }
  const report = sessionReport.compute([pull(tea, hit(10_000, sluice, 'gwen')), pull(tea, hit(10_000, sluice, 'hale'))])
  expect(report).toMatchObject({ faults: [{ name: 'Sluice', count: 2 }], faultChances: 16 })
})

test('a pull whose analysis failed is counted, and claims nothing', () => {
  const report = sessionReport.compute([{ ...pull({}), results: {} }])
  expect(report).toMatchObject({ pulls: 1, deaths: 0, classes: [] })
})

test('an empty list is not drawn', () => {
  const blocks = sessionReport.present(sessionReport.compute([pull({ outcome: 'kill' })]))
  expect(blocks.map(({ kind }) => kind)).toEqual(['stat', 'note'])
})

const press = (verdict: PressVerdict): PressTold => ({
  mechanic: { ability: raidwide, occurrence: 1, name: 'Cascade' },
  role: 'MT',
  cover: { ability: 7_535, name: 'Reprisal' },
  verdict,
})
const planned = (...verdicts: readonly PressVerdict[]) =>
  told({ more: { 'mit-audit': { presses: verdicts.map(press), hits: [] } } })

test('mitigation hits are of the presses that somebody could make', () => {
  const report = sessionReport.compute([
    planned('hit', 'hit', 'late', 'missed', 'early', 'wrong-target'),
    planned('hit', 'dead', 'unavailable', 'not-reached'),
  ])
  expect(report.mitigation).toEqual({ hit: 3, of: 7 })
})

test('without a plan nothing is said of it', () => {
  expect(sessionReport.compute([planned()])).not.toHaveProperty('mitigation')
  expect(sessionReport.compute([planned('dead')])).not.toHaveProperty('mitigation')
})

const cyclone = { id: 40_144, name: 'Cyclonic Break' }
const night = (faults: Faults['faults'], count: number) =>
  Array.from({ length: count }, () =>
    told({
      phases: phasesUntil(1),
      reached: { mechanics: [{ ability: cyclone, atMs: [14_000] }], players: [gwen, hale], away: [], untilMs: 60_000 },
      faults: {
        faults,
        chances: [gwen, hale].map((player) => ({ player, chances: 10 })),
        ...(faults[0] ? { origin: faults[0].key } : {}),
      },
    }),
  )

test('the worst mechanic is the one that cost most', () => {
  expect(sessionReport.compute([...night([broke()], 2), ...night([], 3)]).worst).toEqual({
    name: 'Cyclonic Break',
    phase: 'P1',
    failures: 2,
    chances: 5,
    ended: 2,
  })
})

test('read aloud, under each blame level', () => {
  const report = {
    ...sessionReport.compute([...night([broke(), broke({ grave: false, key: 'b' })], 2), ...night([], 3)]),
    mitigation: { hit: 41, of: 48 },
    best: { pull: 4, phase: 'P3', share: 0.412, kill: false },
    firsts: [{ phase: 'P3', pull: 4 }],
    killers: [{ name: 'Burnished Glory', count: 12 }],
  }
  const lines = [
    '**Best:** pull 4, P3 with 41.2 % left.',
    '**First time in P3:** pull 4.',
    '**Look at first:** Cyclonic Break in P1 failed in 2 of 5 pulls that came to it, and 2 ended with it.',
    '**Planned mitigation:** 41 of 48 presses were on in time (73 to 93 %).',
    '**Went right:** 96 of 100 chances.',
    '**Mistakes:** 2 major and 2 minor in 100 chances.',
  ]
  const rest = [
    '**How pulls ended:** mechanic 5.',
    '**What killed:** Burnished Glory 12.',
    '**Rules broken:** Cyclonic Break 4.',
  ]
  expect(sessionText(report, 'off').split('\n')).toEqual([...lines, ...rest])
  expect(sessionText(report, 'roles').split('\n').slice(5, 7)).toEqual([
    `${lines[5]} By person: a caster 0 of 50 · a ranged 4 of 50.`,
    '**Cleanest:** a caster, 50 of 50 chances went right (93 to 100 %).',
  ])
  expect(sessionText(report, 'initials')).toContain('By person: G. A. 4 of 50 · H. B. 0 of 50.')
  expect(sessionText(report, 'names')).toContain('**Cleanest:** Hale Brook, 50 of 50')
})

test('however long its names are, it fits one message', () => {
  const name = 'x'.repeat(300)
  const report: SessionReport = {
    ...sessionReport.compute(night([broke()], 2)),
    killers: Array.from({ length: 5 }, () => ({ name, count: 1 })),
    faults: Array.from({ length: 5 }, () => ({ name, count: 1 })),
  }
  expect(sessionText(report, 'names').length).toBeLessThanOrEqual(2_000)
  expect(sessionText(report, 'names')).toContain('**Mistakes:**')
})
