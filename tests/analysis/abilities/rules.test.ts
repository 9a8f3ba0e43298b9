import { describe, expect, test } from 'vitest'
import { type Evidence, noEvidence } from '../../../src/analysis/abilities/evidence.ts'
import { judgeEvidence } from '../../../src/analysis/abilities/judge-evidence.ts'

/** An action that was seen like this, and in no other way. */
const judged = (seen: Partial<Evidence>) => judgeEvidence({ ...noEvidence(40_000, 'Thing'), pulls: 1, ...seen })
const kindOf = (seen: Partial<Evidence>) => judged(seen)?.kind

/** `packets` packets, each on so many at once who each took so much. */
const struck = (targets: number, packets: number, each = 100_000) => ({ targets, packets, each: each * packets })

describe('what ticks', () => {
  test('a status that ticks on players is a DoT', () => {
    expect(judged({ id: 1_002_088, ticks: 12 })).toEqual({
      kind: 'dot',
      confidence: 0.95,
      because: 'it ticked 12 times on players',
    })
  })
})

describe('plain attacks', () => {
  const onTank = { uses: 20, hits: 20, packets: 20, onTanks: 20, alive: 160, steady: 12 }

  test('what has no cast bar and comes every few seconds on a tank', () => {
    expect(judged(onTank)).toMatchObject({ kind: 'auto', confidence: 0.9 })
  })
  test('a cast bar makes it none', () => {
    expect(kindOf({ ...onTank, castMs: 4_700 })).toBe('tankbuster')
  })
  test('on others it is one if it is hardly felt', () => {
    const onAnyone = { ...onTank, onTanks: 0, steady: 19, shareHits: 20, shareSum: 0.8 }
    expect(kindOf(onAnyone)).toBe('auto')
    expect(kindOf({ ...onAnyone, shareSum: 8 })).not.toBe('auto')
  })
  test('the id that most enemies share needs no evidence', () => {
    expect(kindOf({ id: 7, uses: 1, hits: 1 })).toBe('auto')
  })
})

describe('enrages', () => {
  const end = { uses: 1, hits: 8, packets: 1, everybody: 1, alive: 8, deaths: 8, ending: 1, shared: [struck(8, 1)] }

  test('what killed whoever was left, at the end, each time it came', () => {
    expect(kindOf(end)).toBe('enrage')
    expect(judged({ ...end, castMs: 10_000 })?.confidence).toBeGreaterThan(judged(end)?.confidence ?? 1)
  })
  test('what was lived through once is none', () => {
    expect(kindOf({ ...end, uses: 4, hits: 32, everybody: 4, alive: 32, packets: 4 })).toBe('raidwide')
  })
})

describe('raidwides', () => {
  const all = { uses: 4, hits: 32, packets: 4, onTanks: 8, everybody: 4, alive: 32, shared: [struck(8, 4)] }

  test('one packet on everybody who lives', () => {
    expect(judged(all)).toEqual({
      kind: 'raidwide',
      confidence: 0.95,
      because: 'it hit everybody alive in 4 of 4 uses',
    })
  })
  test('one look is not enough to be sure', () => {
    const once = judged({
      ...all,
      uses: 1,
      hits: 8,
      packets: 1,
      onTanks: 2,
      everybody: 1,
      alive: 8,
      shared: [struck(8, 1)],
    })
    expect(once?.kind).toBe('raidwide')
    expect(once?.confidence).toBeLessThan(0.7)
  })
  test('what two can step out of is none', () => {
    expect(kindOf({ ...all, hits: 22, everybody: 0, shared: [struck(5, 2), struck(6, 2)] })).not.toBe('raidwide')
  })
})

describe('stacks', () => {
  test('damage that is divided by how many share it', () => {
    const seen = { uses: 6, hits: 36, packets: 6, onTanks: 9, everybody: 3, alive: 48 }
    const divided = judged({ ...seen, shared: [struck(4, 3, 200_000), struck(8, 3, 100_000)] })
    expect(divided).toEqual({
      kind: 'stack',
      confidence: 0.9,
      because: 'each of 4 took 2 times what each of 8 took: it is divided',
    })
    expect(kindOf({ ...seen, shared: [struck(4, 3), struck(8, 3)] })).not.toBe('stack')
  })
  test('sizes too near each other do not tell', () => {
    const seen = { uses: 2, hits: 15, packets: 2, onTanks: 4, everybody: 2, alive: 15 }
    expect(kindOf({ ...seen, shared: [struck(7, 1, 114_000), struck(8, 1, 100_000)] })).toBe('raidwide')
  })
  test('the whole party struck in two groups', () => {
    expect(kindOf({ uses: 4, hits: 32, packets: 8, onTanks: 8, everybody: 4, alive: 32, shared: [struck(4, 8)] })).toBe(
      'stack',
    )
  })
  test('half the party, as many each time', () => {
    const half = { uses: 8, hits: 32, packets: 8, onTanks: 8, alive: 64, shared: [struck(4, 8)] }
    expect(judged(half)).toMatchObject({ kind: 'stack', confidence: 0.6 })
  })
})

describe('spreads', () => {
  const each = { uses: 4, hits: 32, packets: 32, onTanks: 8, everybody: 4, alive: 32 }

  test('a packet each, for many at once', () => {
    expect(judged(each)).toMatchObject({ kind: 'spread', confidence: 0.8 })
  })
  test('tanks alone do not spread', () => {
    expect(kindOf({ ...each, hits: 8, packets: 8, onTanks: 8, everybody: 0 })).not.toBe('spread')
  })
})

describe('tankbusters', () => {
  const buster = { uses: 4, hits: 4, packets: 4, onTanks: 4, alive: 32, shareHits: 4, shareSum: 2.4 }

  test('a blow that tanks take, cast or heavy', () => {
    expect(judged({ ...buster, castMs: 5_000 })).toEqual({
      kind: 'tankbuster',
      confidence: 0.9,
      because: 'it came on tanks only and took 60.0 % of their HP',
    })
    expect(kindOf(buster)).toBe('tankbuster')
    expect(kindOf({ ...buster, shareSum: 0.4 })).toBeUndefined()
  })
  test('both tanks by one packet share it', () => {
    expect(kindOf({ ...buster, hits: 8, onTanks: 8, castMs: 5_000, shared: [struck(2, 4)] })).toBe('shared-tankbuster')
  })
})

describe('what should hit nobody', () => {
  test('what goes off often and hits hardly anybody', () => {
    expect(judged({ casts: 40, uses: 3, hits: 3, packets: 3, alive: 24 })).toEqual({
      kind: 'avoidable',
      confidence: 0.85,
      because: 'it went off 40 times and hit 3 times',
    })
  })
  test('what leaves Damage Down on the few it hits is surer than what leaves Vulnerability', () => {
    const few = { uses: 4, hits: 5, packets: 5, onTanks: 1, alive: 32 }
    const [down, vulnerable] = [judged({ ...few, damageDown: 5 }), judged({ ...few, vulnerable: 5 })]
    expect([down?.kind, vulnerable?.kind]).toEqual(['avoidable', 'avoidable'])
    expect(down?.because).toBe('5 of 5 who were hit had Damage Down of it')
    expect(down?.confidence).toBeGreaterThan(vulnerable?.confidence ?? 1)
  })
  test('Vulnerability on everybody is part of the mechanic', () => {
    expect(kindOf({ uses: 4, hits: 32, packets: 32, onTanks: 8, alive: 32, everybody: 4, vulnerable: 32 })).toBe(
      'spread',
    )
  })
  test('what strikes down whoever it finds follows a mistake', () => {
    const found = { uses: 3, hits: 3, packets: 3, alive: 24 }
    expect(judged({ ...found, outright: 3 })).toMatchObject({ kind: 'failure', because: 'it killed 3 of 3 it hit' })
    expect(kindOf({ ...found, deaths: 3 })).toBe('failure')
  })
})

test('nothing is sure before four uses or twelve hits', () => {
  const cast = { onTanks: 3, alive: 24, castMs: 5_000 }
  expect(judged({ ...cast, uses: 3, hits: 3, packets: 3 })).toMatchObject({ kind: 'tankbuster', confidence: 0.65 })
  expect(judged({ ...cast, uses: 4, hits: 4, packets: 4, onTanks: 4 })?.confidence).toBe(0.9)
})

test('one hit says nothing', () => {
  expect(judged({ uses: 1, hits: 1, packets: 1, alive: 8 })).toBeUndefined()
  expect(judged({})).toBeUndefined()
})
