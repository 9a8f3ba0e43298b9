import { describe, expect, test } from 'vitest'
import type { FindAnswer } from '../sim/reading-answer.ts'
import { judgeFallout, judgeSilence } from './judges/accusations.ts'
import type { Told } from './judges/accused.ts'
import { judgeRaidDeath } from './judges/disambiguation.ts'
import { ayla, call, death, pull, told } from './mistakes-where.ts'
import { calibrationOf, statementsOf } from './statements.ts'

test('a pull without a mistake is right if nobody is accused, and not asked if there was one', () => {
  const clean = { faults: [{ plant: call, atMs: 1 }] }
  expect(judgeSilence(clean, [])).toMatchObject({ right: 1, of: 1 })
  expect(judgeSilence(clean, [told({ confidence: 0.5 })])).toMatchObject({ right: 1, of: 1 })
  expect(judgeSilence(clean, [told()])).toMatchObject({ right: 0, of: 1 })
  expect(judgeSilence(pull([ayla]), [told()])).toMatchObject({ of: 0 })
})

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
    const isRight = (fault: Told) =>
      statementsOf([fault], [{ key: fault.key, evidence: 'went off' }], [ayla])[0]?.isRight
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
