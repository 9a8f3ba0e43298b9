import { expect, test } from 'vitest'
import type { Knowledge, LearnedRule } from '../../../src/analysis/rules/knowledge.ts'
import { rulesFor } from '../../../src/analysis/rules/rule-book.ts'
import { readFacts } from '../../../src/game/facts.ts'
import type { FaultRule } from '../../../src/game/fault-rules.ts'
import type { PlannedMechanic } from '../../../src/strat/strat.ts'

const facts = readFacts()
const tea = facts.encounters.find(({ key }) => key === 'tea')
const shout = 0x100

const authored = (...rules: readonly Pick<FaultRule, 'kind' | 'id'>[]) => ({
  ...facts,
  faultRules: () => rules.map((rule) => ({ name: 'Shout', grave: false, confidence: 0.9, sources: 'oopsy', ...rule })),
})

const known = (told: Partial<Knowledge>): Knowledge => ({ pins: [], learned: [], ...told })
const learned = (rule: Partial<LearnedRule>): LearnedRule => ({
  ability: shout,
  kind: 'for-one',
  clean: 9,
  confidence: 0.8,
  ...rule,
})
const strat = (places: PlannedMechanic['places'], occurrence = 1) => ({
  encounter: 'tea',
  version: 1,
  mechanics: [{ ability: shout, occurrence, covers: [], places }],
})

const book = (told: Partial<Knowledge>, ...rules: readonly Pick<FaultRule, 'kind' | 'id'>[]) =>
  rulesFor({ encounter: tea, facts: authored(...rules), knowledge: known(told) })

test('what nobody knows anything of has no rule', () => {
  expect(book({}).of(shout)).toBeUndefined()
  expect(book({}).hasRules).toBe(false)
})

test('what was learned speaks where no table does, with the resolutions it stands on', () => {
  expect(book({ learned: [learned({})] }).of(shout, 1)).toMatchObject({
    layer: 'learned',
    support: 9,
    confidence: 0.8,
    rule: { kind: 'for-one' },
  })
})

test('a table is asked before what was learned', () => {
  const told = book({ learned: [learned({})] }, { kind: 'avoidable', id: shout }).of(shout, 1)
  expect(told).toMatchObject({ layer: 'authored', rule: { kind: 'avoidable', learned: { kind: 'for-one' } } })
  expect(told?.rule.sharers).toBeUndefined()
})

test('how many share it is learned where a table leaves it open', () => {
  const rule = learned({ kind: 'for-several', sharers: { least: 4, most: 4 } })
  const told = book({ learned: [rule] }, { kind: 'for-several', id: shout }).of(shout, 1)
  expect(told).toMatchObject({ layer: 'authored', rule: { sharers: { least: 4, most: 4 } } })
})

test('a strat that puts people together is asked first, for the occurrence it speaks of', () => {
  const places = { 'north/one': 'MT', 'north/two': 'H1', 'south/one': 'OT', 'south/two': 'H2' } as const
  const rules = book({ strat: strat(places, 2) }, { kind: 'for-one', id: shout })
  expect(rules.of(shout, 2)).toMatchObject({
    layer: 'strat',
    rule: {
      kind: 'for-several',
      groups: [
        ['MT', 'H1'],
        ['OT', 'H2'],
      ],
      sharers: { least: 2, most: 2 },
    },
  })
  expect(rules.of(shout, 1)).toMatchObject({ layer: 'authored', rule: { kind: 'for-one' } })
  expect(rules.of(shout)).toMatchObject({ layer: 'authored' })
})

test('a tower stays a tower, whoever soaks it together', () => {
  const rules = book({ strat: strat({ 'tower 1/a': 'D1', 'tower 1/b': 'D2' }) }, { kind: 'tower', id: shout })
  expect(rules.of(shout, 1)).toMatchObject({ layer: 'strat', rule: { kind: 'tower', groups: [['D1', 'D2']] } })
})

test('places of their own say who is hit by what hits people one by one', () => {
  const rules = book({ strat: strat({ north: 'H1', south: 'H2' }) }, { kind: 'for-one', id: shout })
  expect(rules.of(shout, 1)).toMatchObject({ layer: 'strat', rule: { kind: 'for-one', groups: [['H1'], ['H2']] } })
})

test('where somebody stands says nothing about what hits nobody, or what nobody knows', () => {
  const places = strat({ north: 'H1', south: 'H2' })
  expect(book({ strat: places }, { kind: 'avoidable', id: shout }).of(shout, 1)).toMatchObject({ layer: 'authored' })
  expect(book({ strat: places }).of(shout, 1)).toBeUndefined()
})

test('a place that nobody is to take is none', () => {
  expect(book({ strat: strat({ 'pair/a': 'none', 'pair/b': 'none' }) }).of(shout, 1)).toBeUndefined()
})

test('what is gained only by mistake is kept apart from actions', () => {
  const rules = book({}, { kind: 'status', id: shout })
  expect(rules.of(shout)).toBeUndefined()
  expect(rules.statuses.get(shout)).toMatchObject({ layer: 'authored', rule: { kind: 'status' } })
})
