import { describe, expect, test } from 'vitest'
import type { Plant } from '../sim/plants.ts'
import type { FindAnswer } from '../sim/reading-answer.ts'
import type { Told } from './judges/accused.ts'
import { judgeOriginFound, judgeOriginNamed } from './judges/origin.ts'
import { ayla, death, hit, missed, origin, pull, told } from './mistakes-where.ts'

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
    const later: FindAnswer = { ...ayla, who: 'Bram', fault: 1, atMs: 51_000 }
    expect(named(told({ atMs: 51_000 }, ['Bram', 0.9]), pull([ayla, later], [hit, hit]))).toEqual([0, 1])
  })

  test('may be either of two mistakes made at once', () => {
    const same: FindAnswer = { ...ayla, who: 'Bram', fault: 1, atMs: 50_400 }
    expect(named(told({}, ['Bram', 0.9]), pull([ayla, same], [hit, hit]))).toEqual([1, 1])
  })

  test('may be the mistake of somebody who never came back, whatever came after it', () => {
    const later: FindAnswer = { ...ayla, who: 'Bram', fault: 1, atMs: 51_000 }
    const bram = { ...death, who: 'Bram', fault: 1 }
    const bramDied = pull([ayla, later], [hit, hit], { deaths: [bram] })
    expect(named(told({ atMs: 51_000 }, ['Bram', 0.9]), bramDied)).toEqual([1, 1])
    const back = { who: 'Bram', by: 'Cora', ability: 1, castMs: 60_000, upMs: 62_000 }
    expect(named(told({ atMs: 51_000 }, ['Bram', 0.9]), { ...bramDied, raises: [back] })).toEqual([0, 1])
    const reading = { ...bramDied.reading, raidDeath: { ability: 2, atMs: 61_000, kinds: ['cascade'] } } as const
    expect(named(told({ atMs: 51_000 }, ['Bram', 0.9]), { ...bramDied, reading, raises: [back] })).toEqual([1, 1])
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
