import { describe, expect, test } from 'vitest'
import type { Plant } from './plants.ts'
import { pullWith } from './pulls.ts'
import type { HappeningOf, SimPull } from './truth.ts'

describe('a planted mistake comes true and leaves its mark:', () => {
  test('standing where nobody should stand kills, and counts as avoidable', () => {
    const { answer } = pullWith([{ kind: 'hit-by-avoidable', mechanic: 'blasting-zone', who: 'D3' }])
    expect(answer.faults).toMatchObject([{ plant: { kind: 'hit-by-avoidable' }, atMs: 49_500 }])
    expect(answer.deaths).toMatchObject([{ slot: 'D3', kind: 'avoidable', fault: 0, ability: { id: 0x9cdd } }])
  })

  test('the dead are raised, and stand up weakened', () => {
    const pull = pullWith([{ kind: 'hit-by-avoidable', mechanic: 'blasting-zone', who: 'D3' }])
    const [raise] = pull.answer.raises
    expect(raise).toMatchObject({ who: 'Pippa Larkspur' })
    expect(raise?.upMs).toBeGreaterThan(pull.answer.deaths[0]?.deathMs ?? 0)
    expect(gains(pull, 43).map(({ target }) => pull.actors[target]?.name)).toEqual(['Pippa Larkspur'])
  })

  test('one missing from a stack leaves more for the others', () => {
    const pull = pullWith([{ kind: 'missed-stack', mechanic: 'sinbound-fire', who: 'D4' }])
    const volleys = decided(pull, 0x9cdf)
    expect(volleys.map(({ struck }) => struck.length)).toEqual([4, 3])
    const raw = volleys.map(({ struck }) => Math.max(...struck.map(({ damage }) => damage?.unmitigated ?? 0)))
    expect(raw[1]).toBeGreaterThan((raw[0] ?? 0) * 1.2)
  })

  test('a tower one short kills everybody', () => {
    const { answer } = pullWith([{ kind: 'missed-soak', mechanic: 'towers', who: 'D3' }], { damageShare: 0.95 })
    expect(answer).toMatchObject({ outcome: 'wipe', ended: 'mechanic', origin: 0 })
    expect(answer.deaths.filter(({ ability }) => ability?.id === 0x9cc4)).toHaveLength(8)
  })

  test('a late cover comes up after the hit was decided and before it landed', () => {
    const pull = pullWith([{ kind: 'late-mitigation', mechanic: 'burnished-glory-1', who: 'D4', use: 'addle' }])
    const hit = decided(pull, 0x9cea)[0]
    const landed = pull.happenings.find((it) => it.kind === 'landed' && it.ability === 0x9cea)
    const cover = gains(pull, 1203).find(({ at }) => at > (hit?.at ?? 0) - 20_000 && at < (landed?.at ?? 0) + 5_000)
    expect(cover?.at).toBeGreaterThan(hit?.at ?? 0)
    expect(cover?.at).toBeLessThan(landed?.at ?? 0)
  })

  test('missing covers let a raid-wide hit kill, and that is the cause', () => {
    const missing = (who: 'H2' | 'MT' | 'OT', use: string): Plant => ({
      kind: 'missed-mitigation',
      mechanic: 'burnished-glory-1',
      who,
      use,
    })
    const { answer } = pullWith([missing('H2', 'prognosis'), missing('OT', 'passage'), missing('MT', 'reprisal')])
    expect(answer).toMatchObject({ outcome: 'wipe', ended: 'mitigation', origin: 0 })
    expect(answer.deaths[0]).toMatchObject({ ability: { id: 0x9cea }, fault: 0 })
  })

  test('a spread carried onto a neighbour hits both twice', () => {
    const pull = pullWith([{ kind: 'overlap', mechanic: 'cyclonic-break-2', who: 'D4', victim: 'H2' }])
    const second = decided(pull, 0x9cd5)
    expect(second.map(({ struck }) => struck.length).sort()).toEqual([1, 1, 1, 1, 1, 1, 2, 2])
    expect(
      pull.answer.deaths
        .slice(0, 2)
        .map(({ slot, kind }) => [slot, kind])
        .sort(),
    ).toEqual([
      ['D4', 'wrong target'],
      ['H2', 'wrong target'],
    ])
  })

  test('a tank who keeps the boss dies to the second hit, vulnerable', () => {
    const { answer } = pullWith([{ kind: 'missed-swap', mechanic: 'quadruple-slap-2', who: 'OT' }], {
      winAfterPhase: 2,
    })
    expect(answer.deaths[0]).toMatchObject({ slot: 'MT', kind: 'vulnerable', fault: 0, ability: { id: 0x9d00 } })
  })

  test('who falls dies without a blow', () => {
    const pull = pullWith([{ kind: 'fall', mechanic: 'blastburn-1', who: 'D1' }])
    const [death] = pull.answer.deaths
    expect(death).toMatchObject({ slot: 'D1', kind: 'no killing blow', fault: 0 })
    expect(death).not.toHaveProperty('ability')
    const told = pull.happenings.find((it) => it.kind === 'death')
    expect(told).not.toHaveProperty('killer')
  })

  test('a called wipe ends in falls, and points at what came before', () => {
    const { answer } = pullWith([
      { kind: 'hit-by-avoidable', mechanic: 'blasting-zone', who: 'D3' },
      { kind: 'called-wipe', mechanic: 'cyclonic-break-2', afterMs: 0 },
    ])
    expect(answer).toMatchObject({ outcome: 'wipe', ended: 'called', origin: 0 })
    const after = answer.deaths.filter(({ lethalMs }) => lethalMs > (answer.calledMs ?? 0))
    expect(after.filter(({ kind }) => kind === 'no killing blow').length).toBeGreaterThanOrEqual(5)
  })

  test('too little damage meets the enrage', () => {
    const { answer } = pullWith([], { damageShare: 0.8 })
    expect(answer).toMatchObject({ outcome: 'wipe', ended: 'enrage', location: { mechanic: 'burnished-glory-enrage' } })
    expect(answer).not.toHaveProperty('origin')
  })

  test('one short at a body check kills the rest', () => {
    const { answer } = pullWith([{ kind: 'hit-by-avoidable', mechanic: 'icicle-impact-2', who: 'D4' }], {
      winAfterPhase: 2,
      noRaisesAfterMs: 0,
    })
    expect(answer).toMatchObject({
      outcome: 'wipe',
      ended: 'mechanic',
      origin: 0,
      location: { mechanic: 'light-rampant' },
    })
  })

  test('the wipe may be told before the last death', () => {
    const plants: Plant[] = [{ kind: 'missed-soak', mechanic: 'towers', who: 'D3' }]
    const { answer } = pullWith(plants, { damageShare: 0.95, wipeBeforeLastDeath: true })
    expect(Math.max(...answer.deaths.map(({ deathMs }) => deathMs))).toBeGreaterThan(answer.durationMs)
  })
})

const decided = (pull: SimPull, ability: number): HappeningOf<'decided'>[] =>
  pull.happenings.flatMap((it) => (it.kind === 'decided' && it.ability === ability ? [it] : []))

const gains = (pull: SimPull, status: number): HappeningOf<'gain'>[] =>
  pull.happenings.flatMap((it) => (it.kind === 'gain' && it.status === status ? [it] : []))
