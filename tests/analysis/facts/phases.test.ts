import { expect, test } from 'vitest'
import { phaseName } from '../../../src/analysis/facts/phases.ts'
import { readFacts } from '../../../src/game/facts.ts'
import { hit, pullOf } from '../pull-where.ts'

const facts = readFacts()
const known = (key: string) => facts.encounters.find((encounter) => encounter.key === key)
const shot = 97

const struck = (at: number, target: 'boss' | 'chaser' | 'justice') => hit(at, shot, target, { source: 'gwen' })
const told = ({ phases }: ReturnType<typeof pullOf>) => phases.map(({ name, startMs, endMs }) => [name, startMs, endMs])

test('the source’s phases are taken as they are', () => {
  const phases = [
    { id: 1, startMs: 0 },
    { id: 2, startMs: 40_000 },
  ]
  expect(told(pullOf({ encounter: 'tea', phases }))).toEqual([
    ['P1', 0, 40_000],
    ['Limit Cut', 40_000, 120_000],
  ])
})

test('a pull after the checkpoint begins at the second phase', () => {
  expect(told(pullOf({ encounter: 'dsr', phases: [{ id: 2, startMs: 500 }] }))).toEqual([['P2', 0, 120_000]])
})

test('without a source’s phases a new boss to fight opens one', () => {
  const pull = pullOf({ encounter: 'tea' }, struck(0, 'boss'), struck(60_000, 'justice'), struck(61_000, 'chaser'))
  expect(told(pull)).toEqual([
    ['P1', 0, 60_000],
    ['P2', 60_000, 120_000],
  ])
})

test('the boss of an intermission need not be fought', () => {
  const pull = pullOf(
    { encounter: 'tea' },
    struck(0, 'boss'),
    { type: 'cast', at: 50_000, source: 'chaser', ability: 1 },
    struck(80_000, 'justice'),
  )
  expect(told(pull)).toEqual([
    ['P1', 0, 50_000],
    ['Limit Cut', 50_000, 80_000],
    ['P2', 80_000, 120_000],
  ])
})

test('phases never go back', () => {
  const pull = pullOf({ encounter: 'tea' }, struck(0, 'boss'), struck(60_000, 'justice'), struck(70_000, 'boss'))
  expect(told(pull)).toHaveLength(2)
})

test('becoming targetable opens a phase before the first hit', () => {
  const pull = pullOf(
    { encounter: 'tea' },
    struck(0, 'boss'),
    { type: 'targetable', at: 58_000, actor: 'justice', targetable: true },
    struck(60_000, 'justice'),
  )
  expect(told(pull)[1]).toEqual(['P2', 58_000, 120_000])
})

test('a fight nobody has described is one phase', () => {
  expect(told(pullOf({}, struck(0, 'boss')))).toEqual([['P1', 0, 120_000]])
})

test('an intermission is called by its name and does not count', () => {
  expect([4, 5, 6].map((id) => phaseName(known('dsr'), id))).toEqual(['P4', 'Rewind', 'P5'])
})

test('in a fight nobody has described, phases have the names that the source gives them', () => {
  const phases = [
    { id: 1, startMs: 0, name: 'P1' },
    { id: 2, startMs: 40_000, name: 'Intermission: Forsaken' },
  ]
  expect(told(pullOf({ phases })).map(([name]) => name)).toEqual(['P1', 'Intermission: Forsaken'])
  expect(told(pullOf({ encounter: 'tea', phases })).map(([name]) => name)).toEqual(['P1', 'Limit Cut'])
})
