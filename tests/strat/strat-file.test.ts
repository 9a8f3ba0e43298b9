import { expect, test } from 'vitest'
import type { Strat } from '../../src/strat/strat.ts'
import { tellChange } from '../../src/strat/strat-change.ts'
import { readStratFile, writeStratFile } from '../../src/strat/strat-file.ts'
import { facts } from '../bot/fru-pulls.ts'
import { fights } from '../sim/fights/index.ts'
import { party } from '../sim/party.ts'
import { stratOf } from '../sim/strat-of.ts'

const strat: Strat = {
  encounter: 'fru',
  mechanics: [
    {
      ability: 40170,
      occurrence: 1,
      name: 'Big “one”, ü',
      covers: [
        { ability: 7535, role: 'MT', offsetMs: -2_500, note: 'early' },
        { ability: 805, role: 'any', offsetMs: 0 },
        { ability: 16538, role: 'H2', offsetMs: 1 },
      ],
      places: { north: 'none', 'stack/left': 'D1', 'stack/right': 'any' },
    },
    { ability: 40170, occurrence: 2, covers: [], places: {} },
  ],
}

const fileOf = (changed: Record<string, unknown> = {}, cover: Record<string, unknown> = {}) =>
  JSON.stringify({
    encounter: 'FRU',
    mechanics: [{ mechanic: '40170_1', covers: [{ ability: 'Reprisal', role: 'MT', ...cover }] }],
    ...changed,
  })

test('a strat that was written is read back exactly, version and all', () => {
  expect(readStratFile(writeStratFile(strat, facts, 7), facts)).toEqual({ strat, version: 7 })
  expect(readStratFile(writeStratFile(strat, facts), facts)).toEqual({ strat })
})

test('every mitigation and every strat with nothing in it survives the way out and back', () => {
  const covers = [...facts.mitigations.at(undefined).byAction.keys()].map(
    (ability) => ({ ability, role: 'any', offsetMs: 0 }) as const,
  )
  for (let from = 0; from < covers.length; from += 60) {
    const one: Strat = {
      encounter: 'fru',
      mechanics: [{ ability: 40170, occurrence: 1, covers: covers.slice(from, from + 60), places: {} }],
    }
    expect(readStratFile(writeStratFile(one, facts), facts).strat).toEqual(one)
  }
  const none: Strat = { encounter: 'tea', mechanics: [] }
  expect(readStratFile(writeStratFile(none, facts), facts).strat).toEqual(none)
})

test.each(fights.map((fight) => [fight.key, fight] as const))('a whole strat of %s survives it', (_, fight) => {
  const { version, ...whole } = stratOf(fight, party).strat
  expect(whole.mechanics.length).toBeGreaterThan(10)
  expect(readStratFile(writeStratFile(whole, facts, version), facts)).toEqual({ strat: whole, version })
})

test('it is written for people: actions of players by name where that is enough, by number where two are called so', () => {
  const written = writeStratFile(strat, facts)
  expect(written).toContain('"ability": "Reprisal"')
  expect(written).toContain('"ability": 805')
  expect(written).toContain('"mechanic": "40170_1"')
})

test.each([
  ['by name', 'Reprisal'],
  ['by number', 7535],
  ['by number as text', '7535'],
  ['shortened', 'rep'],
])('an ability is given %s', (_, ability) => {
  expect(readStratFile(fileOf({}, { ability }), facts).strat.mechanics[0]?.covers).toEqual([
    { ability: 7535, role: 'MT', offsetMs: 0 },
  ])
})

test.each(['fru', 'FRU', 'Futures Rewritten (Ultimate)', 'futures rewritten ultimate'])(
  'a fight may be called %s',
  (encounter) => {
    expect(readStratFile(fileOf({ encounter }), facts).strat.encounter).toBe('fru')
  },
)

test.each([
  ['not json at all', 'This is no JSON that can be read.'],
  ['[]', 'This is no strat file: the file:'],
  [fileOf({ encounter: 'Vault of Glass' }), 'Vigil does not know a fight called “Vault of Glass”. There are UCoB,'],
  [fileOf({}, { ability: 'Bubblegum' }), 'no action of a player is called “Bubblegum”'],
  [fileOf({}, { ability: 99_999 }), 'no action of a player is called “99999”'],
  [fileOf({}, { role: 'D5' }), 'mechanics.0.covers.0.role:'],
  [fileOf({}, { ofset: 3 }), 'mechanics.0.covers.0: Unrecognized key: "ofset"'],
  [fileOf({ mechanics: [{ mechanic: '18449_1' }] }), 'FRU has no action 18449_1'],
  [fileOf({ mechanics: [{ mechanic: '40170' }] }), 'is to be an action and the number of its use'],
  [fileOf({ mechanics: [{ mechanic: '40170_1' }, { mechanic: '40170_1' }] }), '40170_1 is there twice'],
])('%s is refused with a sentence that names it', (text, sentence) => {
  expect(() => readStratFile(text, facts)).toThrow(sentence)
})

test('all that is unknown is named at once', () => {
  const covers = ['Bubblegum', 'Reprisal', 'Chocolate'].map((ability) => ({ ability, role: 'MT' }))
  const text = fileOf({ mechanics: [{ mechanic: '18449_1', covers }] })
  expect(() => readStratFile(text, facts)).toThrow(/“Bubblegum”; .*“Chocolate”; FRU has no action 18449_1/)
})

const named = ({ ability, occurrence }: { ability: number; occurrence: number }) => `#${ability} ${occurrence}`
const [first, second] = strat.mechanics

test('what changed is a sentence', () => {
  if (first === undefined || second === undefined) throw new Error('the strat has two mechanics')
  const now = {
    ...strat,
    mechanics: [
      { ...first, places: {} },
      { ...second, occurrence: 3 },
    ],
  }
  expect(tellChange(undefined, strat, named)).toBe('Added #40170 1, #40170 2.')
  expect(tellChange(strat, now, named)).toBe('Added #40170 3; changed #40170 1; removed #40170 2.')
  const many = { ...strat, mechanics: Array.from({ length: 6 }, (_, at) => ({ ...second, occurrence: at + 1 })) }
  expect(tellChange(undefined, many, named)).toBe('Added #40170 1, #40170 2, #40170 3, #40170 4 and 2 more.')
})

test('nothing changed where only the order of places is another one', () => {
  if (first === undefined || second === undefined) throw new Error('the strat has two mechanics')
  const places = Object.fromEntries(Object.entries(first.places).reverse())
  expect(tellChange(strat, { ...strat, mechanics: [{ ...first, places }, second] }, named)).toBeUndefined()
  expect(tellChange(strat, { ...strat, mechanics: [second, first] }, named)).toBe('Put in another order.')
})

test('what is for one of several comes back so', () => {
  const either = [40147, 40149].map((ability) => ({
    ability,
    occurrence: 1,
    oneOf: ['40147_1', '40149_1'],
    covers: [],
    places: {},
  }))
  const strat: Strat = { encounter: 'fru', mechanics: either }
  expect(readStratFile(writeStratFile(strat, facts), facts).strat).toEqual(strat)
})
