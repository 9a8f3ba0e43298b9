import { expect, test } from 'vitest'
import { setBystandersApart } from '../../../src/ingest/normalise/set-bystanders-apart.ts'
import { actor } from '../../analysis/pull-where.ts'
import { leavesAlone, toldPull } from './told-pull.ts'

const told = toldPull([{ type: 'death', at: 1_000, target: 'boss', killer: 'bram' }])
const jobless = told.actors.map(({ job, ...own }) =>
  ['Hale Brook', 'Bram Oakes'].includes(own.name) ? own : { ...own, ...(job && { job }) },
)

test('somebody without a job of whom nothing is told is no player; who killed something is', () => {
  const { pull, repaired } = setBystandersApart.repair({ ...told, actors: jobless })
  expect(repaired).toBe(1)
  expect(pull.actors[actor('hale')]).toEqual({ id: actor('hale'), kind: 'other', name: 'Hale Brook' })
  expect(pull.actors[actor('bram')]?.kind).toBe('player')
})

test('whoever has a job belongs to the party, also without a deed', () => {
  expect(leavesAlone(setBystandersApart)).toBe(true)
})
