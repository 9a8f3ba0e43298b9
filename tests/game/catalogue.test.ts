import { expect, test } from 'vitest'
import { openCatalogue } from '../../src/game/catalogue.ts'
import { readFacts } from '../../src/game/facts.ts'

const catalogue = openCatalogue()()

test('an action of a job has its cooldowns in ms', () => {
  expect(catalogue.actions.get(7535)).toEqual({
    id: 7535,
    name: 'Reprisal',
    jobs: [],
    category: 'ability',
    gcd: false,
    castMs: 0,
    recastMs: 60_000,
    charges: 1,
  })
  expect(catalogue.actions.get(9)).toMatchObject({ name: 'Fast Blade', jobs: ['PLD'], gcd: true, recastMs: 2_500 })
})

test('a boss’s action has a name and what others say it is', () => {
  expect(catalogue.actionName(40_122)).toBe('Explosion')
  expect(catalogue.bosses.get('fru')?.get(40_122)?.label).toEqual({ kind: 'tower', confidence: 0.95 })
  expect(catalogue.actionName(999_999)).toBeUndefined()
})

test('a status knows what analysis has it for', () => {
  expect(catalogue.statuses.get(2911)).toMatchObject({ name: 'Damage Down', kind: 'debuff', known: 'fault' })
  expect(catalogue.statuses.get(1191)).toMatchObject({ name: 'Rampart', kind: 'buff', known: 'mitigation' })
  expect(catalogue.statuses.get(1878)).toMatchObject({ name: 'Divination', known: 'raid-buff' })
})

test('bosses belong to known fights, and nothing is named after a placeholder', () => {
  const keys = new Set(readFacts().encounters.map(({ key }) => key))
  expect([...catalogue.bosses.keys()].filter((key) => !keys.has(key))).toEqual([])
  const names = [...catalogue.bosses.values()].flatMap((own) => [...own.values()].map(({ name }) => name))
  expect(names.filter((name) => /^_rsv_|^--/.test(name))).toEqual([])
})
