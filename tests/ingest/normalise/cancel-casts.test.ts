import { expect, test } from 'vitest'
import { cancelCasts } from '../../../src/ingest/normalise/cancel-casts.ts'
import type { NamedEvent } from '../../analysis/pull-where.ts'
import { recordedReport, recording } from '../../fflogs/recorded.ts'
import { describeShared } from '../../shared-data.ts'
import { firstFight } from './recorded-pull.ts'
import { leavesAlone, repair } from './told-pull.ts'

const glare = 25_859
const attack = 8
const begin = (at: number, durationMs = 1_500, ability = glare, source: 'cira' | 'boss' = 'cira'): NamedEvent => ({
  type: 'begin-cast',
  at,
  source,
  target: 'boss',
  ability,
  durationMs,
})
const cast = (at: number, ability = glare, source: 'cira' | 'boss' = 'cira'): NamedEvent => ({
  type: 'cast',
  at,
  source,
  target: 'boss',
  ability,
})
const cancelledAt = (...events: readonly NamedEvent[]) =>
  repair(cancelCasts, ...events)
    .pull.events.of('cancel-cast')
    .map(({ at, ability }) => [at, ability])

test('whoever begins or does something else has broken off', () => {
  expect(cancelledAt(begin(1_000), begin(1_800, 2_500, 3_568), cast(4_000, 3_568))).toEqual([[1_800, glare]])
  expect(cancelledAt(begin(1_000), cast(1_600, 7_432))).toEqual([[1_600, glare]])
  expect(cancelledAt(begin(1_000), begin(1_700), cast(2_900))).toEqual([[1_700, glare]])
})

test('whoever dies has broken off, and what is never told to go off ended when it should have', () => {
  expect(cancelledAt(begin(1_000), { type: 'death', at: 1_400, target: 'cira' })).toEqual([[1_400, glare]])
  expect(cancelledAt(begin(1_000), cast(30_000))).toEqual([[2_500, glare]])
})

test('a cast that goes off, also a little late or while attacks go on, was not broken off', () => {
  expect(leavesAlone(cancelCasts, begin(1_000), cast(2_050))).toBe(true)
  expect(leavesAlone(cancelCasts, begin(1_000), cast(3_100))).toBe(true)
  expect(leavesAlone(cancelCasts, begin(1_000), cast(1_300, attack), cast(2_100))).toBe(true)
})

test('one that the source tells to end is told', () => {
  const told: NamedEvent = { type: 'cancel-cast', at: 1_400, source: 'cira', ability: glare }
  expect(leavesAlone(cancelCasts, begin(1_000), told, cast(1_900, 7_432))).toBe(true)
})

test('the end of one cast in the ms in which the next begins is not the end of that', () => {
  expect(cancelledAt(begin(1_000), cast(2_500), begin(2_500), begin(3_000), cast(4_200))).toEqual([[3_000, glare]])
})

test('an enemy acts while it casts: only its death or the time tells', () => {
  const exaflare = 40_000
  const casting = begin(1_000, 5_000, exaflare, 'boss')
  expect(leavesAlone(cancelCasts, casting, cast(2_000, 870, 'boss'), cast(6_000, exaflare, 'boss'))).toBe(true)
  expect(cancelledAt(casting, cast(2_000, 870, 'boss'))).toEqual([[6_000, exaflare]])
  expect(cancelledAt(casting, { type: 'death', at: 4_000, target: 'boss' })).toEqual([[4_000, exaflare]])
})

test('what would have gone off after the end of the pull is left open', () => {
  expect(leavesAlone(cancelCasts, begin(115_000, 10_000, 40_128, 'boss'))).toBe(true)
})

test('how long a cast is may be unknown: then only the next thing its caster does tells', () => {
  expect(leavesAlone(cancelCasts, begin(1_000, 0))).toBe(true)
  expect(leavesAlone(cancelCasts, begin(1_000, 0), cast(1_000))).toBe(true)
  expect(leavesAlone(cancelCasts, begin(1_000, 0, 404, 'boss'))).toBe(true)
  expect(cancelledAt(begin(1_000, 0), begin(1_900, 0), cast(3_000))).toEqual([[1_900, glare]])
})

describeShared('the recorded Dancing Mad wipe', recording, () => {
  test('two players broke off four casts, and every cast of an enemy went off', () => {
    const { pull, repaired } = cancelCasts.repair(firstFight(recordedReport()))
    expect(repaired).toBe(4)
    const kinds = pull.events.of('cancel-cast').map(({ source }) => pull.actors[source]?.job)
    expect(kinds).toEqual(['WHM', 'SGE', 'SGE', 'SGE'])
  })
})
