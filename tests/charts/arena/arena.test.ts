import { expect, test } from 'vitest'
import { arenaPicture } from '../../../src/charts/arena/arena.ts'
import { keyLines } from '../../../src/charts/arena/key.ts'
import { viewOf } from '../../../src/charts/arena/view.ts'
import { everyShape, missedStack, oneHeap } from '../arenas.ts'

const measure = (text: string): number => text.length * 12

test('a yalm is as wide as it is high, north is at the top and east to the right', () => {
  const { width, height, configuration } = arenaPicture(missedStack, measure)
  const { scales, layout } = configuration.options ?? {}
  const side = 560
  expect(layout?.padding).toEqual({ left: 20, right: width - 20 - side, top: 58, bottom: height - 58 - side })
  expect(scales).toMatchObject({ x: { min: 78, max: 122 }, y: { min: 78, max: 122, reverse: true } })
  expect(scales?.x).not.toHaveProperty('reverse')
})

test('the configuration holds the places as they are, the party and the enemies apart', () => {
  const [party, enemies] = arenaPicture(missedStack, measure).configuration.data.datasets
  expect(party?.data.slice(0, 2)).toEqual([
    { x: 100, y: 95 },
    { x: 108, y: 97 },
  ])
  expect(enemies?.data).toEqual([{ x: 100, y: 100 }])
})

test('the view is the floor with a rim, wider for somebody who fell off it, never for the world', () => {
  const fallen = (x: number) => ({ ...missedStack, people: missedStack.people.map((one) => ({ ...one, x })) })
  expect(viewOf(missedStack)).toEqual({ x: 100, y: 100, half: expect.closeTo(22) })
  expect(viewOf(fallen(126)).half).toBeCloseTo(28.6)
  expect(viewOf(fallen(500)).half).toBeCloseTo(44)
})

test('without a floor the view is what there is to see, and not what is far away', () => {
  expect(viewOf(oneHeap)).toMatchObject({ half: expect.closeTo(11) })
  const far = { ...oneHeap, enemies: [{ name: 'Elsewhere', x: 400, y: 400 }] }
  expect(viewOf(far)).toEqual(viewOf({ ...oneHeap, enemies: [] }))
  const nobody = { ...oneHeap, people: [], enemies: [] }
  expect(viewOf(nobody)).toEqual({ x: 100, y: 100, half: 10 })
})

test('beside the floor stand those who were killed, hit, dead before and spared, each once', () => {
  const lines = keyLines(missedStack).map((line) => ('heading' in line ? line.heading : line.job))
  expect(lines.join(' ')).toBe('Killed WHM SGE Hit DRG BRD Dead before NIN Not hit WAR GNB PCT')
})

test('whoever is not seen is named as such, and of a fall nobody is said to be hit', () => {
  expect(keyLines(oneHeap).slice(-2)).toMatchObject([{ heading: 'Not seen' }, { name: 'Hallvard Stormcaller' }])
  const { blow: _, ...fall } = missedStack
  const unharmed = { ...fall, people: fall.people.map((one) => ({ ...one, hit: false })) }
  const headings = keyLines(unharmed).flatMap((line) => ('heading' in line ? [line.heading] : []))
  expect(headings).toEqual(['Died', 'Dead before', 'Alive'])
})

test('the structure of the picture stays what it is', () => {
  const { configuration, ...size } = arenaPicture(everyShape, measure)
  expect({ ...size, type: configuration.type, plugins: configuration.plugins?.map(({ id }) => id) }).toEqual({
    width: 800,
    height: 634,
    type: 'scatter',
    plugins: ['vigil-frame', 'vigil-floor', 'vigil-markers', 'vigil-key'],
  })
})
