import { expect, test } from 'vitest'
import { findEncounter, readFacts } from '../../src/game/facts.ts'

const facts = readFacts()

test('a fight is found by territory, or by the FFLogs id of any era', () => {
  expect(findEncounter(facts, { territoryId: 887 })).toMatchObject({ key: 'tea', short: 'TEA', levelSync: 80 })
  const [ucob, newest] = [findEncounter(facts, { encounterId: 1039 }), findEncounter(facts, { encounterId: 1085 })]
  expect([ucob?.key, newest?.key]).toEqual(['ucob', 'dmu'])
})

test('the territory decides, and an unknown fight is none', () => {
  expect(findEncounter(facts, { territoryId: 1238, encounterId: 1050 })?.key).toBe('fru')
  expect(findEncounter(facts, { territoryId: 1, encounterId: 1 })).toBeUndefined()
  expect(findEncounter(facts, {})).toBeUndefined()
})

test('both halves of a door boss are one fight, called as raiders call it', () => {
  expect([104, 105].map((encounterId) => findEncounter(facts, { encounterId })?.short)).toEqual(['M12S', 'M12S'])
})

test('every boss belongs to phases that exist, and no key or id is there twice', () => {
  for (const { bosses, phases } of facts.encounters) {
    for (const boss of bosses) expect(boss.phases.every((index) => phases[index] !== undefined)).toBe(true)
  }
  const keys = facts.encounters.map(({ key }) => key)
  const ids = facts.encounters.flatMap(({ fflogsIds }) => fflogsIds)
  expect([new Set(keys).size, new Set(ids).size]).toEqual([keys.length, ids.length])
})

test('rules say one thing about an action', () => {
  for (const { key } of facts.encounters) {
    const told = facts.faultRules(key).map(({ kind, id }) => `${kind === 'status' ? 'status' : 'action'} ${id}`)
    expect(told).toEqual([...new Set(told)])
  }
})

test('no enrage is also a rule, a knock-back or a plain attack', () => {
  for (const { enrages, autoAttacks } of facts.encounters) {
    expect(enrages.filter((id) => autoAttacks.includes(id))).toEqual([])
  }
})
