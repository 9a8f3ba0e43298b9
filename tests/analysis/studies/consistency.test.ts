import { describe, expect, test } from 'vitest'
import {
  mechanicBlocks,
  praiseWords,
  recordWords,
  worstWords,
} from '../../../src/analysis/consistency/consistency-blocks.ts'
import type { FaultTold } from '../../../src/analysis/metrics/faults.ts'
import type { Reached } from '../../../src/analysis/metrics/reached.ts'
import { consistency } from '../../../src/analysis/studies/consistency.ts'
import type { AnalysedPull } from '../../../src/analysis/study.ts'
import { fastestMs } from './fastest.ts'
import { broke, gwen, hale, phasesUntil, told } from './told-pulls.ts'

const cyclone = { id: 40_144, name: 'Cyclonic Break' }
const stack = { id: 40_147, name: 'Sinsmoke' }
const boom = { id: 40_132, name: 'Unmitigated Explosion' }

const seen = (
  mechanics: readonly (readonly [typeof cyclone, ...number[]])[],
  more: Partial<Reached> = {},
): Reached => ({
  mechanics: mechanics.map(([ability, ...atMs]) => ({ ability, atMs })),
  players: [gwen, hale],
  away: [],
  untilMs: 60_000,
  ...more,
})
const usual = seen([
  [cyclone, 14_000, 50_000],
  [stack, 30_000],
])

/** A pull that came to both Cyclonic Breaks and the stack, with these rules broken; the first of them ended it if `ends`. */
const pull = (faults: readonly FaultTold[] = [], ends = false, reached: Reached = usual): AnalysedPull =>
  told({
    phases: phasesUntil(1),
    reached,
    faults: { faults, ...(ends && faults[0] ? { origin: faults[0].key } : {}) },
  })
const stacked = broke({ ability: stack, kind: 'too-few', about: 'raid', players: [], atMs: 30_000 })
const second = broke({ occurrence: 2, atMs: 50_000 })
const recordsOf = (...pulls: readonly AnalysedPull[]) => consistency.compute(pulls).mechanics
const numbers = (...pulls: readonly AnalysedPull[]) =>
  recordsOf(...pulls).map(({ name, failures, chances, ended, cost }) => [name, failures, chances, ended, cost])
const times = (count: number, one: AnalysedPull) => Array.from({ length: count }, () => one)

describe('a mechanic', () => {
  test('fails in pulls that broke a rule there, of those that came to it', () => {
    expect(numbers(pull([broke()]), pull(), pull())).toEqual([['Cyclonic Break 1', 1, 3, 0, 0]])
  })

  test('is told by which time it came; one that comes once has no number', () => {
    expect(numbers(pull([second]), pull([stacked])).map(([name]) => name)).toEqual(['Cyclonic Break 2', 'Sinsmoke'])
  })

  test('fails once however many failed in it, and each of them once', () => {
    const [record] = recordsOf(
      pull([broke({ players: [gwen, hale] }), broke({ kind: 'status', key: 'other' })]),
      pull(),
    )
    expect(record).toMatchObject({ failures: 1, chances: 2 })
    expect(record?.players.map(({ player, failures, chances }) => [player.name, failures, chances])).toEqual([
      ['Gwen Ash', 1, 2],
      ['Hale Brook', 1, 2],
    ])
  })

  test('of many blows of one name within ten seconds is one', () => {
    const turning = seen([[cyclone, 14_000, 16_000, 18_000, 50_000]])
    expect(numbers(pull([broke({ atMs: 18_000 })], false, turning), pull([], false, turning))).toEqual([
      ['Cyclonic Break 1', 1, 2, 0, 0],
    ])
  })

  test('costs its failures times the pulls that ended with it; what costs most comes first, then by failures, then by name', () => {
    const pulls = [...times(3, pull([stacked], true)), ...times(4, pull([broke()])), ...times(4, pull([second]))]
    expect(numbers(...pulls)).toEqual([
      ['Sinsmoke', 3, 11, 3, 9],
      ['Cyclonic Break 1', 4, 11, 0, 0],
      ['Cyclonic Break 2', 4, 11, 0, 0],
    ])
  })

  test('that shows only when it fails has a chance in every pull that lived past that moment', () => {
    const failed = broke({ ability: boom, kind: 'failed', about: 'raid', players: [], atMs: 45_000 })
    const went = pull([failed], true, seen([[boom, 45_000]]))
    const early = pull([], false, seen([[cyclone, 14_000]], { untilMs: 40_000 }))
    expect(numbers(went, pull(), pull(), early)).toEqual([['Unmitigated Explosion', 1, 3, 1, 1]])
  })

  test('does not fail by what nobody is sure of', () => {
    expect(recordsOf(pull([broke({ confidence: 0.5 })]))).toEqual([])
  })

  test('is no early pull, and no raise that ran out', () => {
    expect(recordsOf(pull([broke({ kind: 'pull-time' }), broke({ kind: 'raise-lost', key: 'raise' })]))).toEqual([])
  })

  test('of a pull that was not analysed has no chance', () => {
    expect(numbers(pull([broke()]), { ...pull(), results: {} })).toEqual([['Cyclonic Break 1', 1, 1, 0, 0]])
  })
})

describe('a player', () => {
  test('has no chance while dead', () => {
    const alone = seen([[cyclone, 14_000]], { away: [{ player: 1, fromMs: 10_000, untilMs: 20_000 }] })
    const [record] = recordsOf(pull([broke()], false, alone), pull())
    expect(record?.players.map(({ player, chances }) => [player.name, chances])).toEqual([
      ['Gwen Ash', 2],
      ['Hale Brook', 1],
    ])
  })

  test('is not counted where one of several did it', () => {
    const [record] = recordsOf(pull([broke({ about: 'one', players: [gwen, hale] })]))
    expect(record).toMatchObject({ failures: 1, players: [{ failures: 0 }, { failures: 0 }] })
  })
})

describe('a trend', () => {
  test('is not shown under five chances on each side', () => {
    expect(recordsOf(...times(4, pull([broke()])), ...times(5, pull()))[0]).not.toHaveProperty('trend')
  })

  test('is better when what was before lies outside what may be now', () => {
    const [record] = recordsOf(...times(5, pull([broke()])), ...times(5, pull()))
    expect(record?.trend).toEqual({
      early: { k: 5, n: 5 },
      late: { k: 0, n: 5 },
      direction: 'better',
    })
  })

  test('goes the other way as well, and is none where luck would do', () => {
    expect(recordsOf(...times(5, pull()), ...times(5, pull([broke()])))[0]?.trend?.direction).toBe('worse')
    const mixed = [pull([broke()]), pull([broke()]), ...times(3, pull())]
    expect(recordsOf(...mixed, ...mixed.slice(1))[0]?.trend).toBeUndefined()
    expect(recordsOf(...mixed, pull([broke()]), ...times(4, pull()))[0]?.trend?.direction).toBe('same')
  })
})

describe('what is shown', () => {
  const nine = [...times(3, pull([stacked], true)), ...times(9, pull())]

  test('read aloud', () => {
    const [worst] = recordsOf(...nine)
    const [growing] = recordsOf(...times(5, pull()), ...times(5, pull([broke()])))
    const [rare] = recordsOf(pull([broke()]), pull())
    if (!worst || !growing || !rare) throw new Error('each of these fails')
    expect([worstWords(worst), recordWords(worst), praiseWords(worst), recordWords(growing), worstWords(rare)]).toEqual(
      [
        'Sinsmoke in P1 costs most: it failed in 3 of 12 pulls that came to it (9 to 53 %), and 3 ended with it. It is getting better: 3 of 6 at first, 0 of 6 lately. Next: talk it through before the next pull.',
        'Sinsmoke in P1: it failed in 3 of 12 pulls that came to it (9 to 53 %), and 3 ended with it. It is getting better: 3 of 6 at first, 0 of 6 lately. The last 9 went right.',
        'Sinsmoke in P1 went right the last 9 times it came.',
        'Cyclonic Break 1 in P1: it failed in 5 of 10 pulls that came to it (24 to 76 %). It fails more often than before: 0 of 5 at first, 5 of 5 lately.',
        'Cyclonic Break 1 in P1 goes wrong most: it failed in 1 of 2 pulls that came to it (9 to 91 %). It has ended no pull yet.',
      ],
    )
  })

  test('every bar has both numbers and the interval', () => {
    expect(consistency.present(consistency.compute(nine))[1]).toMatchObject({
      kind: 'bars',
      title: 'How often mechanics failed, last 12 pulls',
      bars: [
        {
          label: 'Sinsmoke (P1)',
          value: 0.25,
          note: '3 of 12, ended 3',
          low: expect.closeTo(0.089, 3),
          high: expect.closeTo(0.532, 3),
        },
      ],
    })
  })

  test('one mechanic is shown over its chances in a few even parts, and fewer than ten are not', () => {
    const courseOf = (course: readonly boolean[]) => {
      const pulls = course.map((failed) => pull(failed ? [broke()] : []))
      const [record] = recordsOf(...pulls)
      return record ? mechanicBlocks(record, 'off').filter(({ kind }) => kind === 'bars') : []
    }
    const bad = [true, true, false, true, false, true]
    const good = [false, false, false, true, false, false]
    expect(courseOf([...bad, ...good])).toMatchObject([
      {
        bars: [
          { label: '1 to 6', note: '4 of 6', high: expect.closeTo(0.903, 3) },
          { label: '7 to 12', note: '1 of 6', low: expect.closeTo(0.03, 3) },
        ],
      },
    ])
    expect(courseOf(bad)).toEqual([])
  })

  test('people are called what the blame level allows, those it calls the same are added up, and `off` shows none', () => {
    const [record] = recordsOf(pull([broke()]), pull())
    if (!record) throw new Error('it fails')
    const rows = (blame: 'off' | 'roles' | 'initials' | 'names') =>
      mechanicBlocks(record, blame).flatMap((block) => (block.kind === 'table' ? block.rows : []))
    expect(rows('names')).toEqual([
      ['Gwen Ash', '1 of 2'],
      ['Hale Brook', '2 of 2'],
    ])
    expect(rows('roles')).toEqual([
      ['a caster', '2 of 2'],
      ['a ranged', '1 of 2'],
    ])
    expect(rows('off')).toEqual([])
  })

  test('nothing failed is not the same as no rules', () => {
    const note = (hasRules: boolean) =>
      consistency.present(consistency.compute([told({ phases: phasesUntil(1), reached: usual, faults: { hasRules } })]))
    expect(note(true)).toEqual([{ kind: 'note', text: 'In 1 pull no mechanic failed that there is a rule for.' }])
    expect(note(false)).toEqual([
      { kind: 'note', text: 'Nobody has rules for this fight yet, so no mechanic is known to have failed.' },
    ])
  })
})

test('three hundred pulls take less than 50 ms', () => {
  const long = seen(
    Array.from({ length: 60 }, (_, index) => [
      { id: 50_000 + index, name: `Mechanic ${index % 40}` },
      ...Array.from({ length: 4 }, (_, nth) => nth * 15_000 + index * 200),
    ]),
  )
  const faults = Array.from({ length: 6 }, (_, index) =>
    broke({ ability: { id: 50_000 + index, name: `Mechanic ${index}` }, atMs: index * 200, key: String(index) }),
  )
  const pulls = times(300, pull(faults, true, long))
  expect(fastestMs(() => consistency.present(consistency.compute(pulls)))).toBeLessThan(50)
})
