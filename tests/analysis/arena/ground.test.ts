import { expect, test } from 'vitest'
import { findGround } from '../../../src/analysis/arena/ground.ts'
import type { Ground } from '../../../src/game/arena-facts.ts'

const round: Ground = { shape: 'circle', x: 100, y: 100, halfWidth: 20, halfHeight: 20 }
const south: Ground = { shape: 'rect', x: 100, y: 165, halfWidth: 20, halfHeight: 15 }
const party = (x: number, y: number) => [0, 1, 2, 3].map((step) => ({ x: x + step, y }))

test('the floor that holds the party is the one', () => {
  expect(findGround([round, south], 1, party(100, 100))).toEqual(round)
  expect(findGround([round, south], 1, party(100, 160))).toEqual(south)
})

test('one who fell does not take the floor from the others', () => {
  expect(findGround([round], 1, [...party(100, 100), { x: 130, y: 100 }])).toEqual(round)
})

test('a floor of another phase is not meant', () => {
  expect(findGround([{ ...round, phases: [2] }], 1, party(100, 100))).toBeUndefined()
  expect(findGround([{ ...round, phases: [2] }], 2, party(100, 100))).toEqual(round)
})

test('where the party stands elsewhere, or on two floors at once, nobody knows', () => {
  expect(findGround([round], 1, party(0, 0))).toBeUndefined()
  expect(findGround([round, { ...round, shape: 'rect' }], 1, party(100, 100))).toBeUndefined()
})
