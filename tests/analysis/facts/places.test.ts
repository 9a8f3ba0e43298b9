import { expect, test } from 'vitest'
import { actor, type Name, type NamedEvent, pullWhere } from '../pull-where.ts'

const seen = (at: number, name: Name, x: number, y: number, facing?: number) =>
  ({ type: 'state', at, actor: name, hp: 1, x, y, ...(facing === undefined ? {} : { facing }) }) as const

const placeAt = (atMs: number, name: Name, ...events: readonly NamedEvent[]) =>
  pullWhere(...events)
    .placesAt(atMs)
    .get(actor(name))

test('between two sightings within a second somebody is on the line between them', () => {
  const walk = [seen(1_000, 'ayla', 100, 100, 1), seen(2_000, 'ayla', 104, 102, 2)]
  expect(placeAt(1_250, 'ayla', ...walk)).toEqual({ x: 101, y: 100.5, facing: 1, ageMs: 0 })
  expect(placeAt(1_750, 'ayla', ...walk)).toEqual({ x: 103, y: 101.5, facing: 2, ageMs: 0 })
})

test('with sightings further apart it is the last one, and how old that is', () => {
  const rare = [seen(1_000, 'ayla', 100, 100), seen(2_001, 'ayla', 110, 100)]
  expect(placeAt(1_900, 'ayla', ...rare)).toEqual({ x: 100, y: 100, ageMs: 900 })
  expect(placeAt(9_001, 'ayla', ...rare)).toEqual({ x: 110, y: 100, ageMs: 7_000 })
})

test('a dash has no middle: it is the nearer of its ends', () => {
  const dash = [seen(1_000, 'ayla', 100, 100), seen(1_800, 'ayla', 118, 100)]
  expect(placeAt(1_300, 'ayla', ...dash)).toMatchObject({ x: 100, ageMs: 0 })
  expect(placeAt(1_500, 'ayla', ...dash)).toMatchObject({ x: 118, ageMs: 0 })
})

test('whoever is first seen within the next second was there; later than that, nobody knows', () => {
  expect(placeAt(0, 'ayla', seen(1_000, 'ayla', 90, 95))).toEqual({ x: 90, y: 95, ageMs: 0 })
  expect(placeAt(0, 'ayla', seen(1_001, 'ayla', 90, 95))).toBeUndefined()
})

test('what is older than half a minute is forgotten', () => {
  expect(placeAt(31_000, 'ayla', seen(1_000, 'ayla', 90, 95))).toMatchObject({ ageMs: 30_000 })
  expect(placeAt(31_001, 'ayla', seen(1_000, 'ayla', 90, 95))).toBeUndefined()
})

test('HP told without a place is no sighting, and others’ sightings are theirs', () => {
  const bare = { type: 'state', at: 1_500, actor: 'ayla', hp: 5 } as const
  const events = [seen(1_000, 'ayla', 90, 95), bare, seen(1_600, 'bram', 80, 80)]
  expect(placeAt(1_700, 'ayla', ...events)).toEqual({ x: 90, y: 95, ageMs: 700 })
})
