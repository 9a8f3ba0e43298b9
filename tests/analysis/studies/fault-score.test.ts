import { expect, test } from 'vitest'
import type { FaultTold } from '../../../src/analysis/metrics/faults.ts'
import { cleanest, faultScore } from '../../../src/analysis/studies/fault-score.ts'
import { fastestMs } from './fastest.ts'
import { broke, gwen, hale, told } from './told-pulls.ts'

const pull = (faults: readonly FaultTold[], chances = 10) =>
  told({ faults: { faults, chances: [gwen, hale].map((player) => ({ player, chances })) } })
const scores = (...pulls: readonly ReturnType<typeof pull>[]) =>
  faultScore.compute(pulls).players.map(({ player, major, minor, chances }) => [player.name, major, minor, chances])

test('major and minor apart, of the chances of all pulls', () => {
  expect(scores(pull([broke()]), pull([broke({ grave: false }), broke({ players: [hale] })]))).toEqual([
    ['Gwen Ash', 1, 1, 20],
    ['Hale Brook', 1, 0, 20],
  ])
})

test('each of several who did it has it', () => {
  expect(scores(pull([broke({ players: [gwen, hale] })])).map(([, major]) => major)).toEqual([1, 1])
})

test('what one of several did, or the raid, is nobody’s, and is counted as such', () => {
  const found = faultScore.compute([pull([broke({ about: 'one', players: [gwen, hale] }), broke({ about: 'raid' })])])
  expect(found.players.map(({ major }) => major)).toEqual([0, 0])
  expect(found.unnamed).toBe(2)
})

test('what nobody is sure of does not count at all', () => {
  expect(faultScore.compute([pull([broke({ confidence: 0.59 })])])).toMatchObject({
    unnamed: 0,
    players: [{ major: 0 }, { major: 0 }],
  })
})

test('whoever is less sure than the statement is not counted', () => {
  const fault = { ...broke({ players: [gwen, hale] }) }
  const unsure = {
    ...fault,
    players: fault.players.map((one, index) => ({ ...one, confidence: index === 0 ? 0.9 : 0.3 })),
  }
  expect(scores(pull([unsure])).map(([, major]) => major)).toEqual([1, 0])
})

test('the cleanest is whose share is surely lowest, never somebody with few chances or one of two alike', () => {
  expect(cleanest(faultScore.compute([pull([broke()])]))?.player.name).toBe('Hale Brook')
  expect(cleanest(faultScore.compute([pull([broke()], 9)]))).toBeUndefined()
  expect(cleanest(faultScore.compute([pull([])]))).toBeUndefined()
})

test('a pull that was not analysed claims nothing', () => {
  expect(faultScore.compute([{ ...pull([broke()]), results: {} }])).toEqual({
    pulls: 1,
    hasRules: false,
    players: [],
    unnamed: 0,
  })
})

test('people are called what the level allows; `off` has the sum alone', () => {
  const found = faultScore.compute([pull([broke()]), pull([broke({ grave: false }), broke({ about: 'raid' })])])
  const said = (blame: 'off' | 'roles' | 'names') =>
    faultScore
      .present(found, blame)
      .map((block) => (block.kind === 'note' ? block.text : block.kind === 'table' && block.rows))
  const sum =
    'In 2 pulls, 2 of 40 chances went wrong through a mistake that is somebody’s own: 1 major, 1 minor. 1 more cannot be told of anybody.'
  expect(said('off')).toEqual([sum])
  expect(said('roles')).toEqual([
    sum,
    [
      ['a caster', '0', '0', '20'],
      ['a ranged', '1', '1', '20'],
    ],
    'Cleanest: a caster, 20 of 20 chances went right (84 to 100 %).',
  ])
  expect(said('names')[2]).toBe('Cleanest: Hale Brook, 20 of 20 chances went right (84 to 100 %).')
})

test('three hundred pulls take less than 50 ms', () => {
  const pulls = Array.from({ length: 300 }, () => pull([broke(), broke({ players: [hale] }), broke({ grave: false })]))
  expect(fastestMs(() => faultScore.present(faultScore.compute(pulls)))).toBeLessThan(50)
})
