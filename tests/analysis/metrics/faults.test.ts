import { expect, test } from 'vitest'
import { shareRight } from '../../../src/analysis/attribution/evidence.ts'
import { faults, whoOf } from '../../../src/analysis/metrics/faults.ts'
import { hit, kill, type NamedEvent, pullOf } from '../pull-where.ts'

const sluice = 18_865
const proteanDouble = 18_870

const tea = (...events: (NamedEvent | readonly NamedEvent[])[]) =>
  faults.compute(pullOf({ encounter: 'tea' }, ...events))
const shown = (result: ReturnType<typeof tea>, blame?: 'off' | 'roles' | 'initials' | 'names') =>
  faults.present(result, blame).flatMap((block) => (block.kind === 'table' ? block.rows.map((row) => row[2]) : []))

test('a fault is told with its layer, its confidence and who died of it', () => {
  expect(tea(kill(10_000, sluice, 'gwen')).faults).toMatchObject([
    {
      layer: 'authored',
      ability: { name: 'Sluice' },
      confidence: shareRight('hit by avoidable'),
      deathsMs: [10_700],
      players: [{ name: 'Gwen Ash' }],
    },
  ])
})

test('whoever made it is called by role unless the server allows more', () => {
  const result = tea(hit(10_000, sluice, 'gwen'))
  expect([shown(result), shown(result, 'off'), shown(result, 'initials'), shown(result, 'names')]).toEqual([
    ['a ranged'],
    ['somebody'],
    ['G. A.'],
    ['Gwen Ash'],
  ])
})

test('two who cannot be told apart are not named', () => {
  const result = tea(
    hit(10_000, proteanDouble, 'gwen', { packet: 5 }),
    hit(10_000, proteanDouble, 'hale', { packet: 5 }),
  )
  expect(result.faults[0]?.players.map(({ confidence }) => confidence < 0.6)).toEqual([true, true])
  expect(result.faults.map((fault) => whoOf(fault, 'names'))).toEqual(['the raid'])
})

test('chances are the uses of what has a rule that a player lived to see', () => {
  const { chances } = tea(kill(10_000, sluice, 'gwen'), hit(30_000, sluice, 'hale'), hit(40_000, 55_001, 'hale'))
  expect(chances.map(({ player, chances: own }) => [player.name, own])).toEqual(
    expect.arrayContaining([
      ['Gwen Ash', 1],
      ['Hale Brook', 2],
    ]),
  )
})

test('a fight without rules says that silence means nothing', () => {
  const result = faults.compute(pullOf({}, hit(10_000, sluice, 'gwen')))
  expect(result).toMatchObject({ hasRules: false, faults: [] })
  expect(faults.present(result)).toMatchObject([{ kind: 'note', text: expect.stringContaining('no faults are told') }])
})

test('the final chain is told as consequence', () => {
  expect(
    tea(kill(108_000, 55_001, 'hale'), kill(112_000, 55_001, 'gwen')).finalChain.map(({ player }) => player.name),
  ).toEqual(['Hale Brook', 'Gwen Ash'])
})
