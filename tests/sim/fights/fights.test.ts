import { describe, expect, test } from 'vitest'
import { party } from '../party.ts'
import type { FightScript, HitScript, MechanicScript } from '../script.ts'
import { simulate } from '../simulate.ts'
import type { SimPull } from '../truth.ts'
import { fights } from './index.ts'

/** What we know or take for usual: seconds of each phase of a kill. */
const known: Readonly<Record<string, Readonly<Record<number, readonly [from: number, to: number]>>>> = {
  // Four kills; Pandora falls a little earlier to a party that never lets go of her.
  fru: { 1: [146, 162], 2: [277, 278.5], 3: [166, 168], 4: [242, 243.5], 5: [225, 273] },
  // One kill: 208.8, 219.3, 304.9, 163.1, 223.1.
  dmu: { 1: [208, 210], 2: [219, 220], 3: [265, 306], 4: [163, 164], 5: [195, 224] },
  // Before the enrage of the timeline, and not long before it.
  ucob: { 1: [120, 170], 2: [180, 218], 3: [349, 350], 4: [140, 190], 5: [170, 208] },
  uwu: { 1: [140, 181], 2: [130, 170], 3: [130, 180], 4: [85, 92], 5: [290, 390] },
  tea: { 1: [120, 143], 2: [33, 34], 3: [175, 200], 4: [19, 20], 5: [333, 335], 6: [270, 350] },
  dsr: {
    1: [180, 182],
    2: [175, 206],
    3: [105, 136],
    4: [85, 92],
    5: [50, 72],
    6: [165, 200],
    7: [185, 228],
    8: [190, 235],
  },
  'dsr-checkpoint': {
    2: [175, 206],
    3: [105, 136],
    4: [85, 92],
    5: [50, 72],
    6: [165, 200],
    7: [185, 228],
    8: [190, 235],
  },
  top: { 1: [105, 132], 2: [140, 195], 3: [130, 188], 4: [60, 78], 5: [280, 355], 6: [225, 268] },
  m9s: { 1: [520, 602] },
}

const fallen = (pull: SimPull) => pull.answer.deaths.map(({ slot, lethalMs }) => [slot, Math.round(lethalMs / 1_000)])
const lengthsOf = ({ answer: { phases }, durationMs }: SimPull) =>
  phases.map(({ id, startMs }, index) => ({
    id,
    lengthS: ((phases[index + 1]?.startMs ?? durationMs) - startMs) / 1_000,
  }))

describe.each(fights.map((fight) => [fight.key, fight] as const))('%s', (_, fight) => {
  const pull = simulate(fight, party, { seed: 2, plants: [] })

  test('played right, it is won with everybody alive, and the plan is possible', () => {
    expect(fallen(pull)).toEqual([])
    expect(pull.unready).toEqual([])
    expect(pull.answer.outcome).toBe('kill')
    expect(pull.answer.phases.map(({ id }) => id)).toEqual(fight.phases.map(({ id }) => id))
  })

  test('its phases last about as long as they do in the game', () => {
    for (const { id, lengthS } of lengthsOf(pull)) {
      const [from, to] = known[fight.key]?.[id] ?? [0, 0]
      expect(lengthS, `phase ${id}`).toBeGreaterThanOrEqual(from)
      expect(lengthS, `phase ${id}`).toBeLessThanOrEqual(to)
    }
  })

  test('with too little damage it ends by its clock', () => {
    const slow = simulate(fight, party, { seed: 2, plants: [], damageShare: 0.78 })
    expect(slow.answer).toMatchObject({ outcome: 'wipe', ended: 'enrage', faults: [] })
  })

  test('no two mechanics share a name, and everything has one', () => {
    const mechanics = fight.phases.flatMap((phase) => phase.mechanics)
    expect(new Set(mechanics.map(({ key }) => key)).size).toBe(mechanics.length)
    for (const { name } of mechanics.flatMap(({ hits }) => hits)) expect(name).not.toBe('')
  })

  test('who is planned to do something on a mechanic finds it', () => {
    const keys = new Set(fight.phases.flatMap(({ mechanics }) => mechanics.map(({ key }) => key)))
    for (const { mechanic } of fight.plan) expect(keys).toContain(mechanic)
  })

  test('everybody stands on its ground', () => {
    const { centre, radius } = fight.arena ?? { centre: { x: 100, y: 100 }, radius: 20 }
    const seen = pull.happenings.flatMap((it) => (it.kind === 'seen' ? [it.actor] : []))
    expect(seen.length).toBeGreaterThan(100)
    expect(Math.max(...seen.map(({ x, y }) => Math.hypot(x - centre.x, y - centre.y)))).toBeLessThan(radius)
  })

  test('who can be attacked is always somebody of the phase', () => {
    const bosses = new Set(fight.bosses.map(({ key }) => key))
    for (const { targetable } of fight.phases) for (const { boss } of targetable) expect(bosses).toContain(boss)
  })

  const soaked = firstWith(fight, ({ law }) => law.kind === 'tower')
  test.runIf(soaked)('a tower that is one short kills everybody', () => {
    const { key, law } = soaked as NonNullable<typeof soaked>
    const who = law.kind === 'tower' ? law.groups[0]?.[0] : undefined
    const lost = simulate(fight, party, { seed: 2, plants: [{ kind: 'missed-soak', mechanic: key, who: who ?? 'D1' }] })
    expect(lost.answer).toMatchObject({ outcome: 'wipe', origin: 0 })
    expect(lost.answer.deaths).toHaveLength(8)
  })

  const avoided = firstWith(fight, ({ law }) => law.kind === 'avoid')
  test.runIf(avoided)('who stands where nobody should is hit', () => {
    const mechanic = avoided?.key ?? ''
    const hurt = simulate(fight, party, { seed: 2, plants: [{ kind: 'hit-by-avoidable', mechanic, who: 'D3' }] })
    expect(hurt.answer.faults).toHaveLength(1)
    const struck = hurt.happenings.flatMap((it) =>
      it.kind === 'decided' && it.ability === avoided?.ability ? it.struck.map(({ before }) => before.actor) : [],
    )
    expect(struck).toContain(6)
  })

  const shared = firstWith(fight, ({ law }) => law.kind === 'stack' && (law.groups[0]?.length ?? 0) > 2)
  test.runIf(shared)('with one missing, those who share take more', () => {
    const { key, ability, law } = shared as NonNullable<typeof shared>
    const group = law.kind === 'stack' ? (law.groups[0] ?? []) : []
    const who = group.at(-1) ?? 'D4'
    const alone = simulate(fight, party, { seed: 2, plants: [{ kind: 'missed-stack', mechanic: key, who }] })
    expect(firstShare(alone, ability)).toBeGreaterThan(firstShare(pull, ability) * 1.05)
  })
})

test('a fight that lies elsewhere has its waymarks there', () => {
  const coil = fights.find(({ key }) => key === 'ucob')
  expect(coil?.arena?.centre).toEqual({ x: 0, y: 0 })
  const marks = coil ? simulate(coil, party, { seed: 2, plants: [] }).happenings : []
  const places = marks.flatMap((it) => (it.kind === 'waymark' ? [Math.hypot(it.x, it.y)] : []))
  expect(places).toHaveLength(8)
  for (const away of places) expect(away).toBeCloseTo(12, 1)
})

function firstWith(fight: FightScript, fits: (hit: HitScript) => boolean) {
  const mechanics: readonly MechanicScript[] = fight.phases.flatMap((phase) => phase.mechanics)
  const found = mechanics.flatMap((mechanic) =>
    mechanic.hits.filter(fits).map(({ ability, law }) => ({ key: mechanic.key, ability, law })),
  )
  return found[0]
}

/** What the first one struck by it would have taken. */
function firstShare(pull: SimPull, ability: number): number {
  for (const it of pull.happenings) {
    if (it.kind !== 'decided' || it.ability !== ability) continue
    const [struck] = it.struck
    if (struck?.damage) return struck.damage.unmitigated
  }
  return 0
}
