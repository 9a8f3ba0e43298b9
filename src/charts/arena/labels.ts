import type { Place } from './plot.ts'

/** A text that wants to stand beside a dot; all sizes in logical pixels. */
export interface Wish extends Place {
  readonly width: number
  readonly height: number
}

export interface Bounds {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/**
 * The middle of each text: as close to its dot as it gets without lying on a dot, on another text, on what is taken or
 * out of bounds. Where no place is free, the one that covers least.
 */
export function placeLabels(wishes: readonly Wish[], bounds: Bounds, taken: readonly Bounds[] = []): readonly Place[] {
  const dots = [...wishes.map((dot) => around(dot, dotSize, dotSize)), ...taken]
  const placed: Bounds[] = []
  return wishes.map((wish) => {
    const spots = directions.map(([right, down, far]) => ({
      x: wish.x + right * (wish.width / 2 + dotSize / 2 + far),
      y: wish.y + down * (wish.height / 2 + dotSize / 2 + far),
    }))
    const costs = spots.map((spot) => {
      const own = around(spot, wish.width, wish.height)
      const outside =
        own.left < bounds.left || own.right > bounds.right || own.top < bounds.top || own.bottom > bounds.bottom
      const covered = [...dots, ...placed].reduce((sum, other) => sum + overlap(own, other), 0)
      return covered + (outside ? 1e6 : 0)
    })
    const best = spots[costs.indexOf(Math.min(...costs))] ?? wish
    placed.push(around(best, wish.width, wish.height))
    return best
  })
}

/** A dot with its ring. */
const dotSize = 34

/** Under a dot, over it, beside it, at its corners; then the same farther off. */
const directions = [2, 26, 52, 80, 110].flatMap((far) =>
  [
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
  ].map(([right = 0, down = 0]) => [right, down, far] as const),
)

export const around = ({ x, y }: Place, width: number, height: number): Bounds => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
})

function overlap(one: Bounds, other: Bounds): number {
  const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left)
  const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
  return wide > 0 && high > 0 ? wide * high : 0
}
