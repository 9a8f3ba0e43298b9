import { describe, expect, test } from 'vitest'
import { pullWith } from './pulls.ts'
import type { HappeningOf, SimPull } from './truth.ts'

describe('a planted mistake is told by what it leaves:', () => {
  test('who carries a stack away takes it alone', () => {
    const pull = pullWith([{ kind: 'alone', mechanic: 'sinbound-fire', who: 'D4' }])
    expect(decided(pull, 0x9cdf).map(({ struck }) => struck.length)).toEqual([4, 1])
    expect(pull.answer.deaths[0]).toMatchObject({ slot: 'D4', fault: 0 })
  })

  test('who stands with the tank takes the tank’s blow', () => {
    const { answer } = pullWith([{ kind: 'wrong-role', mechanic: 'powder-mark-trail-1', who: 'D1' }])
    expect(answer.deaths).toMatchObject([{ slot: 'D1', kind: 'wrong target', fault: 0, ability: { id: 0x9ce8 } }])
    expect(answer.reading.find).toMatchObject([{ kind: 'wrong role hit', slot: 'D1', deaths: [0] }])
  })

  test('a cover that was pressed too early is gone when the hit is decided', () => {
    const plan = { mechanic: 'burnished-glory-1', who: 'D4', use: 'addle' } as const
    const on = (pull: SimPull) => hasAddle(pull, decided(pull, 0x9cea)[0]?.at ?? 0)
    expect(on(pullWith([]))).toBe(true)
    expect(on(pullWith([{ kind: 'early-mitigation', ...plan }]))).toBe(false)
  })

  test('a cover on the wrong one is not on the tank who is hit', () => {
    const pull = pullWith([{ kind: 'wrong-target', mechanic: 'burn-mark-1', who: 'H2', use: 'taurochole' }])
    const [hit] = decided(pull, 0x9ce9)
    expect(hit?.struck.flatMap(({ statuses }) => statuses)).not.toContain(2619)
    expect(gains(pull, 2619).length).toBeGreaterThan(0)
  })

  test('a status that only a mistake gives comes without any damage', () => {
    const pull = pullWith([{ kind: 'gained-status', mechanic: 'blasting-zone', who: 'D3' }])
    expect(gains(pull, 2911).map(({ target }) => pull.actors[target]?.slot)).toEqual(['D3'])
    expect(pull.answer.deaths).toEqual([])
  })

  test('who was grazed dies to what the others survive, and that is why', () => {
    const { answer } = pullWith([{ kind: 'grazed', mechanic: 'burnished-glory-1', who: 'D4' }], {
      exact: true,
      enemyShare: 0.9,
    })
    expect(answer.deaths).toMatchObject([{ slot: 'D4', fault: 0, kind: 'survivable', ability: { id: 0x9cea } }])
  })

  test('who lets a raise run out is raised again', () => {
    const { answer } = pullWith([
      { kind: 'hit-by-avoidable', mechanic: 'blasting-zone', who: 'D3' },
      { kind: 'raise-lost', mechanic: 'blasting-zone', who: 'D3' },
    ])
    expect(answer.raises.map(({ upMs }) => upMs !== undefined)).toEqual([false, true])
    expect(answer.reading.find.map(({ kind }) => kind)).toContain('raise lost')
  })

  test('the countdown ends after an early pull and before a late one', () => {
    const endOf = (pull: SimPull) => pull.happenings.flatMap((it) => (it.kind === 'countdown' ? [it.at + 10_000] : []))
    const pulled = (kind: 'early-pull' | 'late-pull') => pullWith([{ kind, who: 'D1', byMs: 900, mechanic: 'pull' }])
    expect(endOf(pulled('early-pull'))).toEqual([900])
    expect(endOf(pulled('late-pull'))).toEqual([-900])
    const first = firstBlow(pulled('early-pull'))
    expect(first).toMatchObject({ at: 0, source: { actor: 4 } })
  })
})

describe('what only looks like a mistake is nobody’s:', () => {
  test('a ghosted hit is decided and never lands', () => {
    const pull = pullWith([], { confounders: [{ kind: 'ghosted-hit', mechanic: 'burnished-glory-1', who: 'D2' }] })
    const struck = decided(pull, 0x9cea)[0]?.struck ?? []
    expect(struck.filter(({ lands }) => !lands).map(({ before }) => pull.actors[before.actor]?.slot)).toEqual(['D2'])
  })

  test('a late hit lands so much later than it would have', () => {
    const lands = (pull: SimPull) =>
      (pull.happenings.find((it) => it.kind === 'landed' && it.ability === 0x9cea)?.at ?? 0) -
      (decided(pull, 0x9cea)[0]?.at ?? 0)
    const late = pullWith([], { confounders: [{ kind: 'late-hit', mechanic: 'burnished-glory-1', byMs: 1_200 }] })
    expect(lands(pullWith([]))).toBeLessThan(900)
    expect(lands(late)).toBeGreaterThan(1_800)
  })

  test('who loses the connection does nothing until it is back', () => {
    const away = { kind: 'disconnect', who: 'D1', atMs: 20_000, forMs: 15_000 } as const
    const pull = pullWith([], { confounders: [away] })
    const acts = pull.happenings.flatMap((it) => (it.kind === 'decided' && it.source.actor === 4 ? [it.at] : []))
    expect(acts.filter((at) => at > 20_100 && at < 35_000)).toEqual([])
    expect(acts.filter((at) => at >= 35_000 && at < 40_000).length).toBeGreaterThan(0)
  })

  test('a survivor runs on after what kills the rest, and moves no location', () => {
    const plants = [{ kind: 'missed-soak', mechanic: 'towers', who: 'D3' }] as const
    const more = { damageShare: 0.93, confounders: [{ kind: 'survivor', who: 'H1', forMs: 9_000 }] } as const
    const { answer } = pullWith(plants, more)
    const last = answer.deaths.at(-1)
    expect(last).toMatchObject({ slot: 'H1', kind: 'no killing blow' })
    expect((last?.lethalMs ?? 0) - (answer.deaths[0]?.lethalMs ?? 0)).toBeGreaterThanOrEqual(9_000)
    expect(answer.location).toEqual(pullWith(plants, { damageShare: 0.93 }).answer.location)
  })

  test('an HP of 0 under an invulnerability is no death', () => {
    const more = {
      harder: { mechanic: 'powder-mark-trail-1', share: 6 },
      confounders: [{ kind: 'invulnerable', mechanic: 'powder-mark-trail-1', who: 'MT' }],
    } as const
    const pull = pullWith([], more)
    const hit = pull.happenings.find((it) => it.kind === 'landed' && it.ability === 0x9ce8)
    expect(hit).toMatchObject({ after: { actor: 0, hp: 0 } })
    expect(pull.answer.deaths).toEqual([])
    expect(pullWith([], { harder: more.harder }).answer.deaths[0]).toMatchObject({ slot: 'MT' })
  })

  test('mirrored statuses are told of the boss’ helper, and count for nothing', () => {
    const mirrored = pullWith([], { confounders: [{ kind: 'mirrored-statuses' }] })
    const targets = gains(mirrored, 1193).map(({ target }) => mirrored.actors[target]?.maxHp === 44)
    expect(targets.filter((isHelper) => isHelper).length).toBe(targets.length / 2)
    expect(mirrored.answer.damageByPlayer).toEqual(pullWith([]).answer.damageByPlayer)
  })

  test('deaths after a call and victims of others are blameless', () => {
    const { answer } = pullWith([
      { kind: 'missed-soak', mechanic: 'towers', who: 'D3' },
      { kind: 'hit-by-avoidable', mechanic: 'blasting-zone', who: 'D2' },
      { kind: 'called-wipe', mechanic: 'cyclonic-break-2', afterMs: 0 },
    ])
    const fallout = answer.reading.blameless.filter(({ kind }) => kind === 'fallout')
    expect(fallout).toHaveLength(answer.deaths.filter(({ fault }) => fault === undefined).length)
    expect(answer.reading.find.map(({ slot }) => slot)).toEqual(['D2'])
  })
})

const decided = (pull: SimPull, ability: number): HappeningOf<'decided'>[] =>
  pull.happenings.flatMap((it) => (it.kind === 'decided' && it.ability === ability ? [it] : []))

const gains = (pull: SimPull, status: number): HappeningOf<'gain'>[] =>
  pull.happenings.flatMap((it) => (it.kind === 'gain' && it.status === status ? [it] : []))

const firstBlow = ({ happenings }: SimPull) =>
  happenings.find((it) => it.kind === 'decided' && it.struck.some(({ damage }) => damage))

/** Whether Fatebreaker has Addle on. */
function hasAddle({ happenings }: SimPull, atMs: number): boolean {
  const last = happenings.findLast(
    (it) => (it.kind === 'gain' || it.kind === 'loss') && it.status === 1203 && it.at <= atMs,
  )
  return last?.kind === 'gain'
}
