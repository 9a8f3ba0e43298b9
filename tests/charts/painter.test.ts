import { createCanvas, loadImage } from '@napi-rs/canvas'
import { afterAll, expect, test } from 'vitest'
import type { Bars, Block } from '../../src/analysis/block.ts'
import { openPainter } from '../../src/charts/painter.ts'
import { AppError } from '../../src/errors.ts'
import { everyShape, missedStack, oneHeap } from './arenas.ts'
import { crowded } from './crowded.ts'
import { cascade, quietPull } from './pulls.ts'

const painter = openPainter()
afterAll(() => painter.close())

const labelled = (label: string): Bars => ({ kind: 'bars', title: '', unit: 'count', bars: [{ label, value: 1 }] })

const pixels = async (block: Block) => await pixelsOf(await painter.draw(block))

async function pixelsOf(png: Uint8Array) {
  const image = await loadImage(png)
  const canvas = createCanvas(image.width, image.height)
  const context = canvas.getContext('2d')
  context.drawImage(image, 0, 0)
  return { width: image.width, height: image.height, data: context.getImageData(0, 0, image.width, image.height).data }
}

test('a pull becomes a PNG, twice as fine as its logical size', async () => {
  const png = await painter.draw(cascade)
  expect(Buffer.from(png.subarray(0, 8)).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
  const { width, height, data } = await pixels(cascade)
  expect(width).toBe(1600)
  expect(height).toBeGreaterThanOrEqual(1200)
  expect(new Set(new Uint32Array(data.buffer)).size).toBeGreaterThan(100)
})

test('every pixel is opaque, so that the card is the same on a light theme', async () => {
  const { data } = await pixels(quietPull)
  expect(data.every((value, index) => index % 4 !== 3 || value === 255)).toBe(true)
})

test.each([
  ['a stack', missedStack],
  ['a heap', oneHeap],
  ['every shape', everyShape],
])('the floor with %s is an opaque picture that a channel takes at once', async (_title, block) => {
  const png = await painter.draw(block)
  expect(png.length).toBeLessThan(300_000)
  const { width, height, data } = await pixels(block)
  expect([width, height]).toEqual([1600, 1268])
  expect(new Set(new Uint32Array(data.buffer)).size).toBeGreaterThan(100)
  expect(data.every((value, index) => index % 4 !== 3 || value === 255)).toBe(true)
})

test.each(Object.entries(crowded))(
  '%s, as many as there can be, are an opaque picture that a channel takes at once',
  async (_title, block) => {
    const png = await painter.draw(block)
    expect(png.length).toBeLessThan(300_000)
    const { width, height, data } = await pixelsOf(png)
    expect([1600, 1200, 800]).toContain(width)
    expect(height / width).toBeLessThan(1.6)
    expect(data.every((value, index) => index % 4 !== 3 || value === 255)).toBe(true)
  },
)

test('north is at the top and east to the right: who was hit there has their ring there', async () => {
  const ground = { shape: 'circle', x: 100, y: 100, halfWidth: 20, halfHeight: 20 } as const
  const ringOf = async (x: number, y: number) => {
    const people = oneHeap.people.slice(0, 1).map((one) => ({ ...one, x, y }))
    const { width, data } = await pixels({ ...oneHeap, ground, people, enemies: [], unseen: [] })
    const isRing = (at: number) => data[at] === 0xff && data[at + 1] === 0x7d && data[at + 2] === 0x5c
    const found = Array.from({ length: data.length / 4 }, (_, pixel) => pixel).filter((pixel) => isRing(4 * pixel))
    const onFloor = found.filter((pixel) => pixel % width < floorRight)
    return {
      x: average(onFloor.map((pixel) => pixel % width)),
      y: average(onFloor.map((pixel) => Math.floor(pixel / width))),
    }
  }
  const [middle, north, east] = [await ringOf(100, 100), await ringOf(100, 85), await ringOf(115, 100)]
  expect(north.y).toBeLessThan(middle.y - 200)
  expect(north.x).toBeCloseTo(middle.x, 0)
  expect(east.x).toBeGreaterThan(middle.x + 200)
  expect(east.y).toBeCloseTo(middle.y, 0)
})

/** Real pixels: the names beside the floor begin here. */
const floorRight = 1170
const average = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length

test('a label is whole, however much stands behind its bar', async () => {
  const label = 'a ranged: short stops ×11'
  const inkOf = async (note?: string) => {
    const bars = [{ label, value: 341_600, ...(note === undefined ? {} : { note }) }]
    const { width, data } = await pixels({ kind: 'bars', title: '', unit: 'count', bars })
    const dark = data[0] ?? 0
    const isInk = (column: number) =>
      Array.from({ length: data.length / 4 / width }, (_, row) => data[4 * (row * width + column)] ?? 0).some(
        (red) => red > dark + 60,
      )
    return Array.from({ length: width }, (_, column) => column).findIndex(isInk)
  }
  const alone = await inkOf()
  expect(alone).toBeGreaterThan(20)
  expect(await inkOf('0.9 % of what was dealt, first at 0:35 and then again and again')).toBe(alone)
})

test('the same block gives the same bytes', async () => {
  const [one, other] = await Promise.all([painter.draw(cascade), painter.draw(structuredClone(cascade))])
  expect(Buffer.compare(one, other)).toBe(0)
})

test('drawings asked for at once each get their own picture', async () => {
  const [pull, bars] = await Promise.all([painter.draw(quietPull), painter.draw(labelled('Ayla'))])
  expect(Buffer.compare(bars, await painter.draw(labelled('Ayla')))).toBe(0)
  expect(Buffer.compare(pull, await painter.draw(quietPull))).toBe(0)
})

test.each(['光', 'の', 'ティ', '鬱', '髙', '﨑', 'é', 'Œ', 'ő', 'Д', 'Ω'])(
  '%s is written and is no empty box',
  async (text) => {
    const boxes = '\u{10fffd}'.repeat(text.length)
    expect(Buffer.compare(await painter.draw(labelled(text)), await painter.draw(labelled(boxes)))).not.toBe(0)
  },
)

test('all letters of one width differ from each other', async () => {
  const drawn = await Promise.all(['光', '闇', '竜', '詩'].map((text) => painter.draw(labelled(text))))
  expect(new Set(drawn.map((png) => Buffer.from(png).toString('base64'))).size).toBe(4)
})

test('nothing to show is still a picture', async () => {
  await expect(pixels({ ...labelled(''), bars: [] })).resolves.toMatchObject({ width: 1600 })
  await expect(pixels({ kind: 'line', title: '', unit: 'share', xUnit: 'count', lines: [] })).resolves.toMatchObject({
    width: 1600,
  })
  for (const block of [
    { kind: 'covers', title: '', columns: [], rows: [] },
    { kind: 'progress', title: '', phases: ['P1'], nights: [{ label: '1 Nov', pulls: [null] }] },
    { kind: 'bursts', title: '', windows: [] },
    { kind: 'race', title: '', phases: [] },
  ] as const)
    await expect(pixels(block)).resolves.toMatchObject({ width: 1600 })
  await expect(pixels({ ...quietPull, bosses: [], phases: [], alive: [], durationMs: 0 })).resolves.toMatchObject({
    width: 1600,
  })
})

test('text is not drawn', async () => {
  await expect(painter.draw({ kind: 'note', text: 'Well played.' })).rejects.toThrow('text')
})

test('when the worker dies its drawings fail with a sentence, and the next one gets a new worker', async () => {
  const dying = openPainter(new URL('./crashing-worker.ts', import.meta.url))
  const lost = await Promise.allSettled([dying.draw(quietPull), dying.draw(cascade)])
  for (const one of lost) {
    expect(one).toMatchObject({ status: 'rejected', reason: { code: 'unavailable' } })
    expect(one.status === 'rejected' && one.reason).toBeInstanceOf(AppError)
  }
  await expect(dying.draw(quietPull)).rejects.toThrow('a new one starts by itself')
  await dying.close()
})

test('closing waits for what is being drawn, and nothing is drawn afterwards', async () => {
  const closing = openPainter()
  const drawing = closing.draw(quietPull)
  await closing.close()
  await expect(drawing).resolves.toBeInstanceOf(Uint8Array)
  await expect(closing.draw(quietPull)).rejects.toMatchObject({ code: 'unavailable' })
})

test('a painter that never drew closes at once', async () => {
  await expect(openPainter().close()).resolves.toBeUndefined()
})
