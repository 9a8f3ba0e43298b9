import { describe, expect, test } from 'vitest'
import { gateWords } from '../../../src/analysis/gate/gate-blocks.ts'
import type { Wipe } from '../../../src/analysis/metrics/wipes.ts'
import { gateDiagnostic } from '../../../src/analysis/studies/gate-diagnostic.ts'
import type { AnalysedPull } from '../../../src/analysis/study.ts'
import { fastestMs } from './fastest.ts'
import { broke, ended, gwen, phasesUntil, played, told } from './told-pulls.ts'

const [first] = [phasesUntil(1)]
const enrage = { enrage: { atMs: 60_000, from: 'seen' }, verdict: 'missed' } as const
const times = (count: number, pull: AnalysedPull) => Array.from({ length: count }, () => pull)
const gateOf = (...pulls: readonly (AnalysedPull | readonly AnalysedPull[])[]) => {
  const { phases } = gateDiagnostic.compute(pulls.flat())
  const [gate] = phases
  if (gate === undefined) throw new Error('no pull came to a phase')
  return gate
}

/** Met the enrage with a tenth left. */
const missed = (deathsMs: readonly number[] = [], more = {}) =>
  told({
    wipe: ended('enrage'),
    phases: first,
    deathsMs,
    checks: [
      played([200_000, 380_000, 530_000, 660_000, 790_000, 900_000], {
        rate: 0.9,
        shortfallHp: 100_000,
        boss: { names: ['Boss'], maxHp: 1_000_000, startHp: 1_000_000, leftHp: 100_000, isEstimated: false },
        ...enrage,
        ...more,
      }),
    ],
  })
/** Completed: the opener did twice what an even rate says. */
const passed = told({
  setting: { outcome: 'kill' },
  wipe: ended('kill'),
  phases: phasesUntil(1, true),
  checks: [played([300_000, 500_000, 630_000, 760_000, 890_000, 1_000_000], { rate: 1, verdict: 'passed' })],
})
/** Died after 40 s with so much gone. */
const died = (goneHp: number, more: Parameters<typeof told>[0] = {}) =>
  told({
    wipe: ended('mechanic'),
    phases: first,
    checks: [played([goneHp * 0.4, goneHp * 0.66, goneHp * 0.83, goneHp], { rate: goneHp / 400_000 })],
    ...more,
  })
const onPace = died(800_000)
const tooSlow = died(600_000)
const unprotected = died(800_000, { wipe: ended('mitigation') })

describe('damage', () => {
  test('is in the way when clean pulls meet the enrage', () => {
    expect(gateOf(times(6, missed()))).toMatchObject({
      verdict: 'damage',
      lost: { damage: 6 },
      cleanMisses: 6,
      leftShare: 0.1,
    })
  })

  test('one death is clean, and so are those that the enrage itself brings', () => {
    expect(gateOf(times(5, missed([30_000, 59_500, 60_000])))).toMatchObject({ verdict: 'damage', cleanMisses: 5 })
  })

  test('deaths that cost as much as was missing are what it was lost to', () => {
    const cost = { player: { id: 6, name: 'Gwen' }, kind: 'dead', atMs: 20_000, lostMs: 20_000, hp: 60_000 } as const
    const dear = missed([20_000, 25_000], { costs: [cost, cost] })
    expect(gateOf(times(5, dear))).toMatchObject({ verdict: 'mechanics', lost: { mechanics: 5, damage: 0 } })
  })

  test('deaths that cost less do not explain it', () => {
    expect(gateOf(times(5, missed([20_000, 25_000])))).toMatchObject({ verdict: 'damage', cleanMisses: 0 })
  })
})

test('deaths before an enrage that nobody can reckon with count for neither', () => {
  const unknown = told({ wipe: ended('enrage', { enrageMs: 60_000 }), phases: first, deathsMs: [20_000, 25_000] })
  expect(gateOf(times(5, unknown))).toMatchObject({ verdict: 'unclear', lost: { both: 5 } })
})

test('pulls that died and were too slow speak for damage once another has met the enrage', () => {
  expect(gateOf(times(4, missed()), times(7, tooSlow), passed)).toMatchObject({
    verdict: 'damage',
    counts: { damage: 11, mechanics: 0 },
    lost: { damage: 4, both: 7 },
  })
  expect(gateOf(times(7, tooSlow), passed)).toMatchObject({ verdict: 'unclear', counts: { damage: 0 } })
})

describe('mechanics', () => {
  test('are in the way when pulls that are fast enough die before the enrage', () => {
    expect(gateOf(times(6, onPace), passed)).toMatchObject({
      verdict: 'mechanics',
      reached: 7,
      passed: 1,
      pace: { on: 6, of: 6 },
    })
  })

  test('pulls are compared up to the same moment: an opener alone makes nobody fast', () => {
    // 600,000 after 40 s is half as much again as an even rate asks for, and less than those had who passed.
    expect(gateOf(times(6, tooSlow), passed)).toMatchObject({
      verdict: 'unclear',
      lost: { both: 6, mechanics: 0 },
      pace: { on: 0, of: 6 },
    })
  })

  test('a pull that missed says what would have been enough, too', () => {
    // It had 660,000 after 40 s at 0.9 of what was needed: 733,000 is due.
    expect(gateOf(times(6, died(760_000)), missed()).pace).toEqual({ on: 6, of: 6 })
    expect(gateOf(times(6, died(700_000)), missed()).pace).toEqual({ on: 0, of: 6 })
  })

  test('so near the line that luck decides, the pace is not told, and they died all the same', () => {
    expect(gateOf(times(6, died(740_000)), passed)).toMatchObject({ verdict: 'mechanics', pace: { on: 0, of: 0 } })
  })

  test('what deaths cost is damage they have in them', () => {
    const cost = { player: { id: 6, name: 'Gwen' }, kind: 'dead', atMs: 10_000, lostMs: 30_000, hp: 90_000 } as const
    const short = told({
      wipe: ended('mechanic'),
      phases: first,
      checks: [played([300_000, 480_000, 590_000, 700_000], { costs: [cost] })],
    })
    expect(gateOf(times(5, short), passed)).toMatchObject({ verdict: 'mechanics', pace: { on: 5, of: 5 } })
  })

  test('a call is what it was called for; without a known cause it is lost to nothing', () => {
    const calls = (cause: Wipe['cause']) => times(5, died(800_000, { wipe: ended('called', { cause }) }))
    const death = { player: gwen, atMs: 38_000, together: 0 }
    expect(gateOf(calls({ kind: 'call', atMs: 40_000, death }))).toMatchObject({ lost: { mechanics: 5 } })
    expect(gateOf(calls({ kind: 'call', atMs: 40_000 }))).toMatchObject({ lost: { other: 5 }, judged: 0 })
  })

  test('an origin that is no cover outweighs what class the last deaths were of', () => {
    const fault = broke()
    const caused = died(800_000, { wipe: ended('mitigation'), faults: { faults: [fault], origin: fault.key } })
    expect(gateOf(times(5, caused))).toMatchObject({ lost: { mechanics: 5 } })
  })
})

describe('mitigation', () => {
  test('is in the way when they die to what it would have covered', () => {
    expect(gateOf(times(6, unprotected), passed)).toMatchObject({ verdict: 'mitigation', lost: { mitigation: 6 } })
  })

  test('so does a planned cover that was missed and decided it', () => {
    const fault = broke({ kind: 'mitigation' })
    const caused = died(800_000, { faults: { faults: [fault], origin: fault.key } })
    expect(gateOf(times(5, caused))).toMatchObject({ verdict: 'mitigation' })
  })
})

describe('unclear', () => {
  test('is what fewer than five lost pulls are', () => {
    expect(gateOf(times(4, missed()))).toMatchObject({ verdict: 'unclear', judged: 4 })
  })

  test('are ways whose intervals overlap', () => {
    expect(gateOf(times(4, missed()), times(4, onPace))).toMatchObject({ verdict: 'unclear' })
    expect(gateOf(times(11, missed()), times(1, onPace))).toMatchObject({ verdict: 'damage' })
  })

  test('resets and records that end are lost to nothing', () => {
    const reset = died(800_000, { wipe: ended('reset') })
    const cut = died(800_000, { setting: { outcome: 'unknown' } })
    expect(gateOf(times(3, reset), times(3, cut), times(5, missed()))).toMatchObject({ lost: { other: 6 }, judged: 5 })
  })

  test('a pull that has not been analysed claims nothing', () => {
    expect(gateDiagnostic.compute([{ ...onPace, results: {} }])).toEqual({ pulls: 1, phases: [] })
  })
})

test('the wall is the phase that most pulls are lost in, the later of equals', () => {
  const second = told({ wipe: ended('mechanic'), phases: phasesUntil(2) })
  expect(gateDiagnostic.compute([...times(3, onPace), ...times(2, second)])).toMatchObject({ wall: 1 })
  expect(gateDiagnostic.compute([...times(2, onPace), ...times(2, second)])).toMatchObject({
    wall: 2,
    phases: [
      { id: 1, reached: 4, passed: 2 },
      { id: 2, reached: 2, passed: 0 },
    ],
  })
})

test('without a time or HP anybody can tell, deaths still are mechanics', () => {
  const unknown = told({ wipe: ended('mechanic'), phases: first })
  expect(gateOf(times(5, unknown))).toMatchObject({ verdict: 'mechanics', pace: { on: 0, of: 0 } })
})

test('read aloud', () => {
  const words = [
    gateOf(times(9, missed()), times(1, onPace), passed),
    gateOf(times(4, missed()), times(7, tooSlow), passed),
    gateOf(times(12, onPace), times(1, missed()), passed, times(2, died(800_000, { wipe: ended('reset') }))),
    gateOf(times(6, unprotected), passed),
    gateOf(times(4, missed()), times(4, onPace), tooSlow, passed),
    gateOf(times(1, onPace)),
    gateOf(passed),
  ].map(gateWords)
  expect(words).toEqual([
    '11 pulls reached P1, 1 got past it. 9 of 10 (60 to 98 %) of those lost met the enrage, and deaths do not explain it. In 9 clean pulls about 10.0 % was left. Next: more damage in P1, idle time and raid buffs first.',
    '12 pulls reached P1, 1 got past it. 11 of 11 (74 to 100 %) of those lost were short of damage: 4 met the enrage, which deaths do not explain, and 7 died before it, too slow as well. In 4 clean pulls about 10.0 % was left. Next: more damage in P1, idle time and raid buffs first.',
    '16 pulls reached P1, 1 got past it. 12 of 13 (67 to 99 %) of those lost ended on mechanics. The damage was there in all 12 whose pace can be told. Next: practise what ends it; /mechanic lists it. 2 more ended without a cause that can be told.',
    '7 pulls reached P1, 1 got past it. 6 of 6 (61 to 100 %) of those lost ended on hits that planned or free mitigation would have covered. The damage was there in all 6 whose pace can be told. Next: go through the plan for those hits.',
    '10 pulls reached P1, 1 got past it. 9 were lost there: 4 to damage, 4 to mechanics, and 1 to deaths while damage was short as well. No single thing stands in the way. 4 of the 5 whose pace can be told were fast enough for the enrage.',
    '1 pull reached P1, none got past it. With 1 lost in P1 it is too early to say what is in the way. The damage was there in the one whose pace can be told.',
    '1 pull reached P1, 1 got past it.',
  ])
})

test('three hundred pulls take less than 50 ms', () => {
  const pulls = [...times(100, missed()), ...times(150, onPace), ...times(50, passed)]
  expect(fastestMs(() => gateDiagnostic.present(gateDiagnostic.compute(pulls)))).toBeLessThan(50)
})
