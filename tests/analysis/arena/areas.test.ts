import { expect, test } from 'vitest'
import { findAreas, type Struck } from '../../../src/analysis/arena/areas.ts'
import type { Place } from '../../../src/analysis/facts/places.ts'
import type { HitShape } from '../../../src/game/arena-facts.ts'

const stack: HitShape = { at: 'target', kind: 'circle', radius: 6 }
const cleave: HitShape = { at: 'caster', kind: 'cone', radius: 40, degrees: 90 }

/** Actors by number; 9 casts. */
const struck = (shape: HitShape, places: Record<number, readonly [number, number]>, more: Partial<Struck>): Struck => ({
  shape,
  sources: [9],
  isSpread: false,
  targets: [],
  spared: [],
  places: new Map(
    Object.entries(places).map(([id, [x, y]]): [number, Place] => [Number(id), { x, y, facing: 0, ageMs: 0 }]),
  ),
  ...more,
})

test('a cone from its caster is drawn when it holds whom it hit and nobody else', () => {
  const told = struck(
    cleave,
    { 9: [100, 100], 1: [100, 110], 2: [103, 112], 3: [100, 90] },
    { targets: [1, 2], spared: [3] },
  )
  expect(findAreas(told)).toEqual([{ shape: 'cone', x: 100, y: 100, radius: 40, facing: 0, angle: Math.PI / 2 }])
})

test('a shape that misses somebody who was hit is not the one that was used', () => {
  const told = struck(cleave, { 9: [100, 100], 1: [100, 110], 2: [100, 90] }, { targets: [1, 2] })
  expect(findAreas(told)).toEqual([])
})

test('a shape in the middle of which somebody stood unharmed is not drawn', () => {
  const told = struck(cleave, { 9: [100, 100], 1: [100, 110], 2: [101, 108] }, { targets: [1], spared: [2] })
  expect(findAreas(told)).toEqual([])
})

test('several helpers draw one shape each', () => {
  const places = { 8: [90, 100], 9: [110, 100], 1: [90, 105], 2: [110, 105] } as const
  const told = struck({ at: 'caster', kind: 'circle', radius: 6 }, places, { sources: [8, 9], targets: [1, 2] })
  expect(findAreas(told).map(({ x }) => x)).toEqual([90, 110])
})

test('what a group shares lies where they stand together', () => {
  const places = { 1: [100, 110], 2: [101, 110], 3: [100, 90] } as const
  expect(findAreas(struck(stack, places, { targets: [1, 2], spared: [3] }))).toEqual([
    { shape: 'circle', x: 100.5, y: 110, radius: 6 },
  ])
})

test('when those hit stand so far apart that nobody knows who carried it, nothing is drawn', () => {
  const places = { 1: [100, 110], 2: [105, 110] } as const
  expect(findAreas(struck(stack, places, { targets: [1, 2] }))).toEqual([])
})

test('of a spread everybody who was hit has a circle', () => {
  const places = { 1: [90, 100], 2: [110, 100], 3: [100, 90] } as const
  const told = struck(stack, places, { targets: [1, 2, 3], isSpread: true })
  expect(findAreas(told)).toHaveLength(3)
})

test('an old place proves nothing, and a shape with a direction needs one', () => {
  const fresh = struck(stack, { 1: [100, 110] }, { targets: [1] })
  const old = new Map([[1, { x: 100, y: 110, ageMs: 1_600 }]])
  expect(findAreas(fresh)).toHaveLength(1)
  expect(findAreas({ ...fresh, places: old })).toEqual([])
  const blind = new Map([
    [9, { x: 100, y: 100, ageMs: 0 }],
    [1, { x: 100, y: 110, ageMs: 0 }],
  ])
  expect(findAreas({ ...fresh, shape: cleave, places: blind })).toEqual([])
})

test('a cross is two rects through its caster', () => {
  const cross: HitShape = { at: 'caster', kind: 'cross', length: 20, width: 4 }
  const places = { 9: [100, 100], 1: [100, 85], 2: [115, 100], 3: [110, 110] } as const
  expect(findAreas(struck(cross, places, { targets: [1, 2], spared: [3] }))).toHaveLength(2)
})
