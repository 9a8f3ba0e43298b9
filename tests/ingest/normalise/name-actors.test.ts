import { expect, test } from 'vitest'
import { nameActors } from '../../../src/ingest/normalise/name-actors.ts'
import type { Actor } from '../../../src/report.ts'
import { toldPull } from './told-pull.ts'

const enemy = (id: number, name: string, gameId?: number): Actor => ({
  id,
  kind: 'enemy',
  name,
  ...(gameId === undefined ? {} : { gameId }),
})
const named = (...actors: readonly Actor[]) => nameActors.repair(toldPull([], { actors }))

test('a copy without a name has the name of the others, and what has none at all a word', () => {
  const { pull, repaired } = named(
    enemy(0, 'Liquid Hand', 11_336),
    enemy(1, '', 11_336),
    enemy(2, ' ', 11_337),
    { id: 3, kind: 'other', name: '' },
    { id: 4, kind: 'player', name: '' },
  )
  expect(repaired).toBe(4)
  expect(pull.actors.map(({ name }) => name)).toEqual([
    'Liquid Hand',
    'Liquid Hand',
    'Unknown enemy',
    'Unknown',
    'Unknown player',
  ])
})

test('the helpers of all bosses have one id: a name is not taken from another’s', () => {
  const { pull } = named(enemy(0, 'Howling Blade', 9_020), enemy(1, '', 9_020))
  expect(pull.actors.map(({ name }) => name)).toEqual(['Howling Blade', 'Unknown enemy'])
})

test('whoever has a name keeps it', () => {
  const told = toldPull([], { actors: [enemy(0, 'Left', 1), enemy(1, 'Right', 1)] })
  expect(nameActors.repair(told).pull).toBe(told)
})
