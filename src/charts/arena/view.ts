import type { Arena } from '../../analysis/block.ts'

/** A square of the floor, yalms. */
export interface View {
  readonly x: number
  readonly y: number
  readonly half: number
}

/**
 * The ground with a rim, and everybody who stands beyond it; without a ground, what there is to see. Enemies far away
 * and waymarks of another place are left out.
 */
export function viewOf({ ground, people, enemies, waymarks }: Arena): View {
  if (ground !== undefined) {
    const { x, y, halfWidth, halfHeight } = ground
    const wall = Math.max(halfWidth, halfHeight)
    const farthest = people.map((one) => Math.max(Math.abs(one.x - x), Math.abs(one.y - y)))
    return { x, y, half: Math.min(wall * 2, Math.max(wall, ...farthest)) * rim }
  }
  const middle = { x: median(people.map(({ x }) => x)), y: median(people.map(({ y }) => y)) }
  const near = [...enemies, ...waymarks].filter(({ x, y }) => Math.hypot(x - middle.x, y - middle.y) <= sightYalms)
  const seen = [...people, ...near]
  const [left, right] = [Math.min(...seen.map(({ x }) => x)), Math.max(...seen.map(({ x }) => x))]
  const [top, bottom] = [Math.min(...seen.map(({ y }) => y)), Math.max(...seen.map(({ y }) => y))]
  if (seen.length === 0) return { x: 100, y: 100, half: leastYalms }
  const half = Math.max((right - left) / 2, (bottom - top) / 2, leastYalms) * rim
  return { x: (left + right) / 2, y: (top + bottom) / 2, half }
}

const rim = 1.1
const sightYalms = 30
const leastYalms = 10

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((one, other) => one - other)[numbers.length >> 1] ?? 0
