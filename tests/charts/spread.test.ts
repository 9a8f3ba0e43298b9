import { expect, test } from 'vitest'
import { spread } from '../../src/charts/spread.ts'

test('labels with room enough stay where they are', () => {
  expect(spread([100, 40], 20, 0, 200)).toEqual([100, 40])
})

test('two that touch give way evenly', () => {
  expect(spread([100, 110], 20, 0, 200)).toEqual([95, 115])
})

test('a pushed label pushes the next one', () => {
  expect(spread([100, 100, 115], 20, 0, 200)).toEqual([85, 105, 125])
})

test('none leaves the room', () => {
  expect(spread([2, 4, 199], 20, 0, 200)).toEqual([0, 20, 199])
  expect(spread([199, 198], 20, 0, 200)).toEqual([200, 180])
})
