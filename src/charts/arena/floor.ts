import type { Plugin } from 'chart.js'
import type { Area, Arena } from '../../analysis/block.ts'
import { colors, waymarkColors } from '../palette.ts'
import { box, type Pen, write } from '../pen.ts'
import { type Place, type Plot, plotOf, turned } from './plot.ts'

/** The ground within its walls, what hit, waymarks, and which way north is. */
export const floor = (block: Arena): Plugin => ({
  id: 'vigil-floor',
  beforeDatasetsDraw(chart) {
    const pen: Pen = chart.ctx
    const plot = plotOf(chart)
    const { left, top, width, height } = chart.chartArea
    pen.save()
    pen.beginPath()
    pen.rect(left, top, width, height)
    pen.clip()
    box(pen, colors.band, left, top, width, height)
    drawGround(pen, block.ground, plot)
    for (const waymark of block.waymarks) drawWaymark(pen, waymark, plot)
    for (const area of block.blow?.areas ?? []) drawArea(pen, area, plot)
    pen.restore()
    write(pen, 'N', left + width / 2, top + 14, { color: colors.quiet, align: 'center', halo: colors.band })
  },
})

function drawGround(pen: Pen, ground: Arena['ground'], { x, y, yalm }: Plot): void {
  if (ground === undefined) return
  const [width, height] = [ground.halfWidth * yalm, ground.halfHeight * yalm]
  pen.beginPath()
  if (ground.shape === 'circle') pen.arc(x(ground.x), y(ground.y), width, 0, 2 * Math.PI)
  else pen.rect(x(ground.x) - width, y(ground.y) - height, 2 * width, 2 * height)
  pen.fillStyle = colors.card
  pen.fill()
  pen.strokeStyle = colors.rule
  pen.lineWidth = 3
  pen.stroke()
}

const waymarkRadius = 19

function drawWaymark(pen: Pen, { waymark, ...at }: Arena['waymarks'][number], { x, y }: Plot): void {
  const color = waymarkColors[waymark % 4] ?? colors.quiet
  const [left, top] = [x(at.x) - waymarkRadius, y(at.y) - waymarkRadius]
  const size = 2 * waymarkRadius
  box(pen, `${color}2e`, left, top, size, size, waymark < 4 ? waymarkRadius : 3)
  pen.strokeStyle = `${color}a0`
  pen.lineWidth = 2
  pen.stroke()
  write(pen, 'ABCD1234'[waymark] ?? '', x(at.x), y(at.y) + 1, { color: `${color}d0`, weight: 'bold', align: 'center' })
}

function drawArea(pen: Pen, area: Area, { x, y, yalm }: Plot): void {
  const [middleX, middleY] = [x(area.x), y(area.y)]
  pen.strokeStyle = colors.death
  pen.fillStyle = `${colors.death}3d`
  pen.lineWidth = 3
  pen.beginPath()
  switch (area.shape) {
    case 'circle':
      pen.arc(middleX, middleY, area.radius * yalm, 0, 2 * Math.PI)
      break
    case 'donut':
      drawRing(pen, middleX, middleY, area.inner * yalm, area.radius * yalm)
      return
    case 'cone': {
      const toward = Math.PI / 2 - area.facing
      pen.moveTo(middleX, middleY)
      pen.arc(middleX, middleY, area.radius * yalm, toward - area.angle / 2, toward + area.angle / 2)
      pen.closePath()
      break
    }
    case 'rect': {
      const corners = cornersOf(area)
      for (const [index, corner] of corners.entries())
        index === 0 ? pen.moveTo(x(corner.x), y(corner.y)) : pen.lineTo(x(corner.x), y(corner.y))
      pen.closePath()
      break
    }
  }
  pen.fill()
  pen.stroke()
}

/** A broad line is a ring without the hole that a filled one would need. */
function drawRing(pen: Pen, x: number, y: number, inner: number, outer: number): void {
  pen.arc(x, y, (inner + outer) / 2, 0, 2 * Math.PI)
  pen.strokeStyle = `${colors.death}3d`
  pen.lineWidth = outer - inner
  pen.stroke()
  pen.strokeStyle = colors.death
  pen.lineWidth = 3
  for (const radius of [inner, outer]) {
    pen.beginPath()
    pen.arc(x, y, radius, 0, 2 * Math.PI)
    pen.stroke()
  }
}

function cornersOf({ x, y, facing, length, width }: Extract<Area, { shape: 'rect' }>): readonly Place[] {
  const side = turned({ x, y }, facing + Math.PI / 2, width / 2)
  const other = turned({ x, y }, facing - Math.PI / 2, width / 2)
  return [side, turned(side, facing, length), turned(other, facing, length), other]
}
