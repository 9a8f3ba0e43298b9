import { describe, expect, test } from 'vitest'
import { futuresRewritten } from './fru/fight.ts'
import { party } from './party.ts'
import type { Plant } from './plants.ts'
import { prngFrom } from './prng.ts'
import { pullWith } from './pulls.ts'
import { simulate } from './simulate.ts'
import { starved } from './starved.ts'
import type { SimPull } from './truth.ts'

const healers = ['H1', 'H2'] as const
const hungry: readonly Plant[] = healers.map((who) => ({
  kind: 'no-healing',
  mechanic: 'burnished-glory-2',
  who,
  forMs: 8_000,
}))

/** Least share of HP that somebody has when a hit is decided. */
const lowest = ({ happenings }: SimPull, ability: number, use: number): number => {
  const found = happenings.filter((it) => it.kind === 'decided' && it.ability === ability)[use]
  if (found?.kind !== 'decided') return Number.NaN
  return Math.min(...found.struck.map(({ before }) => before.hp / before.maxHp))
}

describe('healers who stop', () => {
  test('leave the party hurt for the hit they were to mend it for, and mend it afterwards', () => {
    const [fed, left] = [pullWith([], { exact: true }), pullWith(hungry, { exact: true })]
    const heals = ({ happenings, actors }: SimPull, fromMs: number, toMs: number): number =>
      happenings.filter(
        (it) =>
          it.kind === 'decided' &&
          it.at > fromMs &&
          it.at < toMs &&
          actors[it.source.actor]?.slot?.startsWith('H') === true &&
          it.struck.some(({ heal }) => (heal?.amount ?? 0) > 0),
      ).length
    const at = left.happenings.filter((it) => it.kind === 'decided' && it.ability === 0x9cea)[1]?.at ?? 0
    expect(heals(left, at - 7_900, at)).toBeLessThan(heals(fed, at - 7_900, at))
    expect(heals(left, at + 1_000, at + 10_000)).toBeGreaterThan(0)
    expect(lowest(left, 0x9cea, 1)).toBeLessThanOrEqual(lowest(fed, 0x9cea, 1))
  })

  test('are why half the party dies of what the same party lives through mended', () => {
    const mechanics = futuresRewritten.phases.flatMap((phase) =>
      phase.mechanics.filter(({ hits }) => hits.some(({ law, gate }) => law.kind === 'all' && !gate)),
    )
    const plan = starved(futuresRewritten, party, { seed: 5, plants: [], exact: true }, mechanics, prngFrom(3))
    expect(plan.plants.slice(0, 2)).toMatchObject([{ kind: 'no-healing' }, { kind: 'no-healing' }])
    const { answer } = simulate(futuresRewritten, party, plan)
    expect(answer).toMatchObject({ outcome: 'wipe', ended: 'healing', reading: { find: [] } })
    expect(answer.reading.raidDeath?.kinds).toEqual(['healing'])
    expect(answer.reading.blameless.filter(({ kind }) => kind === 'victim').length).toBeGreaterThanOrEqual(4)
    const mended = simulate(futuresRewritten, party, { ...plan, plants: [] })
    expect(mended.answer.deaths).toEqual([])
  })
})

test('who walks into the boss is struck first, and nobody strikes back', () => {
  const { answer, happenings, actors } = pullWith([{ kind: 'body-pull', who: 'D3', mechanic: 'pull' }])
  const [first] = happenings.filter((it) => it.kind === 'decided' && it.at >= 0)
  expect(first?.kind === 'decided' && first.struck.map(({ before }) => actors[before.actor]?.slot)).toEqual(['D3'])
  const struckBack = happenings.filter(
    (it) => it.kind === 'decided' && it.struck.some(({ before }) => actors[before.actor]?.kind === 'enemy'),
  )
  expect(struckBack.filter((it) => it.kind === 'decided' && actors[it.source.actor]?.kind === 'player')).toEqual([])
  expect(answer).toMatchObject({ outcome: 'wipe', ended: 'body pull', origin: 0 })
  expect(answer.durationMs).toBeLessThan(20_000)
  expect(answer.reading.find).toMatchObject([{ kind: 'late or early pull', slot: 'D3', isOrigin: true }])
})

test('a reset ends the pull with everybody alive, and nobody did it', () => {
  const { answer } = pullWith([{ kind: 'reset', mechanic: 'cyclonic-break-1', afterMs: 2_000 }])
  expect(answer).toMatchObject({ outcome: 'wipe', ended: 'reset', deaths: [], reading: { find: [] } })
  expect(answer.calledMs).toBeUndefined()
})

test('what nobody can live through kills everybody, and nobody did it', () => {
  const { answer } = pullWith([], { confounders: [{ kind: 'unsurvivable', mechanic: 'burnished-glory-1' }] })
  expect(answer).toMatchObject({ outcome: 'wipe', ended: 'mechanic', faults: [] })
  expect(answer.origin).toBeUndefined()
  expect(answer.deaths).toHaveLength(8)
  expect(answer.reading.raidDeath).toMatchObject({ ability: 0x9cea, kinds: ['mechanic'] })
})

test('what half the living die of is a matter of what was planted behind it', () => {
  const kindsOf = (...plants: readonly Plant[]) =>
    pullWith(plants, { exact: true, damageShare: 0.95 }).answer.reading.raidDeath?.kinds
  expect(kindsOf({ kind: 'missed-soak', mechanic: 'towers', who: 'D3' })).toEqual(['mechanic', 'cascade'])
  expect(kindsOf()).toBeUndefined()
  expect(kindsOf({ kind: 'hit-by-avoidable', mechanic: 'cyclonic-break-1', who: 'D2' })).toBeUndefined()
})
