import { expect, test } from 'vitest'
import { parties } from './parties.ts'
import { isEnding } from './plants.ts'
import { simulate } from './simulate.ts'
import { truthFights } from './truth-fights.ts'
import { truthPull } from './truth-pulls.ts'

const seeds = Array.from({ length: 40 }, (_, index) => index + 1)
const played = seeds.map((seed) => truthPull(seed))

test('the same seed is the same pull, another seed another', () => {
  for (const { seed, pull } of played.slice(0, 3)) {
    expect(JSON.stringify(truthPull(seed).pull)).toBe(JSON.stringify(pull))
  }
  expect(new Set(played.map(({ pull }) => JSON.stringify(pull.answer))).size).toBe(played.length)
})

test('forty seeds see most fights, every party, and ends of many kinds', () => {
  expect(new Set(played.map(({ partyName }) => partyName)).size).toBe(Object.keys(parties).length)
  expect(new Set(played.map(({ fight }) => fight.key)).size).toBeGreaterThan(4)
  expect(new Set(played.map(({ pull }) => pull.answer.ended)).size).toBeGreaterThan(3)
})

test('whatever came true was planted, and every death that has a fault has one that came true', () => {
  for (const { plan, pull } of played) {
    for (const { plant } of pull.answer.faults) expect(plan.plants).toContainEqual(plant)
    for (const { fault } of pull.answer.deaths) if (fault !== undefined) expect(pull.answer.faults[fault]).toBeDefined()
  }
})

test('every fault but a common end and a lack of healing is to be found, and every death is either found or blameless', () => {
  for (const { pull } of played) {
    const { faults, deaths, reading } = pull.answer
    expect(reading.find).toHaveLength(
      faults.filter(({ plant }) => !isEnding(plant) && plant.kind !== 'no-healing').length,
    )
    const told = new Set([
      ...reading.find.flatMap((each) => each.deaths),
      ...reading.blameless.flatMap((each) => ('death' in each ? [each.death] : [])),
    ])
    expect(told.size).toBe(deaths.length)
  }
})

test.each(Object.keys(parties))('%s lives through every fight if nobody makes a mistake', (name) => {
  for (const fight of truthFights) {
    const { answer } = simulate(fight, parties[name as keyof typeof parties], {
      seed: 2,
      plants: [],
      exact: true,
      enemyShare: 0.9,
    })
    expect([fight.key, answer.ended, answer.faults]).toEqual([fight.key, 'kill', []])
  }
})
