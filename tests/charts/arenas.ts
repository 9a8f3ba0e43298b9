import type { Arena } from '../../src/analysis/block.ts'
import { names } from './pulls.ts'

const ground = { shape: 'circle', x: 100, y: 100, halfWidth: 20, halfHeight: 20 } as const
const waymarks = [
  { waymark: 0, x: 100, y: 86 },
  { waymark: 1, x: 114, y: 100 },
  { waymark: 2, x: 100, y: 114 },
  { waymark: 3, x: 86, y: 100 },
  { waymark: 4, x: 90, y: 90 },
  { waymark: 5, x: 110, y: 90 },
  { waymark: 6, x: 110, y: 110 },
  { waymark: 7, x: 90, y: 110 },
] as const

type Person = Arena['people'][number]
const person = (
  index: number,
  job: NonNullable<Person['job']>,
  x: number,
  y: number,
  more: Partial<Person> = {},
): Person => ({
  name: names[index] ?? '?',
  job,
  x,
  y,
  facing: Math.atan2(100 - x, 100 - y),
  life: 'alive',
  hit: false,
  ...more,
})

/** A stack that two of eight missed, one of whom lies dead since a while. */
export const missedStack: Arena = {
  kind: 'arena',
  title: 'FRU',
  atMs: 229_400,
  ground,
  waymarks,
  unseen: [],
  enemies: [{ name: 'Oracle of Darkness', x: 100, y: 100, facing: 0 }],
  blow: { name: 'Dark Water III', areas: [{ shape: 'circle', x: 100.5, y: 110, radius: 6 }] },
  people: [
    person(0, 'WAR', 100, 95),
    person(1, 'GNB', 108, 97),
    person(2, 'WHM', 99.6, 110.2, { life: 'dying', hit: true }),
    person(3, 'SGE', 101.3, 111.4, { life: 'dying', hit: true }),
    person(4, 'DRG', 100.4, 109, { hit: true }),
    person(5, 'NIN', 93, 88, { life: 'dead' }),
    person(6, 'BRD', 98.8, 111.6, { hit: true, ageMs: 2_400 }),
    person(7, 'PCT', 117, 107, { slot: 'D4' }),
  ],
}

/** Everybody on one spot, in an arena nobody has measured. */
const { ground: _, ...unmeasured } = missedStack
export const oneHeap: Arena = {
  ...unmeasured,
  waymarks: [],
  blow: { name: 'Hand of Pain', areas: [] },
  unseen: [names[7]],
  people: missedStack.people.slice(0, 7).map((one, index) => ({
    ...one,
    x: 100 + 0.3 * index,
    y: 100,
    life: 'alive',
    hit: true,
  })),
}

/** Each shape that can hit, at once. */
export const everyShape: Arena = {
  ...missedStack,
  ground: { shape: 'rect', x: 100, y: 100, halfWidth: 20, halfHeight: 15 },
  waymarks: [],
  blow: {
    name: 'Everything',
    areas: [
      { shape: 'circle', x: 88, y: 92, radius: 5 },
      { shape: 'donut', x: 112, y: 107, inner: 3, radius: 7 },
      { shape: 'cone', x: 100, y: 100, radius: 15, facing: Math.PI / 2, angle: Math.PI / 3 },
      { shape: 'rect', x: 85, y: 112, facing: Math.PI, length: 40, width: 6 },
    ],
  },
}
