import { expect, test } from 'vitest'
import { type Bounds, placeLabels, type Wish } from '../../../src/charts/arena/labels.ts'

const bounds = { left: 0, top: 0, right: 600, bottom: 600 }
const wish = (x: number, y: number): Wish => ({ x, y, width: 60, height: 28, radius: 17 })

const overlap = (one: Bounds, other: Bounds): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom

const markOf = ({ x, y, radius }: Wish): Bounds => ({
  left: x - radius,
  right: x + radius,
  top: y - radius,
  bottom: y + radius,
})

test('a label stands under its mark when there is room', () => {
  const [label] = placeLabels([wish(300, 300)], bounds)
  expect(label).toMatchObject({ left: 270, right: 330, top: 319 })
})

test('at the bottom it stands over it, in a corner beside it, and never out of the picture', () => {
  for (const [x, y] of [
    [300, 590],
    [5, 590],
    [595, 5],
    [5, 5],
  ] as const) {
    const [label] = placeLabels([wish(x, y)], bounds)
    expect(label && label.left >= 0 && label.right <= 600 && label.top >= 0 && label.bottom <= 600).toBe(true)
  }
})

test('eight people on one spot each keep a label that covers no other', () => {
  const wishes = Array.from({ length: 8 }, (_, index) => wish(300 + index, 300))
  const labels = placeLabels(wishes, bounds)
  for (const [index, label] of labels.entries()) {
    expect(labels.slice(index + 1).filter((other) => overlap(label, other))).toEqual([])
    expect(wishes.filter((mark) => overlap(label, markOf(mark)))).toEqual([])
  }
})

test('the same people have the same labels each time', () => {
  const wishes = [wish(300, 300), wish(310, 305), wish(330, 290)]
  expect(placeLabels(wishes, bounds)).toEqual(placeLabels(wishes, bounds))
})
