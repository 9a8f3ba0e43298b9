import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { readFacts } from '../../src/game/facts.ts'
import { openFaultRules } from '../../src/game/fault-rules.ts'
import { describeShared, sharedData } from '../shared-data.ts'

const facts = readFacts()
const all = facts.encounters.map(({ key, short }) => ({ key, short, rules: facts.faultRules(key) }))
const rulesOf = (key: string) => new Map(facts.faultRules(key).map((rule) => [rule.id, rule]))

test('every row of the file reads, and belongs to a fight that is known', () => {
  const file = z
    .record(z.string(), z.array(z.unknown()))
    .parse(JSON.parse(readFileSync(new URL('../../vendor/fault-rules.json', import.meta.url), 'utf8')))
  expect(Object.keys(file).filter((key) => !all.some((known) => known.key === key))).toEqual([])
  for (const { key, rules } of all) expect(rules).toHaveLength(file[key]?.length ?? 0)
})

test('a fight nobody has written about has no rules', () => {
  expect(openFaultRules()('another fight')).toEqual([])
})

test('the seven ultimates are covered', () => {
  for (const key of ['ucob', 'uwu', 'tea', 'dsr', 'top', 'fru', 'dmu'])
    expect(facts.faultRules(key).length, key).toBeGreaterThan(40)
})

test('what a missed tower sets off is a failure, and the tower’s own', () => {
  for (const { key, rules } of all) {
    const known = rulesOf(key)
    for (const { id, kind, pair } of rules) {
      if (pair === undefined) continue
      const isFailure = kind === 'failed'
      const other = known.get(pair)
      expect(isFailure ? other?.kind !== 'failed' : other?.kind === 'failed', `${key} ${id} → ${pair}`).toBe(true)
    }
  }
})

test('how many share it is said of what is shared, one to eight', () => {
  for (const { kind, sharers } of all.flatMap(({ rules }) => rules)) {
    if (sharers === undefined) continue
    expect(['for-several', 'for-tanks', 'tower']).toContain(kind)
    expect(sharers.least >= 1 && sharers.least <= sharers.most && sharers.most <= 8).toBe(true)
  }
})

test('every rule has a name, and a confidence that may be said in public', () => {
  for (const { name, confidence } of all.flatMap(({ rules }) => rules)) {
    expect(name).not.toBe('')
    expect(confidence).toBeGreaterThanOrEqual(0.6)
  }
})

test('some that people know by heart', () => {
  expect(rulesOf('ucob').get(9951)).toMatchObject({ kind: 'tower', pair: 9952 })
  expect(rulesOf('tea').get(0x485f)).toMatchObject({ kind: 'avoidable', name: 'Sacrament' })
  expect(rulesOf('fru').get(40_147)).toMatchObject({ kind: 'for-several', sharers: { least: 2, most: 2 } })
  expect(rulesOf('dmu').get(49_740)).toMatchObject({ kind: 'for-tanks' })
  expect(rulesOf('dmu').get(47_774)).toMatchObject({ kind: 'avoidable' })
})

describeShared('the game data beside the project', 'game/actions.tsv.gz', () => {
  const idsIn = (path: string) =>
    new Set(
      gunzipSync(readFileSync(sharedData(path)))
        .toString('utf8')
        .split('\n')
        .map((line) => Number(line.split('\t', 1)[0])),
    )
  const mechanics = z
    .record(z.string(), z.object({ abilities: z.record(z.string(), z.unknown()) }))
    .parse(JSON.parse(readFileSync(sharedData('game/mechanics.json'), 'utf8')))
  const actions = new Set([
    ...idsIn('game/actions.tsv.gz'),
    ...Object.values(mechanics).flatMap(({ abilities }) => Object.keys(abilities).map(Number)),
  ])
  const statuses = idsIn('game/statuses.tsv.gz')

  test('knows every action and status that has a rule', () => {
    const unknown = all.flatMap(({ key, rules }) =>
      rules.filter(({ kind, id }) => !(kind === 'status' ? statuses : actions).has(id)).map(({ id }) => `${key} ${id}`),
    )
    expect(unknown).toEqual([])
  })
})
