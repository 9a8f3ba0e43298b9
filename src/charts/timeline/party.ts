import type { ChartDataset, Plugin } from 'chart.js'
import type { Timeline } from '../../analysis/block.ts'
import { colors } from '../palette.ts'
import { box, type Pen, stroke, write } from '../pen.ts'
import { cardPadding, type DeathCard } from './death-cards.ts'
import { wordGap } from './death-lines.ts'

export const lineHeight = 30

/** How many live, as steps; a count holds until the next one. */
export function aliveLine({ alive, partySize }: Timeline, durationMs: number): ChartDataset {
  const last = alive.at(-1)?.[1] ?? partySize
  const steps = [[0, partySize], ...alive.filter(([atMs]) => atMs <= durationMs), [durationMs, last]]
  return {
    label: 'alive',
    data: steps.map(([x = 0, y = 0]) => ({ x: Math.max(0, x), y })),
    yAxisID: 'alive',
    stepped: 'before',
    fill: 'origin',
    borderColor: colors.alive,
    backgroundColor: `${colors.alive}66`,
    borderWidth: 3,
    pointRadius: 0,
    clip: false,
  }
}

/** How many lived at a moment, counting what happened in it. */
export const aliveAt = ({ alive, partySize }: Timeline, atMs: number): number =>
  alive.findLast(([at]) => at <= atMs)?.[1] ?? partySize

/** The crosses and triangles on the party's strip, and the cards that say who and what. */
export const partyMarks = (block: Timeline, cards: readonly DeathCard[]): Plugin => ({
  id: 'vigil-party',
  beforeDatasetsDraw({ ctx, scales: { hp, alive } }) {
    if (!hp || !alive) return
    for (const { anchor } of cards)
      stroke(ctx, `${colors.death}70`, 2, [
        [anchor, hp.top],
        [anchor, alive.bottom],
      ])
  },
  afterDatasetsDraw({ ctx, scales: { x, alive } }) {
    if (!x || !alive) return
    const pen: Pen = ctx
    const spot = (atMs: number) => [x.getPixelForValue(atMs), alive.getPixelForValue(aliveAt(block, atMs))] as const
    write(pen, 'alive', x.left - 10, (alive.top + alive.bottom) / 2 + 4, { color: colors.quiet, align: 'right' })
    const count = { color: colors.text, weight: 'bold', align: 'center' } as const
    const left = aliveAt(block, block.durationMs)
    write(pen, `${block.partySize}`, x.left + 16, alive.getPixelForValue(block.partySize) + 18, count)
    write(pen, `${left}`, x.right + 21, Math.min(alive.bottom - 10, alive.getPixelForValue(left)), count)
    for (const card of cards) {
      const bottom = alive.top - 4 - card.level * lineHeight
      stroke(pen, colors.death, 2, [
        [card.anchor, bottom],
        [card.anchor, alive.getPixelForValue(block.partySize)],
      ])
      drawCard(pen, card, bottom)
    }
    for (const { atMs } of block.raises) triangle(pen, ...spot(atMs))
    crosses(
      pen,
      block.deaths.map(({ atMs }) => spot(atMs)),
    )
  },
})

function drawCard(pen: Pen, { x, width, lines }: DeathCard, bottom: number): void {
  const top = bottom - lines.length * lineHeight + 2
  box(pen, colors.card, x, top, width, bottom - top, 6)
  for (const [index, { time, who, ability }] of lines.entries()) {
    const y = top + (index + 0.5) * lineHeight
    let at = x + cardPadding
    for (const [text, color] of [
      [time, colors.quiet],
      [who, colors.text],
      [ability, colors.death],
    ] as const) {
      if (text === '') continue
      write(pen, text, at, y, { color, weight: text === who ? 'bold' : 'normal' })
      at += pen.measureText(text).width + wordGap
    }
  }
}

function crosses(pen: Pen, spots: readonly (readonly [x: number, y: number])[]): void {
  for (const [color, width] of [
    [colors.ground, 9],
    [colors.death, 5],
  ] as const) {
    for (const [x, y] of spots) {
      stroke(pen, color, width, [
        [x - 7, y - 7],
        [x + 7, y + 7],
      ])
      stroke(pen, color, width, [
        [x - 7, y + 7],
        [x + 7, y - 7],
      ])
    }
  }
}

function triangle(pen: Pen, x: number, y: number): void {
  pen.beginPath()
  pen.moveTo(x, y - 10)
  pen.lineTo(x + 10, y + 7)
  pen.lineTo(x - 10, y + 7)
  pen.closePath()
  pen.strokeStyle = colors.ground
  pen.lineWidth = 5
  pen.stroke()
  pen.fillStyle = colors.raise
  pen.fill()
}
