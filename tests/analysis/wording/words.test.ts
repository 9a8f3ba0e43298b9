import { describe, expect, test } from 'vitest'
import { type FaultKind, type PressVerdict, publicConfidence } from '../../../src/analysis/attribution/fault.ts'
import { type Blame, nobodysName } from '../../../src/analysis/blame.ts'
import type { WipeClass } from '../../../src/analysis/ending/classify.ts'
import { type FaultTold, faults } from '../../../src/analysis/metrics/faults.ts'
import { wipes } from '../../../src/analysis/metrics/wipes.ts'
import { type AnalysedPull, resultOf } from '../../../src/analysis/study.ts'
import { verdictOf } from '../../../src/analysis/verdict.ts'
import { faultLine } from '../../../src/analysis/wording/fault-line.ts'
import { ownPraise } from '../../../src/analysis/wording/praise.ts'
import { rulingText } from '../../../src/analysis/wording/sureness.ts'
import { rulingKinds } from '../../../src/ruling.ts'
import { calledFor, faultWhere, pullTold } from './told-where.ts'

const kinds: Readonly<Record<FaultKind, true>> = {
  avoidable: true,
  shared: true,
  alone: true,
  'too-few': true,
  'wrong-role': true,
  status: true,
  soak: true,
  'pull-time': true,
  survivable: true,
  mitigation: true,
  'raise-lost': true,
  fall: true,
  failed: true,
}
const presses: Readonly<Record<PressVerdict, true>> = {
  hit: true,
  late: true,
  early: true,
  'wrong-target': true,
  missed: true,
  unavailable: true,
  dead: true,
  'not-reached': true,
}
const classes: Readonly<Record<WipeClass, true>> = {
  kill: true,
  mechanic: true,
  mitigation: true,
  healing: true,
  enrage: true,
  'body pull': true,
  called: true,
  reset: true,
  unknown: true,
}
const keysOf = <Key extends string>(record: Readonly<Record<Key, true>>): Key[] => Object.keys(record) as Key[]

/** Everything a mistake can be: every kind, about one, several, one of two or the raid, with what came of it. */
const everything: readonly FaultTold[] = keysOf(kinds).flatMap((kind) =>
  (kind === 'mitigation' ? keysOf(presses) : [undefined]).flatMap((press) =>
    (['each', 'one', 'raid'] as const).flatMap((about) =>
      [[], ['gwen'], ['edda', 'finn']].flatMap((by) =>
        [0.4, publicConfidence, 1].map((sure) =>
          faultWhere({
            kind,
            about,
            sure,
            by: by as ('gwen' | 'edda' | 'finn')[],
            after: [
              { at: 82_000, died: ['gwen', 'hale'] },
              { at: 88_000, failed: 'Cascade' },
            ],
            ...(press && { cover: { ability: 7535, name: 'Reprisal', press } }),
          }),
        ),
      ),
    ),
  ),
)

const levels: readonly Blame[] = ['off', 'roles', 'initials', 'names']

/** One pull, analysed once, that ended with this. */
const endedBy = (fault: FaultTold, isCalled = false): AnalysedPull => {
  const { pull, results } = isCalled ? called : lost
  const wipe = resultOf({ pull, results }, wipes)
  const told = resultOf({ pull, results }, faults)
  const cause = isCalled ? { kind: 'call', atMs: 90_000, fault } : { kind: 'fault', fault }
  return {
    pull,
    results: {
      ...results,
      [wipes.id]: { ...wipe, cause },
      [faults.id]: { ...told, faults: [fault], origin: fault.key },
    },
  }
}
const lost = pullTold({}, [faultWhere()])
const called = calledFor(faultWhere())

const toldOf = (fault: FaultTold, blame: Blame): readonly string[] => [
  ...Object.values(verdictOf(endedBy(fault), blame)),
  ...Object.values(verdictOf(endedBy(fault, true), blame)),
  faultLine(fault, blame, { partySize: 8 }),
  JSON.stringify(faults.present({ hasRules: true, faults: [fault], finalChain: [], chances: [] }, blame)),
]

/** Words that judge people, and words that rub it in. */
const neverSaid =
  /\b(fail(ed|s|ure|ures|ing)?|terribl[ey]|awful(ly)?|stupid|dumb|idiot|blame[ds]?|grief(ed|ing|er)?|guilty|culprit|useless|careless|lazy|sloppy|clumsy|forgot|bad(ly)?|worst|embarrassing|shame|messed|screwed|ruined|threw|inted|should have|obviously|clearly|simply|yet again|as usual|of course|finally|at last)\b/i

describe('whatever can be said of a mistake', () => {
  test('has none of the words that we never use, at any level', () => {
    const said = everything.flatMap((fault) => levels.flatMap((blame) => toldOf(fault, blame)))
    expect(said.length).toBeGreaterThan(5_000)
    expect([...new Set(said.filter((sentence) => neverSaid.test(sentence.replace('"title":"Faults"', ''))))]).toEqual(
      [],
    )
  })

  test('says what to do next', () => {
    const verdicts = everything.map((fault) => verdictOf(endedBy(fault), 'roles').started)
    expect(verdicts.filter((sentence) => !sentence.includes('next time, '))).toEqual([])
  })

  test.each(['off', 'roles'] as const)('names nobody by %s, nor by initials', (blame) => {
    const said = everything.flatMap((fault) => toldOf(fault, blame))
    expect(
      said.filter((sentence) => /Gwen|Ash|Edda|Frost|Finn|Marsh|Hale|Brook|\b[A-Z]\. [A-Z]\./.test(sentence)),
    ).toEqual([])
  })

  test('by initials names nobody in full', () => {
    const said = everything.flatMap((fault) => toldOf(fault, 'initials'))
    expect(said.filter((sentence) => /Gwen|Ash|Edda|Frost|Finn|Marsh|Hale|Brook/.test(sentence))).toEqual([])
    expect(said.some((sentence) => sentence.includes('G. A.'))).toBe(true)
  })

  test.each(levels)('calls whoever opted out by nothing but a role, by %s', (blame) => {
    const hidden = { id: -1, name: nobodysName, confidence: 1 }
    const fault = { ...faultWhere({ sure: 1 }), players: [hidden] }
    expect(verdictOf(endedBy(fault), blame).started).toContain('It started at 1:20: somebody was hit by Sluice')
    const known = { ...fault, players: [{ ...hidden, job: 'BRD' as const }] }
    const called = blame === 'off' ? 'somebody' : 'a ranged'
    expect(verdictOf(endedBy(known), blame).started).toContain(`${called} was hit by Sluice`)
  })
})

test('how pulls end is told without such words, and so are rulings and praise', () => {
  const ends = keysOf(classes).flatMap((kind) =>
    (['wipe', 'kill', 'unknown'] as const).flatMap((outcome) => {
      const { pull, results: found } = lost
      const wipe = resultOf(lost, wipes)
      const results = { ...found, [wipes.id]: { ...wipe, class: kind, cause: { kind: 'unknown' } } }
      return Object.values(verdictOf({ pull: { ...pull, outcome }, results }, 'names'))
    }),
  )
  const rulings = rulingKinds.map((what) => rulingText({ what, by: 'Lena', at: 1 }))
  const praise = [0, 1, 2].map((wrong) => ownPraise(12, wrong))
  expect([...ends, ...rulings, ...praise].filter((sentence) => neverSaid.test(sentence))).toEqual([])
})

test('beside what somebody did wrong stands what they did right', () => {
  expect(ownPraise(12, 1)).toBe('Of 12 mechanics with a rule that were reached alive, 11 went right.')
  expect(ownPraise(12, 0)).toBe('All 12 mechanics with a rule that were reached alive went right.')
  expect(ownPraise(1, 0)).toBe('The one mechanic with a rule that was reached alive went right.')
  expect(ownPraise(1, 3)).toBe('')
  expect(ownPraise(0, 0)).toBe('')
})
