import { describe, expect, test } from 'vitest'
import type { FaultTold } from '../../../src/analysis/metrics/faults.ts'
import { faults } from '../../../src/analysis/metrics/faults.ts'
import { wipes } from '../../../src/analysis/metrics/wipes.ts'
import { lostDisputes, rulingOf, rulingsOf, withRulings } from '../../../src/analysis/rulings/with-rulings.ts'
import { faultScore } from '../../../src/analysis/studies/fault-score.ts'
import { sessionReport } from '../../../src/analysis/studies/session-report.ts'
import { type AnalysedPull, resultOf } from '../../../src/analysis/study.ts'
import type { Dispute, Ruling } from '../../../src/ruling.ts'
import { analysed, kill, type Name } from '../pull-where.ts'

const sluice = 18_865
const protean = 18_870
const tea = { encounter: 'tea', durationMs: 100_000, abilityNames: { [sluice]: 'Sluice', [protean]: 'Protean Wave' } }
const rest: readonly Name[] = ['ayla', 'bram', 'cira', 'dorn', 'edda', 'finn']
const theEnd = rest.flatMap((name) => kill(88_000, 55_001, name))

/** Gwen is hit by what nobody should be hit by and dies of it; the rest follows. */
const oneFault = analysed(tea, kill(80_000, sluice, 'gwen'), theEnd)
/** What is for one hit Gwen and Hale, and nobody can tell whose it was. */
const oneOfTwo = analysed(
  tea,
  kill(80_000, protean, 'gwen', { packet: 5 }),
  kill(80_000, protean, 'hale', { packet: 5 }),
  theEnd,
)

const firstOf = (pull: AnalysedPull): FaultTold => {
  const [first] = resultOf(pull, faults)?.faults ?? []
  if (first === undefined) throw new Error('there is no fault')
  return first
}
const keyOf = (pull: AnalysedPull) => firstOf(pull).key

let ids = 0
const disputeOf = (pull: AnalysedPull, ruling?: Partial<Ruling>, more: Partial<Dispute> = {}): Dispute => ({
  id: ++ids,
  staticId: 1,
  pullId: 1,
  pullNumber: 1,
  nightId: 1,
  faultKey: keyOf(pull),
  player: 'Gwen Ash',
  said: { ...firstOf(pull), roles: ['ranged'], text: 'a ranged was hit by Sluice' },
  askedBy: { id: '1', name: 'gwen' },
  words: 'It was not me.',
  askedAt: 1,
  ...(ruling && { ruling: { what: 'upheld', by: 'Lena', at: 2, ...ruling } }),
  ...more,
})
const named = (pull: AnalysedPull) =>
  resultOf(pull, faults)?.faults.map(({ about, players }) => [about, players.map(({ name }) => name)])

test('nothing is touched where nobody disputes', () => {
  expect(withRulings(oneFault, [])).toBe(oneFault)
  expect(rulingsOf(oneFault)).toBeUndefined()
})

test('what nobody has ruled on yet changes nothing', () => {
  const open = withRulings(oneFault, [disputeOf(oneFault)])
  expect(resultOf(open, faults)).toEqual(resultOf(oneFault, faults))
  expect(rulingOf(open, keyOf(oneFault))).toBeUndefined()
})

test('what is stored is never changed', () => {
  const before = structuredClone(oneFault)
  withRulings(oneFault, [disputeOf(oneFault, { what: 'nobody' })])
  expect(oneFault).toEqual(before)
})

describe('dismissed', () => {
  const ruled = withRulings(oneFault, [disputeOf(oneFault, { what: 'dismissed' })])

  test('whoever was named is named no more, by the fault or by what the end came from', () => {
    expect(named(ruled)).toEqual([['raid', []]])
    const cause = resultOf(ruled, wipes)?.cause
    expect(cause).toMatchObject({ kind: 'fault', fault: { about: 'raid', players: [] } })
  })

  test('of several, the others stay', () => {
    const [fault] = resultOf(oneFault, faults)?.faults ?? []
    if (fault === undefined) throw new Error('there is no fault')
    const two = { ...fault, players: [...fault.players, { id: 5, name: 'Finn Marsh', confidence: 0.9 }] }
    const both = { ...oneFault, results: { ...oneFault.results, faults: { ...firstFaults(), faults: [two] } } }
    expect(named(withRulings(both, [disputeOf(both, { what: 'dismissed' })]))).toEqual([['each', ['Finn Marsh']]])
  })

  test('of two who could not be told apart, the other is not therefore guilty', () => {
    expect(named(oneOfTwo)).toEqual([['one', ['Gwen Ash', 'Hale Brook']]])
    expect(named(withRulings(oneOfTwo, [disputeOf(oneOfTwo, { what: 'dismissed' })]))).toEqual([['raid', []]])
  })

  test('a character whose name is stored as initials by now is still the one', () => {
    expect(named(withRulings(oneFault, [disputeOf(oneFault, { what: 'dismissed' }, { player: 'G. A.' })]))).toEqual([
      ['raid', []],
    ])
  })
})

const firstFaults = () => {
  const told = resultOf(oneFault, faults)
  if (told === undefined) throw new Error('there are no faults')
  return told
}

describe('upheld', () => {
  test('it is certain now', () => {
    const fault = firstOf(withRulings(oneFault, [disputeOf(oneFault, { what: 'upheld' })]))
    expect(fault).toMatchObject({ about: 'each', confidence: 1, players: [{ name: 'Gwen Ash', confidence: 1 }] })
  })

  test('of two who could not be told apart, it was the one', () => {
    expect(named(withRulings(oneOfTwo, [disputeOf(oneOfTwo, { what: 'upheld' })]))).toEqual([['each', ['Gwen Ash']]])
  })
})

test('somebody else: they are named, certain, instead', () => {
  const ruled = withRulings(oneFault, [disputeOf(oneFault, { what: 'somebody else', other: 'Finn Marsh' })])
  expect(firstOf(ruled)).toMatchObject({ about: 'each', players: [{ id: 5, name: 'Finn Marsh', confidence: 1 }] })
  expect(resultOf(ruled, wipes)?.cause).toMatchObject({ fault: { players: [{ name: 'Finn Marsh' }] } })
})

describe('nobody', () => {
  const ruled = withRulings(oneFault, [disputeOf(oneFault, { what: 'nobody' })])

  test('it is no fault any more, and nothing counts it', () => {
    expect(resultOf(ruled, faults)?.faults).toEqual([])
    expect(rulingsOf(ruled)?.withdrawn.map(({ key }) => key)).toEqual([keyOf(oneFault)])
    expect(sessionReport.compute([oneFault]).faults).toEqual([{ name: 'Sluice', count: 1 }])
    expect(sessionReport.compute([ruled]).faults).toEqual([])
  })

  test('nothing started with it any more', () => {
    expect(resultOf(oneFault, wipes)?.cause.kind).toBe('fault')
    expect(resultOf(ruled, wipes)?.cause).toEqual({ kind: 'unknown' })
  })

  test('whoever ruled later is right', () => {
    const both = [
      disputeOf(oneFault, { what: 'upheld', at: 9 }),
      disputeOf(oneFault, { what: 'nobody', at: 3 }, { askedBy: { id: '7', name: 'lead' } }),
    ]
    expect(named(withRulings(oneFault, both))).toEqual([['each', ['Gwen Ash']]])
    expect(rulingOf(withRulings(oneFault, both), keyOf(oneFault))?.what).toBe('upheld')
  })
})

test('a player’s score counts what was ruled, not what was found', () => {
  const scoreOf = (pull: AnalysedPull, name: string) => {
    const { players, unnamed } = faultScore.compute([pull])
    const { major = 0, minor = 0 } = players.find(({ player }) => player.name === name) ?? {}
    return [major + minor, unnamed]
  }
  const ruledTo = (ruling: Partial<Ruling>) => withRulings(oneFault, [disputeOf(oneFault, ruling)])
  expect(scoreOf(oneFault, 'Gwen Ash')).toEqual([1, 0])
  expect(scoreOf(ruledTo({ what: 'dismissed' }), 'Gwen Ash')).toEqual([0, 1])
  expect(scoreOf(ruledTo({ what: 'nobody' }), 'Gwen Ash')).toEqual([0, 0])
  const moved = ruledTo({ what: 'somebody else', other: 'Finn Marsh' })
  expect([scoreOf(moved, 'Gwen Ash'), scoreOf(moved, 'Finn Marsh')]).toEqual([
    [0, 0],
    [1, 0],
  ])
})

test('a fault that is found no more is lost to nobody', () => {
  const gone = disputeOf(oneFault, { what: 'dismissed' }, { faultKey: 'avoidable:1_1' })
  const ruled = withRulings(oneFault, [gone, disputeOf(oneFault, { what: 'nobody' })])
  expect(lostDisputes(ruled)).toEqual([gone])
})
