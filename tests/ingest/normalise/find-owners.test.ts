import { expect, test } from 'vitest'
import { findOwners } from '../../../src/ingest/normalise/find-owners.ts'
import type { Actor } from '../../../src/report.ts'
import { toldPull } from './told-pull.ts'

const player: Actor = { id: 0, kind: 'player', name: 'Ayla Stone', job: 'SMN' }
const pet = (id: number, owner: number): Actor => ({ id, kind: 'pet', name: `Pet ${id}`, owner })
const ownersIn = (...actors: readonly Actor[]) =>
  findOwners.repair(toldPull([], { actors })).pull.actors.map(({ owner }) => owner)

test('the pet of a pet is its owner’s', () => {
  expect(ownersIn(player, pet(1, 0), pet(2, 1), pet(3, 2))).toEqual([undefined, 0, 0, 0])
})

test('whoever is not in the pull owns nothing, nor does anybody own themselves', () => {
  expect(ownersIn(player, pet(1, -1), pet(2, 9), pet(3, 3))).toEqual([undefined, undefined, undefined, undefined])
  expect(ownersIn(player, pet(1, 2), pet(2, 1))).toEqual([undefined, undefined, undefined])
})

test('a pet with a player, and a helper with its boss, stay as they are', () => {
  const actors: Actor[] = [
    player,
    pet(1, 0),
    { id: 2, kind: 'enemy', name: 'Kefka', gameId: 19_504 },
    { id: 3, kind: 'enemy', name: 'Kefka', gameId: 9_020, owner: 2 },
  ]
  const told = toldPull([], { actors })
  expect(findOwners.repair(told).pull).toBe(told)
})
