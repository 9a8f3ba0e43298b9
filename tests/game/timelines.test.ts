import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readFacts } from '../../src/game/facts.ts'
import { openTimelines } from '../../src/game/timelines.ts'

const facts = readFacts()
const timed = readdirSync(new URL('../../vendor/timelines', import.meta.url)).map((file) => file.replace('.json', ''))
const all = timed.flatMap((key) => {
  const timeline = facts.timelines(key)
  return timeline === undefined ? [] : [{ key, ...timeline }]
})

test('the seven ultimates and the newest three savage tiers are timed', () => {
  const ultimates = ['ucob', 'uwu', 'tea', 'dsr', 'top', 'fru', 'dmu']
  const savage = Array.from({ length: 12 }, (_, index) => `m${index + 1}s`)
  expect(timed.toSorted()).toEqual([...ultimates, ...savage].toSorted())
})

test('a fight nobody has timed has no timeline', () => {
  expect(openTimelines()('p1s')).toBeUndefined()
})

test('every segment belongs to a phase that its fight has', () => {
  for (const { key, segments } of all) {
    const count = facts.encounters.find((encounter) => encounter.key === key)?.phases.length ?? 0
    expect(segments.length).toBeGreaterThan(0)
    for (const { phase } of segments) expect(phase).toBeLessThanOrEqual(Math.max(count, 1))
  }
})

test('a fight with phases has a segment of each', () => {
  for (const { key, segments } of all) {
    const { phases = [] } = facts.encounters.find((encounter) => encounter.key === key) ?? {}
    const found = new Set(segments.map(({ phase }) => phase))
    expect(phases.map((_, index) => found.has(index + 1))).toEqual(phases.map(() => true))
  }
})

test('within a segment the clock never goes back', () => {
  for (const { segments } of all)
    for (const { entries } of segments) {
      const times = entries.map(({ at }) => at)
      expect(times).toEqual(times.toSorted((one, other) => one - other))
    }
})

test('a jump leads to where something is soon to happen', () => {
  for (const { segments } of all) {
    const entries = segments.flatMap((segment) => segment.entries)
    for (const jump of entries.flatMap(({ jumpSeconds }) => jumpSeconds || [])) {
      expect(entries.some(({ at }) => at >= jump && at < jump + 20)).toBe(true)
    }
  }
})

test('patterns of the source are spelled out as ids', () => {
  const hands = facts.timelines('tea')?.segments[0]?.entries.find(({ name }) => name.startsWith('Hand of Prayer'))
  expect(hands?.abilities).toEqual([0x482b, 0x482c])
})

test('what ends the pull for lack of time is marked wherever a timeline has it', () => {
  for (const { key, segments } of all) {
    const { enrages = [] } = facts.encounters.find((encounter) => encounter.key === key) ?? {}
    const actions = segments
      .flatMap(({ entries }) => entries)
      .filter(({ kind }) => kind === 'cast' || kind === 'ability')
    const unmarked = actions.filter(({ abilities, enrage }) => !enrage && abilities.some((id) => enrages.includes(id)))
    expect(unmarked).toEqual([])
  }
})
