import type { Measure } from '../pen.ts'
import { type CardStyle, type DeathLine, deathLines, type Perish } from './death-lines.ts'

/** Deaths that happened close together, written on one card that points at the first of them. */
export interface DeathCard {
  /** Logical pixels of the card's left edge, its width, and the death it points at. */
  readonly x: number
  readonly width: number
  readonly anchor: number
  /** Lines of other cards between this one and the party's strip below. */
  readonly level: number
  readonly lines: readonly DeathLine[]
}

export interface Room {
  readonly left: number
  readonly right: number
  /** Where a moment of the pull lies. */
  x(atMs: number): number
  readonly measure: Measure
}

export const cardPadding = 12
/**
 * Cards that overlap neither each other nor each other's pointers. Where there is no room, cards get narrower and
 * shorter, and then the two closest neighbours share one, again and again: a single card always fits.
 */
export function layOutDeaths(deaths: readonly Perish[], room: Room): { cards: readonly DeathCard[]; lines: number } {
  let clusters = together(
    deaths.toSorted((a, b) => a.atMs - b.atMs),
    room,
  )
  while (clusters.length > 0) {
    for (const style of styles) {
      const wanted = clusters.map((cluster) => cardOf(cluster, style, room))
      for (let lines = Math.max(...wanted.map((card) => card.lines.length)); lines <= maxLines; lines += 1) {
        const levels = Array.from({ length: lines }, (_, level) => level)
        for (const [order, heights] of ways(wanted, levels)) {
          const cards = place(order, heights, lines, room)
          if (cards) return { cards, lines }
        }
      }
    }
    clusters = joinClosest(clusters)
  }
  return { cards: [], lines: 0 }
}

const maxLines = 5

/** Lines of one card, and widths in logical pixels, from the most telling to the tightest. */
const styles: readonly CardStyle[] = [
  { lines: 4, name: 190, ability: 270 },
  { lines: 3, name: 190, ability: 270 },
  { lines: 4, name: 120, ability: 190 },
  { lines: 3, name: 120, ability: 190 },
  { lines: 2, name: 120, ability: 190 },
]

/** Deaths that follow within this time, or within these pixels, are told together. */
const oneCascadeMs = 4000
const closest = 14

/** Pixels between two cards. */
const between = 8

/** Which part of a card may lie left of its death, in order of preference. */
const positions = [0, 1, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875] as const

type Cluster = readonly Perish[]

function together(deaths: readonly Perish[], { x }: Room): readonly Cluster[] {
  const clusters: Perish[][] = []
  for (const death of deaths) {
    const last = clusters.at(-1)?.at(-1)
    const near = last && (death.atMs - last.atMs <= oneCascadeMs || x(death.atMs) - x(last.atMs) <= closest)
    if (near) clusters.at(-1)?.push(death)
    else clusters.push([death])
  }
  return clusters
}

function joinClosest(clusters: readonly Cluster[]): readonly Cluster[] {
  const gaps = clusters.slice(1).map((next, index) => (next[0]?.atMs ?? 0) - (clusters[index]?.at(-1)?.atMs ?? 0))
  const at = gaps.indexOf(Math.min(...gaps))
  if (at < 0) return []
  return [...clusters.slice(0, at), clusters.slice(at, at + 2).flat(), ...clusters.slice(at + 2)]
}

type Unplaced = Omit<DeathCard, 'x' | 'level'>

function cardOf(cluster: Cluster, style: CardStyle, { x, left, right, measure }: Room): Unplaced {
  const lines = deathLines(cluster, style, measure)
  const width = Math.max(...lines.map((line) => line.width)) + 2 * cardPadding
  const first = cluster[0]?.atMs ?? 0
  return { lines, width, anchor: Math.min(right, Math.max(left, x(first))) }
}

/** From the first death or from the last one, filling up from below or down from above. */
const ways = <Card, Level>(cards: readonly Card[], levels: readonly Level[]) =>
  [
    [cards, levels],
    [cards.toReversed(), levels],
    [cards.toReversed(), levels.toReversed()],
    [cards, levels.toReversed()],
  ] as const

/** Each card in turn where it is free: beginning at its death if possible, else ending there, else around it. */
function place(
  wanted: readonly Unplaced[],
  levels: readonly number[],
  limit: number,
  { left, right }: Room,
): readonly DeathCard[] | undefined {
  const placed: DeathCard[] = []
  for (const card of wanted) {
    const edge = Math.max(left, right - card.width)
    const starts = positions.map((share) => {
      const x = card.anchor - cardPadding - share * (card.width - 2 * cardPadding)
      return Math.min(edge, Math.max(left, x))
    })
    const fitting = levels.filter((level) => level + card.lines.length <= limit)
    const spots = fitting.flatMap((level) => starts.map((x): DeathCard => ({ ...card, x, level })))
    const free = spots.find((spot) => placed.every((other) => !inTheWay(spot, other) && !inTheWay(other, spot)))
    if (!free) return undefined
    placed.push(free)
  }
  return placed
}

/** Whether `card` lies on `other` or on its pointer. */
function inTheWay(card: DeathCard, other: DeathCard): boolean {
  const overlaps =
    card.x < other.x + other.width + between &&
    other.x < card.x + card.width + between &&
    card.level < other.level + other.lines.length &&
    other.level < card.level + card.lines.length
  const crossed =
    card.level < other.level && card.x - between < other.anchor && other.anchor < card.x + card.width + between
  return overlaps || crossed
}
