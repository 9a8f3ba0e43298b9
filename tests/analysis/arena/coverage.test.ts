import { expect, test } from 'vitest'
import { covers } from '../../../src/analysis/arena/coverage.ts'
import type { Area } from '../../../src/analysis/block.ts'

const at = (x: number, y: number) => ({ x, y })
const middle = at(100, 100)

test('a circle holds what is within its radius, a little more or less with slack', () => {
  const circle: Area = { shape: 'circle', ...middle, radius: 5 }
  expect(covers(circle, at(103, 104), 0)).toBe(true)
  expect(covers(circle, at(103, 104.1), 0)).toBe(false)
  expect(covers(circle, at(103, 104.1), 1.5)).toBe(true)
  expect(covers(circle, at(103, 103), -1.5)).toBe(false)
})

test('a donut is safe in its hole', () => {
  const donut: Area = { shape: 'donut', ...middle, inner: 4, radius: 20 }
  expect(covers(donut, at(100, 103), 0)).toBe(false)
  expect(covers(donut, at(100, 105), 0)).toBe(true)
  expect(covers(donut, at(100, 121), 0)).toBe(false)
  expect(covers(donut, at(100, 103), 1.5)).toBe(true)
})

test('a cone opens to where its caster looks: south at 0, east at a quarter turn', () => {
  const cone = (facing: number): Area => ({ shape: 'cone', ...middle, radius: 40, facing, angle: Math.PI / 6 })
  expect(covers(cone(0), at(100, 110), 0)).toBe(true)
  expect(covers(cone(0), at(110, 100), 0)).toBe(false)
  expect(covers(cone(Math.PI / 2), at(110, 100), 0)).toBe(true)
  expect(covers(cone(Math.PI), at(100, 90), 0)).toBe(true)
})

test('slack at the side of a cone is counted in yalms, not in degrees', () => {
  const cone: Area = { shape: 'cone', ...middle, radius: 40, facing: 0, angle: Math.PI / 6 }
  const edgeAt = (far: number) => far * Math.tan(Math.PI / 12)
  expect(covers(cone, at(100 + edgeAt(20) + 1, 120), 1.5)).toBe(true)
  expect(covers(cone, at(100 + edgeAt(20) + 2, 120), 1.5)).toBe(false)
  expect(covers(cone, at(100 + edgeAt(20) - 1, 120), -1.5)).toBe(false)
})

test('a rect goes forward from the middle of its side and not behind its caster', () => {
  const rect: Area = { shape: 'rect', ...middle, facing: Math.PI / 2, length: 30, width: 6 }
  expect(covers(rect, at(129, 102), 0)).toBe(true)
  expect(covers(rect, at(131, 102), 0)).toBe(false)
  expect(covers(rect, at(110, 104), 0)).toBe(false)
  expect(covers(rect, at(98, 100), 0)).toBe(false)
})
