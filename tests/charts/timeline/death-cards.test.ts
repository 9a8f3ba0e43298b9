import { expect, test } from 'vitest'
import { type DeathCard, layOutDeaths, type Room } from '../../../src/charts/timeline/death-cards.ts'
import { cascade, names } from '../pulls.ts'

const room: Room = {
  left: 20,
  right: 780,
  x: (atMs) => 92 + (atMs / 270_000) * 672,
  measure: (text) => text.length * 12,
}
const words = ({ lines }: DeathCard) =>
  lines.map(({ time, who, ability }) => [time, who, ability].filter(Boolean).join(' '))

test('without deaths there is nothing to lay out', () => {
  expect(layOutDeaths([], room)).toEqual({ cards: [], lines: 0 })
})

test('a single death has its card begin at it', () => {
  const { cards, lines } = layOutDeaths([{ atMs: 100_000, name: 'Ayla Rowan', ability: 'Akh Morn' }], room)
  expect(lines).toBe(1)
  expect(cards.map(words)).toEqual([['1:40 Ayla Rowan Akh Morn']])
  expect(cards[0]?.anchor).toBeCloseTo(room.x(100_000))
  expect(cards[0]?.x).toBeCloseTo(room.x(100_000) - 12)
})

test('a death at the end has its card pushed inside the picture', () => {
  const { cards } = layOutDeaths([{ atMs: 269_000, name: 'Ayla Rowan', ability: 'Akh Morn' }], room)
  expect(cards[0] && cards[0].x + cards[0].width).toBeLessThanOrEqual(780)
})

test('a cascade shares one card, in order, and says how many it leaves out', () => {
  const { cards } = layOutDeaths(cascade.deaths.slice(2), room)
  expect(cards.map(words)).toEqual([
    [
      '4:20 Ayla Rowan Ultimate Relativity',
      '4:21 Bram T., Elowen S. Dark Water III',
      '4:22 Cid Marlowe Shadoweye',
      '+3 more by 4:26',
    ],
  ])
})

test('deaths far from a cascade keep their own cards', () => {
  const { cards } = layOutDeaths(cascade.deaths, room)
  const firsts = cards.map(({ lines }) => lines[0]?.time).toSorted()
  expect(firsts).toEqual(['1:38', '2:30', '4:20'])
})

test('the order in which deaths are told does not matter', () => {
  expect(layOutDeaths(cascade.deaths.toReversed(), room)).toEqual(layOutDeaths(cascade.deaths, room))
})

test('whoever dies when, no card lies on another card or on the pointer of one', () => {
  for (const deaths of manyPulls(120)) {
    const { cards, lines } = layOutDeaths(deaths, room)
    expect(lines).toBeLessThanOrEqual(5)
    for (const card of cards) {
      expect(card.x).toBeGreaterThanOrEqual(20)
      expect(card.x + card.width).toBeLessThanOrEqual(780)
      expect(card.x <= card.anchor && card.anchor <= card.x + card.width).toBe(true)
      expect(card.level + card.lines.length).toBeLessThanOrEqual(lines)
    }
    for (const [one, other] of pairs(cards)) {
      expect(touching(rectangle(one), rectangle(other))).toBe(false)
      expect(touching(rectangle(one), pointer(other))).toBe(false)
      expect(touching(pointer(one), rectangle(other))).toBe(false)
    }
  }
})

test('whoever dies when, nobody is forgotten', () => {
  for (const deaths of manyPulls(60)) {
    const told = layOutDeaths(deaths, room).cards.flatMap(words).map(countIn)
    expect(told.reduce((sum, count) => sum + count, 0)).toBe(deaths.length)
  }
})

interface Box {
  readonly left: number
  readonly right: number
  readonly low: number
  readonly high: number
}

const rectangle = ({ x, width, level, lines }: DeathCard): Box => ({
  left: x,
  right: x + width,
  low: level,
  high: level + lines.length,
})
const pointer = ({ anchor, level }: DeathCard): Box => ({ left: anchor, right: anchor, low: 0, high: level })

const touching = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.low < other.high && other.low < one.high

const pairs = <T>(all: readonly T[]): (readonly [T, T])[] =>
  all.flatMap((one, index) => all.slice(index + 1).map((other) => [one, other] as const))

/** `+3 more by 4:26` is three, `4:21 5 deaths: …` five, `4:21 Bram T., Elowen S. …` two, any other line one. */
function countIn(line: string): number {
  const more = /^\+(\d+) more by /.exec(line)?.[1] ?? / (\d+) deaths/.exec(line)?.[1]
  return more === undefined
    ? 1 + (line.match(/, /g)?.length ?? 0) + Number(/ \+(\d+)/.exec(line)?.[1] ?? 0)
    : Number(more)
}

/** Pulls with up to 24 deaths, clustered or not; the same ones on every run. */
function manyPulls(count: number): { atMs: number; name: string; ability: string }[][] {
  let seed = 20_250_101
  const next = (below: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((seed / 2 ** 32) * below)
  }
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + next(24) }, () => ({
      atMs: next(3) === 0 ? 250_000 + next(20_000) : next(270_000),
      name: names[next(8)] ?? names[0],
      ability: ['', 'Akh Morn', 'Ultimate Relativity', 'Edge of Oblivion and of everything else'][next(4)] ?? '',
    })),
  )
}
