import { expect, test } from 'vitest'
import { sessionReport } from '../../../src/analysis/studies/session-report.ts'
import { analysed, hit, kill, type Name, type NamedEvent, type Setting } from '../pull-where.ts'

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
