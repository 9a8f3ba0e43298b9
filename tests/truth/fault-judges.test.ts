import { describe, expect, test } from 'vitest'
import type { Answer, DeathAnswer } from '../sim/answers.ts'
import type { Plant } from '../sim/plants.ts'
import type { FindAnswer } from '../sim/reading-answer.ts'
import { judgeFallout, judgeSilence } from './judges/accusations.ts'
import type { Told } from './judges/accused.ts'
import { judgeRaidDeath } from './judges/disambiguation.ts'
import { judgeOriginFound, judgeOriginNamed } from './judges/origin.ts'
import { calibrationOf, statementsOf } from './statements.ts'

const ayla: FindAnswer = {
  fault: 0,
  kind: 'hit by what nobody should be hit by',
  who: 'Ayla',
  slot: 'D1',
  mechanic: 'blast',
  abilities: [7],
  atMs: 50_000,
  isOrigin: true,
  deaths: [],
}
const hit: Plant = { kind: 'hit-by-avoidable', mechanic: 'blast', who: 'D1' }
const missed: Plant = { kind: 'missed-mitigation', mechanic: 'blast', who: 'D1', use: 'feint' }
const call: Plant = { kind: 'called-wipe', mechanic: 'blast', afterMs: 0 }

const pull = (find: readonly FindAnswer[], plants: readonly Plant[] = [hit], more: Partial<Answer> = {}) => ({
  outcome: 'wipe' as const,
  ...(find.length > 0 && { origin: 0 }),
  faults: plants.map((plant) => ({ plant, atMs: 50_000 })),
  deaths: [],
  raises: [],
  ...more,
  reading: { find },
})

const told = (change: Partial<Told> = {}, ...names: readonly (readonly [string, number])[]): Told => ({
  key: 'a',
  atMs: 50_300,
  kind: 'avoidable',
  about: 'each',
  confidence: 0.9,
  deathsMs: [],
  players: (names.length > 0 ? names : [['Ayla', 0.9] as const]).map(([name, confidence]) => ({ name, confidence })),
  ...change,
})
const origin = (fault: Told) => ({ faults: [fault], origin: fault.key })
const heard = { hearsCountdown: true }

describe('an origin that is named', () => {
  const named = (fault: Told, answer = pull([ayla])) => {
    const { right, of } = judgeOriginNamed(answer, origin(fault))
    return [right, of]
  }

  test('is right by kind, moment and player', () => {
    expect(named(told())).toEqual([1, 1])
    expect(named(told({ kind: 'fall' }))).toEqual([0, 1])
    expect(named(told({ atMs: 56_000 }))).toEqual([0, 1])
    expect(named(told({}, ['Bram', 0.9]))).toEqual([0, 1])
  })

  test('is wrong as soon as one of those it names did nothing', () => {
    expect(named(told({}, ['Ayla', 0.9], ['Bram', 0.7]))).toEqual([0, 1])
  })

  test('is not one where nobody is named in public', () => {
    expect(named(told({ confidence: 0.59 }))).toEqual([0, 0])
    expect(named(told({ about: 'raid' }))).toEqual([0, 0])
    expect(named(told({ about: 'one' }, ['Bram', 0.45], ['Cora', 0.45]))).toEqual([0, 0])
    expect(named(told({ about: 'one' }, ['Bram', 0.7], ['Ayla', 0.2]))).toEqual([0, 1])
  })

  test('is wrong of a pull that nobody’s mistake ended, and of a kill', () => {
    expect(named(told(), pull([], []))).toEqual([0, 1])
    expect(named(told(), pull([ayla], [hit], { outcome: 'kill' }))).toEqual([0, 1])
  })

  test('may be any of the covers that were missing on one mechanic, but no later mistake that cost nobody', () => {
    const covers = (['Ayla', 'Bram'] as const).map(
      (who, fault): FindAnswer => ({ ...ayla, who, fault, kind: 'missed planned mitigation', press: 'missed' }),
    )
    expect(named(told({ kind: 'mitigation' }, ['Bram', 0.9]), pull(covers, [missed, missed]))).toEqual([1, 1])
    const later: FindAnswer = { ...ayla, who: 'Bram', fault: 1, atMs: 50_000 }
    expect(named(told({}, ['Bram', 0.9]), pull([ayla, later], [hit, hit]))).toEqual([0, 1])
  })

  test('may be the mistake of somebody who never came back, whatever came after it', () => {
    const later: FindAnswer = { ...ayla, who: 'Bram', fault: 1 }
    const bram = { ...death, who: 'Bram', fault: 1 }
    const bramDied = pull([ayla, later], [hit, hit], { deaths: [bram] })
    expect(named(told({}, ['Bram', 0.9]), bramDied)).toEqual([1, 1])
    const back = { who: 'Bram', by: 'Cora', ability: 1, castMs: 60_000, upMs: 62_000 }
    expect(named(told({}, ['Bram', 0.9]), { ...bramDied, raises: [back] })).toEqual([0, 1])
  })
})

test('before a call a cover that nobody died for is no fault: the nearest before it is named', () => {
  const cover: FindAnswer = {
    ...ayla,
    who: 'Bram',
    fault: 1,
    atMs: 60_000,
    kind: 'missed planned mitigation',
    press: 'missed',
  }
  const called = { ...pull([ayla, cover], [hit, missed]), origin: 1 }
  expect(judgeOriginNamed(called, origin(told()))).toMatchObject({ right: 1, of: 1 })
  expect(judgeOriginFound(called, { faults: [] }, heard).of).toBe(0)
  const decisive = { ...called, deaths: [{ ...death, fault: 1 }] }
  expect(judgeOriginNamed(decisive, origin(told()))).toMatchObject({ right: 0, of: 1 })
})

describe('an origin that was planted', () => {
  const found = (fault: Told | undefined, answer = pull([ayla]), hearing = heard) => {
    const { right, of } = judgeOriginFound(answer, fault ? origin(fault) : { faults: [] }, hearing)
    return [right, of]
  }

  test('is missed by silence, by a name under the public bar, and by the wrong name', () => {
    expect(found(told())).toEqual([1, 1])
    expect(found(undefined)).toEqual([0, 1])
    expect(found(told({ confidence: 0.5 }))).toEqual([0, 1])
    expect(found(told({}, ['Bram', 0.9]))).toEqual([0, 1])
  })

  test('is found by naming both of two who cannot be told apart, and by naming no others', () => {
    const overlap: FindAnswer = { ...ayla, kind: 'shared what is for one', partner: 'Bram' }
    const both = told({ kind: 'shared', about: 'one' }, ['Ayla', 0.45], ['Bram', 0.45])
    expect(found(both, pull([overlap]))).toEqual([1, 1])
    expect(found(both, pull([{ ...overlap, partner: 'Cora' }]))).toEqual([0, 1])
    const { partner: _, ...alone } = overlap
    expect(found(both, pull([alone]))).toEqual([0, 1])
    const three = told({ kind: 'shared', about: 'one' }, ['Ayla', 0.3], ['Bram', 0.3], ['Cora', 0.3])
    expect(found(three, pull([overlap]))).toEqual([0, 1])
  })

  test('is not asked of a kill, nor of a cover that nobody died for', () => {
    expect(found(undefined, pull([ayla], [hit], { outcome: 'kill' }))).toEqual([0, 0])
    const cover: FindAnswer = { ...ayla, kind: 'missed planned mitigation', press: 'missed' }
    expect(found(undefined, pull([cover], [missed]))).toEqual([0, 0])
    expect(found(undefined, pull([cover], [missed], { deaths: [{ ...death, fault: 0 }] }))).toEqual([0, 1])
  })

  test('is asked of a pull at the wrong time only where the countdown is heard', () => {
    const early: FindAnswer = { ...ayla, kind: 'late or early pull' }
    const plant: Plant = { kind: 'early-pull', who: 'D1', byMs: 900, mechanic: 'pull' }
    expect(found(undefined, pull([early], [plant]))).toEqual([0, 1])
    expect(found(undefined, pull([early], [plant]), { hearsCountdown: false })).toEqual([0, 0])
  })
})

test('a pull without a mistake is right if nobody is accused, and not asked if there was one', () => {
  const clean = { faults: [{ plant: call, atMs: 1 }] }
  expect(judgeSilence(clean, [])).toMatchObject({ right: 1, of: 1 })
  expect(judgeSilence(clean, [told({ confidence: 0.5 })])).toMatchObject({ right: 1, of: 1 })
  expect(judgeSilence(clean, [told()])).toMatchObject({ right: 0, of: 1 })
  expect(judgeSilence(pull([ayla]), [told()])).toMatchObject({ of: 0 })
})

const death: DeathAnswer = {
  who: 'Bram',
  slot: 'D2',
  lethalMs: 50_600,
  deathMs: 52_600,
  kind: 'survivable',
  hpBefore: 1,
  overkill: 1,
}

describe('whoever died of others', () => {
  const reading = { find: [ayla], blameless: [{ kind: 'victim', death: 0, who: 'Bram', fault: 0 }] } as const
  const judge = (fault: Told, find: readonly FindAnswer[] = [ayla]) =>
    judgeFallout({ deaths: [death], reading: { ...reading, find } }, [fault]).right

  test('is not to be accused of it', () => {
    expect(judge(told())).toBe(1)
    expect(judge(told({ kind: 'survivable' }, ['Bram', 0.9]))).toBe(0)
    expect(judge(told({ kind: 'survivable', atMs: 10_000, deathsMs: [52_600] }, ['Bram', 0.9]))).toBe(0)
    expect(judge(told({ kind: 'survivable', confidence: 0.5 }, ['Bram', 0.9]))).toBe(1)
  })

  test('may be told what they did do, and what has nothing to do with it', () => {
    expect(judge(told({}, ['Bram', 0.9]), [{ ...ayla, who: 'Bram' }])).toBe(1)
    expect(judge(told({ atMs: 20_000 }, ['Bram', 0.9]))).toBe(1)
  })

  test('every such death is a question, and no other', () => {
    expect(judgeFallout({ deaths: [death], reading }, []).of).toBe(1)
    expect(judgeFallout({ deaths: [death], reading: { find: [], blameless: [] } }, [])).toMatchObject({ of: 0 })
  })
})

test('a raid-wide death is one of the things it was, and silence is wrong', () => {
  const was = { ability: 7, atMs: 1, kinds: ['mechanic', 'cascade'] } as const
  expect(judgeRaidDeath(was, 'cascade').right).toBe(1)
  expect(judgeRaidDeath(was, 'mitigation').right).toBe(0)
  expect(judgeRaidDeath(was, undefined)).toMatchObject({ right: 0, of: 1 })
  expect(judgeRaidDeath(undefined, 'mechanic').of).toBe(0)
})

describe('how sure is sure', () => {
  test('all who are named, one of them, or anybody: each as it is said', () => {
    const isRight = (fault: Told) => statementsOf([fault], [ayla])[0]?.isRight
    expect(isRight(told({}, ['Ayla', 0.9], ['Bram', 0.9]))).toBe(false)
    expect(isRight(told({ about: 'one' }, ['Ayla', 0.4], ['Bram', 0.4]))).toBe(true)
    expect(isRight(told({ about: 'raid' }, ['Bram', 0]))).toBe(true)
    expect(isRight(told({ about: 'raid', kind: 'soak' }))).toBe(false)
  })

  test('statements of 0.8 to 0.9 are held to be right as often', () => {
    const of = (right: number, wrong: number, confidence = 0.85) =>
      [...Array(right).fill(true), ...Array(wrong).fill(false)].map((isRight: boolean) => ({ confidence, isRight }))
    expect(calibrationOf(of(17, 3))).toMatch(/0\.8 to 0\.9 +17 of 20 +85\.0 % right +bar 0\.80 to 0\.90 +good/)
    expect(calibrationOf(of(10, 10))).toMatch(/0\.8 to 0\.9.*OUT OF BAR/)
    expect(calibrationOf(of(20, 0))).toMatch(/0\.8 to 0\.9.*OUT OF BAR/)
    expect(calibrationOf(of(3, 1, 1))).toMatch(/0\.9 to 1\.0 +3 of 4 +75\.0 % right$/)
    expect(calibrationOf(of(3, 1, 0.4))).not.toMatch(/3 of 4/)
  })
})
