import type { Place } from './plot.ts'

/** A text that wants to stand beside a mark; all sizes in logical pixels. */
export interface Wish extends Place {
  readonly width: number
  readonly height: number
  /** Half of the mark. */
  readonly radius: number
}

export interface Bounds {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/**
 * The box of each text: as close to its mark as it gets without lying on a mark, on another text or out of bounds. Where
 * no place is free, the one that covers least.
 */
export function placeLabels(wishes: readonly Wish[], bounds: Bounds): readonly Bounds[] {
  const marks = wishes.map((mark) => around(mark, 2 * mark.radius, 2 * mark.radius))
  const placed: Bounds[] = []
  for (const wish of wishes) {
    const boxes = directions.map(({ right, down, far }) => {
      const x = wish.x + right * (wish.width / 2 + wish.radius + far)
      const y = wish.y + down * (wish.height / 2 + wish.radius + far)
      return around({ x, y }, wish.width, wish.height)
    })
    const costs = boxes.map((box) => covered(box, [...marks, ...placed]) + (isWithin(box, bounds) ? 0 : outOfBounds))
    placed.push(boxes[costs.indexOf(Math.min(...costs))] ?? around(wish, wish.width, wish.height))
  }
  return placed
}

export const middleOf = ({ left, right, top, bottom }: Bounds): Place => ({
  x: (left + right) / 2,
  y: (top + bottom) / 2,
})

const outOfBounds = 1e6
const sides = [
  [0, 1],
  [0, -1],
  [1, 0],
  [-1, 0],
  [1, 1],
  [-1, 1],
  [1, -1],
  [-1, -1],
  [0.5, 1],
  [-0.5, 1],
  [0.5, -1],
  [-0.5, -1],
] as const

/** Under a mark, over it, beside it, at its corners; then the same farther off, in logical pixels. */
const directions = [2, 26, 52, 80, 110].flatMap((far) => sides.map(([right, down]) => ({ right, down, far })))

const around = ({ x, y }: Place, width: number, height: number): Bounds => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
})

const isWithin = (box: Bounds, { left, right, top, bottom }: Bounds): boolean =>
  box.left >= left && box.right <= right && box.top >= top && box.bottom <= bottom

/** Square pixels of it that others take. */
function covered(box: Bounds, others: readonly Bounds[]): number {
  let sum = 0
  for (const { left, right, top, bottom } of others) {
    const wide = Math.min(box.right, right) - Math.max(box.left, left)
    const high = Math.min(box.bottom, bottom) - Math.max(box.top, top)
    if (wide > 0 && high > 0) sum += wide * high
  }
  return sum
}
