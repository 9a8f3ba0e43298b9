import { expect, test } from 'vitest'
import { joinDoubles } from '../../../src/ingest/normalise/join-doubles.ts'
import type { Actor } from '../../../src/report.ts'
import { toldPull } from './told-pull.ts'

const hit = { type: 'damage', at: 1_000, source: 'boss', target: 'cira', ability: 7, amount: 10 } as const

/** Ayla, Bram and Cira of `pull-where` are actors 0 to 2, the boss is 8. */
const castOf = (...players: readonly Omit<Actor, 'id' | 'kind'>[]): readonly Actor[] => [
  ...players.map((player, id): Actor => ({ id, kind: 'player', ...player })),
  ...Array.from(
    { length: 8 - players.length },
    (_, index): Actor => ({
      id: players.length + index,
      kind: 'pet',
      name: `Pet ${index}`,
      owner: 2,
    }),
  ),
  { id: 8, kind: 'enemy', name: 'Living Liquid', gameId: 11_335 },
]

test('somebody listed twice, once without a job, is one person, and everybody after them moves up', () => {
  const actors = castOf(
    { name: 'Ayla Stone', world: 'Odin' },
    { name: 'Ayla Stone', world: 'Odin', job: 'WAR' },
    { name: 'Bram Oakes', world: 'Odin', job: 'GNB' },
  )
  const { pull, repaired } = joinDoubles.repair(
    toldPull([hit, { type: 'death', at: 2_000, target: 'ayla', killer: 'nobody' }], { actors }),
  )
  expect(repaired).toBe(1)
  expect(pull.actors.slice(0, 3)).toEqual([
    { id: 0, kind: 'player', name: 'Ayla Stone', world: 'Odin', job: 'WAR' },
    { id: 1, kind: 'player', name: 'Bram Oakes', world: 'Odin', job: 'GNB' },
    { id: 2, kind: 'pet', name: 'Pet 0', owner: 1 },
  ])
  expect(pull.events.of('damage')).toMatchObject([{ source: 7, target: 1 }])
  expect(pull.events.of('death')).toMatchObject([{ target: 0, killer: -1 }])
})

test.each([
  ['of another world', { name: 'Ayla Stone', world: 'Lich' }],
  ['of another name', { name: 'Ayla Stones', world: 'Odin' }],
  ['with a job of their own', { name: 'Ayla Stone', world: 'Odin', job: 'PLD' }],
] as const)('somebody %s is another person', (_, other) => {
  const told = toldPull([hit], { actors: castOf(other, { name: 'Ayla Stone', world: 'Odin', job: 'WAR' }) })
  expect(joinDoubles.repair(told)).toEqual({ pull: told, repaired: 0 })
  expect(joinDoubles.repair(told).pull).toBe(told)
})
