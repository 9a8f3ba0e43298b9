import { describe, expect, test } from 'vitest'
import type { DeathTold } from '../../src/analysis/ending/death-told.ts'
import type { DeathAnswer } from '../sim/answers.ts'
import { tellings } from '../sim/two-sources/inherent.ts'
import { judgeDeaths } from './judges/deaths.ts'
import { judgeClass, judgeLocation } from './judges/ending.ts'
import { judgeGcd } from './judges/gcd.ts'
import { judgePhases } from './judges/phases.ts'
import { judgeSources } from './judges/two-sources.ts'

const ticks = { names: true, tellsWho: true }

describe('deaths', () => {
  const was: DeathAnswer = {
    who: 'Ayla',
    slot: 'D1',
    lethalMs: 10_000,
    deathMs: 12_000,
    ability: { id: 7, name: 'Blast', isStatus: false },
    killer: 'Boss',
    kind: 'survivable',
    hpBefore: 100,
    overkill: 1,
  }
  const { ability: _, killer: __, ...fell } = was
  const told: DeathTold = {
    player: { id: 0, name: 'Ayla' },
    diedMs: 10_000,
    toldMs: 12_000,
    phase: 'P1',
    kind: 'survivable',
    ability: { id: 7, name: 'Blast', tick: false },
    killer: 'Boss',
    mitigation: [],
    ailments: [],
    lastDamage: [],
    lastHealing: [],
  }

  test('who died to what by whom is right', () => {
    expect(judgeDeaths({ deaths: [was] }, [told], ticks)).toEqual({ right: 1, of: 1, wrong: [] })
  })

  test.each([
    ['another ability', { ...told, ability: { id: 8, name: 'Burst', tick: false } }],
    ['another killer', { ...told, killer: 'Add' }],
    ['another player', { ...told, player: { id: 1, name: 'Bram' } }],
    ['another death of the same player', { ...told, diedMs: 60_000 }],
  ])('%s is wrong', (_, wrong) => {
    expect(judgeDeaths({ deaths: [was] }, [wrong], ticks).right).toBe(0)
  })

  test('a death that is missing and one that never was are each wrong', () => {
    expect(judgeDeaths({ deaths: [was] }, [], ticks)).toMatchObject({ right: 0, of: 1 })
    expect(judgeDeaths({ deaths: [was] }, [told, { ...told, diedMs: 90_000 }], ticks)).toMatchObject({
      right: 1,
      of: 2,
    })
  })

  test('a killing blow for a fall is wrong', () => {
    expect(judgeDeaths({ deaths: [fell] }, [told], ticks).right).toBe(0)
  })

  test('a tick without its status is right where the source names none, and wrong where it does', () => {
    const bled: DeathAnswer = { ...was, ability: { id: 9, name: 'Bleeding', isStatus: true } }
    const unnamed: DeathTold = { ...told, ability: { id: 0, name: 'damage over time', tick: true } }
    expect(judgeDeaths({ deaths: [bled] }, [unnamed], { names: false, tellsWho: true }).right).toBe(1)
    expect(judgeDeaths({ deaths: [bled] }, [unnamed], ticks).right).toBe(0)
  })
})

describe('location', () => {
  const location = { mechanic: 'blast-1', ability: 7, name: 'Blast', atMs: 50_000 }
  const wipe = { outcome: 'wipe', location, deaths: [] } as const
  const told = (id: number, atMs: number) => ({
    location: { ability: { id, name: 'X' }, occurrence: 1, phase: 'P1', atMs },
  })

  test('the same use of the same mechanic is right; another use or another mechanic is not', () => {
    expect(judgeLocation(wipe, told(7, 50_400)).right).toBe(1)
    expect(judgeLocation(wipe, told(7, 80_000)).right).toBe(0)
    expect(judgeLocation(wipe, told(8, 49_000)).right).toBe(0)
    expect(judgeLocation(wipe, {}).right).toBe(0)
  })

  test('of two that resolve at once either is right', () => {
    expect(judgeLocation(wipe, told(8, 50_000)).right).toBe(1)
    expect(judgeLocation(wipe, told(8, 49_499)).right).toBe(0)
  })

  test('a kill ends nowhere: it is not asked', () => {
    expect(judgeLocation({ ...wipe, outcome: 'kill' }, told(8, 0)).of).toBe(0)
  })

  test('while somebody is in the air nobody can say how many live: it is not asked', () => {
    const fall = { lethalMs: 59_900, deathMs: 60_100 }
    expect(judgeLocation({ ...wipe, deaths: [fall] }, told(8, 60_000)).of).toBe(0)
    expect(judgeLocation({ ...wipe, deaths: [fall] }, told(8, 61_000)).of).toBe(1)
  })
})

describe('class', () => {
  const wipe = { outcome: 'wipe', deaths: [] } as const
  const hearsCall = true

  test('the same word is right, another is wrong', () => {
    expect(judgeClass({ ...wipe, ended: 'mechanic' }, { class: 'mechanic' }, { hearsCall }).right).toBe(1)
    expect(judgeClass({ ...wipe, ended: 'mechanic' }, { class: 'unknown' }, { hearsCall }).right).toBe(0)
  })

  test('a kill is asked about only where it was taken for something else', () => {
    const kill = { outcome: 'kill', ended: 'kill', deaths: [] } as const
    expect(judgeClass(kill, { class: 'kill' }, { hearsCall }).of).toBe(0)
    expect(judgeClass(kill, { class: 'enrage' }, { hearsCall })).toMatchObject({ right: 0, of: 1 })
  })

  test('what the simulator itself cannot name is not asked', () => {
    expect(judgeClass({ ...wipe, ended: 'unknown' }, { class: 'healing' }, { hearsCall }).of).toBe(0)
  })

  test('a call is asked of whoever heard it, or saw two jump', () => {
    const called = { ...wipe, ended: 'called', calledMs: 5_000, deaths: [{ lethalMs: 6_000 }] } as const
    expect(judgeClass(called, { class: 'unknown' }, { hearsCall: false }).of).toBe(0)
    expect(judgeClass(called, { class: 'unknown' }, { hearsCall })).toMatchObject({ right: 0, of: 1 })
    const followed = { ...called, deaths: [{ lethalMs: 6_000 }, { lethalMs: 7_000 }] }
    expect(judgeClass(followed, { class: 'unknown' }, { hearsCall: false })).toMatchObject({ right: 0, of: 1 })
  })
})

describe('phases', () => {
  const answer = {
    phases: [
      { id: 1, name: 'one', startMs: 0 },
      { id: 2, name: 'two', startMs: 100_000 },
    ],
  }

  test('a boundary within half a second is right, one further off is wrong', () => {
    const at = (startMs: number) =>
      judgePhases(answer, [
        { id: 1, startMs: 0 },
        { id: 2, startMs },
      ]).right
    expect([at(100_500), at(99_500), at(100_501)]).toEqual([1, 1, 0])
  })

  test('a phase that is missing, one too many and another beginning are each wrong', () => {
    expect(judgePhases(answer, [{ id: 1, startMs: 0 }])).toMatchObject({ right: 0, of: 1 })
    const third = [...answer.phases, { id: 3, startMs: 150_000 }]
    expect(judgePhases(answer, third)).toMatchObject({ right: 1, of: 2 })
    expect(judgePhases({ phases: answer.phases.slice(0, 1) }, [{ id: 2, startMs: 0 }])).toMatchObject({
      right: 0,
      of: 1,
    })
  })
})

test('GCD uptime is right within half a point; nobody’s guess is no answer', () => {
  const truth = [
    { who: 'Ayla', uptime: 0.97, count: 20 },
    { who: 'Bram', uptime: 0.9, count: 20 },
    { who: 'Cora', uptime: 0.8, count: 20 },
  ]
  const told = [{ name: 'Ayla', uptime: 0.9745 }, { name: 'Bram', uptime: 0.906 }, { name: 'Cora' }]
  expect(judgeGcd(truth, told)).toMatchObject({ right: 1, of: 3 })
  expect(judgeGcd([{ who: 'Dara', uptime: 0, count: 0 }], told)).toMatchObject({ of: 0 })
})

describe('two sources', () => {
  test('a metric that differs is wrong, however much of it agrees', () => {
    const log = { deaths: { n: 3, names: ['a', 'b'] }, wipes: { class: 'mechanic' } }
    expect(judgeSources(log, log, tellings)).toMatchObject({ right: 2, of: 2 })
    const report = { ...log, deaths: { n: 3, names: ['a', 'c'] } }
    expect(judgeSources(log, report, tellings)).toMatchObject({ right: 1, of: 2 })
  })

  test('people are compared with themselves, whatever order they are told in', () => {
    const ayla = { id: 1, uptime: 0.9 }
    const bram = { id: 2, uptime: 0.8 }
    expect(judgeSources({ gcd: [ayla, bram] }, { gcd: [bram, ayla] }, tellings).right).toBe(1)
    expect(judgeSources({ gcd: [ayla, bram] }, { gcd: [{ ...bram, uptime: 0.7 }, ayla] }, tellings).right).toBe(0)
  })

  test('a metric that one source lacks is wrong', () => {
    expect(judgeSources({ deaths: 1 }, {}, tellings)).toMatchObject({ right: 0, of: 1 })
  })

  test('what lies in how a source tells is right, what lies further apart is not', () => {
    const at = (toldMs: number) => ({ deaths: { toldMs } })
    expect(judgeSources(at(1_000), at(3_000), tellings).right).toBe(1)
    expect(judgeSources(at(1_000), at(4_000), tellings).right).toBe(0)
  })
})
