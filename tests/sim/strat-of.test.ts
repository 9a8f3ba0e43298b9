import { describe, expect, test } from 'vitest'
import { contextOf } from '../truth/analysis.ts'
import { fights } from './fights/index.ts'
import { futuresRewritten } from './fru/fight.ts'
import { type PartyName, parties } from './parties.ts'
import { simulate } from './simulate.ts'
import { stratOf } from './strat-of.ts'
import { readAsLog } from './two-sources/tellings.ts'
import { cleanPlan } from './uses.ts'

/** A clean pull of a fight, as the analysis reads it from a log. */
async function analysed(fight: (typeof fights)[number], partyName: PartyName) {
  const party = parties[partyName]
  const pull = simulate(fight, party, cleanPlan)
  const [log] = await readAsLog({ title: fight.key, party, pulls: [{ pull, startedAt: Date.UTC(2026, 10, 14) }] }, 2024)
  if (!log) throw new Error('the log tells no pull')
  return { party, deaths: pull.answer.deaths, context: contextOf(log) }
}

describe.each(fights.map((fight) => [fight.key, fight] as const))('%s', (_, fight) => {
  test('what is planned is what the analysis counts: it hurts somebody, and those who share it together', async () => {
    const { party, context, deaths } = await analysed(fight, 'usual')
    expect(deaths).toEqual([])
    const { strat } = stratOf(fight, party)
    expect(strat.mechanics.length).toBeGreaterThan(30)
    const told = new Map(context.mechanics.map((mechanic) => [mechanic.key, mechanic]))
    const slotOf = new Map(party.map(({ name, slot }): [string, string] => [name, slot]))
    for (const { ability, occurrence, name, places } of strat.mechanics) {
      const key = `${ability}_${occurrence}`
      expect(told.has(key), `${name} ${key}`).toBe(true)
      // What the end of a phase cuts off is planned all the same: other pulls come to it.
      if (told.get(key)?.isUnfinished) continue
      const struck = (told.get(key)?.targets ?? []).map((id) => slotOf.get(context.actor(id)?.name ?? ''))
      expect(struck, `${name} ${key}`).not.toEqual([])
      expect(struck, `${name} ${key}`).toEqual(expect.arrayContaining(Object.values(places)))
    }
  })
})

test('the strat is the plan in the words of a static', () => {
  const { strat, pins } = stratOf(futuresRewritten, parties.usual)
  expect(strat).toMatchObject({ encounter: 'fru', version: 1 })
  expect(pins[0]).toEqual({ encounter: 'fru', name: 'Brannoc Vael', slot: 'MT' })
  expect(pins.map(({ slot }) => slot)).toEqual(['MT', 'OT', 'H1', 'H2', 'D1', 'D2', 'D3', 'D4'])
  const glory = strat.mechanics.find(({ name }) => name === 'Burnished Glory')
  expect(glory).toMatchObject({ occurrence: 1, places: {} })
  // Reprisal, Addle, Feint, Eukrasian Prognosis, Passage of Arms.
  expect(glory?.covers).toEqual([
    { ability: 7535, role: 'MT', offsetMs: -6_500 },
    { ability: 7560, role: 'D4', offsetMs: -5_000 },
    { ability: 7549, role: 'D1', offsetMs: -4_000 },
    { ability: 37034, role: 'H2', offsetMs: -3_500 },
    { ability: 7385, role: 'OT', offsetMs: -2_500 },
  ])
})

test('a job plans with what it has, and with nothing where it has nothing', () => {
  const covers = (name: PartyName) =>
    stratOf(futuresRewritten, parties[name])
      .strat.mechanics.flatMap((mechanic) => mechanic.covers)
      .map(({ role, ability }) => `${role} ${ability}`)
  // Shield Samba is Troubadour to a bard; a pictomancer has Tempera Grassa where a red mage has Magick Barrier.
  expect(covers('usual')).toContain('D3 16012')
  expect(covers('blades')).toContain('D3 7405')
  expect(covers('blades')).not.toContain('D3 16012')
  expect(covers('bulwark').length).toBeLessThan(covers('usual').length)
})

test('each stack and tower is a group of its own', () => {
  const { strat } = stratOf(futuresRewritten, parties.usual)
  const fire = strat.mechanics.find(({ name }) => name === 'Sinbound Fire III')
  expect(Object.entries(fire?.places ?? {}).slice(0, 5)).toEqual([
    ['stack 1/MT', 'MT'],
    ['stack 1/H1', 'H1'],
    ['stack 1/D1', 'D1'],
    ['stack 1/D3', 'D3'],
    ['stack 2/OT', 'OT'],
  ])
})
