import { expect, test } from 'vitest'
import { foldHelpers } from '../../../src/ingest/normalise/fold-helpers.ts'
import type { Actor } from '../../../src/report.ts'
import { readLog, testShared } from '../netlog/log-lines.ts'
import { toldPull } from './told-pull.ts'

const folded = (actors: readonly Actor[]) => foldHelpers.repair(toldPull([], { actors })).pull.actors
const enemy = (id: number, name: string, gameId: number): Actor => ({ id, kind: 'enemy', name, gameId })

test('a helper belongs to the boss whose name it bears, not to a copy of it', () => {
  const actors = [
    enemy(0, 'Howling Blade', 9_020),
    enemy(1, 'Howling Blade', 18_216),
    enemy(2, 'Howling Blade', 18_215),
    enemy(3, 'Wolf of Wind', 18_218),
    enemy(4, 'Wolf of Stone', 9_020),
  ]
  expect(folded(actors).map(({ owner }) => owner)).toEqual([2, undefined, undefined, undefined, undefined])
})

test('an object of the duty under a boss’s name belongs to that boss, under any other name to nobody', () => {
  const actors = [enemy(0, 'Kefka', 2_013_000), enemy(1, 'Kefka', 19_504), enemy(2, 'Tower', 2_013_001)]
  expect(folded(actors).map(({ owner }) => owner)).toEqual([1, undefined, undefined])
})

test('a pet stays with its owner, and a player is nobody’s boss', () => {
  const actors: Actor[] = [
    { id: 0, kind: 'player', name: 'Alexander' },
    { id: 1, kind: 'pet', name: 'Eos', gameId: 9_020, owner: 0 },
    enemy(2, 'Alexander', 9_020),
  ]
  expect(folded(actors)).toBe(actors)
})

testShared('tea-wipe-2021.log', 'in a real ultimate every helper that acted has its boss', async (path) => {
  const [pull] = (await readLog(path)).pulls
  const actors = pull?.actors ?? []
  const helpers = actors.filter(({ gameId }) => gameId === 9_020)
  expect(helpers.length).toBeGreaterThan(5)
  for (const { name, owner } of helpers) {
    const boss = actors[owner ?? -1]
    expect(boss?.name).toBe(name)
    expect(boss?.gameId).not.toBe(9_020)
  }
})
