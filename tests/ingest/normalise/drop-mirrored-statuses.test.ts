import { expect, test } from 'vitest'
import { dropMirroredStatuses } from '../../../src/ingest/normalise/drop-mirrored-statuses.ts'
import { actor } from '../../analysis/pull-where.ts'
import { readLog, testShared } from '../netlog/log-lines.ts'
import { leavesAlone, repair, toldPull } from './told-pull.ts'

/** Gwen's pet gets what Gwen gets. */
const litany = { source: 'finn', status: 786 } as const
const onGwen = [
  { type: 'status-apply', at: 1_000, ...litany, target: 'gwen', durationMs: 20_000 },
  { type: 'status-remove', at: 21_000, ...litany, target: 'gwen' },
] as const
const onPet = [
  { type: 'status-apply', at: 1_000, ...litany, target: 'pet', durationMs: 20_000 },
  { type: 'status-stack', at: 9_000, ...litany, target: 'pet', stacks: 1 },
  { type: 'status-remove', at: 21_040, ...litany, target: 'pet' },
] as const

test('what a pet is told to get with its owner is taken out, from its beginning to its end', () => {
  const { pull, repaired } = repair(dropMirroredStatuses, ...onPet, ...onGwen)
  expect(repaired).toBe(3)
  expect(pull.events.all()).toMatchObject(onGwen.map(({ type, at }) => ({ type, at, target: actor('gwen') })))
})

test('what a pet gets of its own stays, and once is enough', () => {
  expect(leavesAlone(dropMirroredStatuses, ...onPet)).toBe(true)
  const later = { ...onPet[0], at: 60_000 }
  expect(leavesAlone(dropMirroredStatuses, ...onGwen, ...onPet, later)).toBe(true)
})

test('the same from somebody else, or some time later, is no copy', () => {
  expect(leavesAlone(dropMirroredStatuses, ...onGwen, { ...onPet[0], source: 'edda' })).toBe(true)
  expect(leavesAlone(dropMirroredStatuses, ...onGwen, { ...onPet[0], at: 1_100 })).toBe(true)
})

test('everybody in the party has what all of them got', () => {
  const onAll = (['ayla', 'bram', 'gwen'] as const).map((target) => ({ ...onGwen[0], target }))
  expect(leavesAlone(dropMirroredStatuses, ...onAll)).toBe(true)
})

test('two bosses hit by one debuff both have it, a helper has what its boss has', () => {
  const reprisal = { type: 'status-apply', at: 1_000, source: 'ayla', status: 1193, durationMs: 15_000 } as const
  const told = toldPull([
    { ...reprisal, target: 'boss' },
    { ...reprisal, target: 'add' },
  ])
  expect(dropMirroredStatuses.repair(told).pull).toBe(told)
  const actors = told.actors.map((own) => (own.id === actor('add') ? { ...own, owner: actor('boss') } : own))
  expect(dropMirroredStatuses.repair({ ...told, actors }).pull.events.of('status-apply')).toMatchObject([
    { target: actor('boss') },
  ])
})

testShared('tea-wipe-2021.log', 'in a real wipe pets keep what they were summoned with, and no more', async (path) => {
  const [pull] = (await readLog(path)).pulls
  const applies = pull?.events.of('status-apply') ?? []
  const onPets = applies.filter(({ target, source }) => pull?.actors[target]?.owner !== undefined && source !== target)
  const first = new Map(
    onPets.toReversed().map(({ target, source, status, at }) => [`${target} ${source} ${status}`, at]),
  )
  expect(first.size).toBeGreaterThan(0)
  for (const [key, firstAt] of first) {
    const [target = -1, source, status] = key.split(' ').map(Number)
    const owner = pull?.actors[target]?.owner
    const twin = applies.find(
      (own) =>
        own.target === owner && own.source === source && own.status === status && Math.abs(own.at - firstAt) <= 45,
    )
    expect(twin).toBeUndefined()
  }
})
