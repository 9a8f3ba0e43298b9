import type { Plugin } from 'chart.js'
import type { Arena } from '../../analysis/block.ts'
import { elide } from '../elide.ts'
import { colors } from '../palette.ts'
import { box, type Measure, type Pen, stroke, write } from '../pen.ts'
import { around, placeLabels } from './labels.ts'
import { type Place, type Plot, plotOf, turned } from './plot.ts'
import { roleColor, shownRole, traceRole } from './role.ts'

type Person = Arena['people'][number]

/** Everybody at their places: shape and colour by role, which way they look, who was hit, who lies dead. */
export const markers = (block: Arena, measure: Measure): Plugin => ({
  id: 'vigil-markers',
  afterDatasetsDraw(chart) {
    const pen: Pen = chart.ctx
    const plot = plotOf(chart)
    const { left, top, right, bottom } = chart.chartArea
    const within = { left: left + edge, top: top + edge, right: right - edge, bottom: bottom - edge }
    const at = (place: Place): Place => ({
      x: Math.min(within.right, Math.max(within.left, plot.x(place.x))),
      y: Math.min(within.bottom, Math.max(within.top, plot.y(place.y))),
    })
    for (const enemy of block.enemies) drawEnemy(pen, enemy, plot, measure)
    const texts = block.people.map(labelOf)
    const dots = block.people.map(at)
    const spots = placeLabels(
      dots.map((dot, index) => ({ ...dot, width: measure(texts[index] ?? '', 'bold') + 12, height: 27 })),
      { left, top, right, bottom },
      block.enemies.map((enemy) => around(under(at(enemy)), measure(nameOf(enemy, measure)), 28)),
    )
    for (const [index, dot] of dots.entries()) {
      const spot = spots[index] ?? dot
      if (Math.hypot(spot.x - dot.x, spot.y - dot.y) > farAway)
        stroke(pen, colors.quiet, 1.5, [
          [dot.x, dot.y],
          [spot.x, spot.y],
        ])
    }
    for (const [index, person] of block.people.entries()) {
      const dot = dots[index]
      if (dot) drawPerson(pen, person, dot)
    }
    for (const [index, person] of block.people.entries()) {
      const spot = spots[index]
      const text = texts[index] ?? ''
      if (!spot) continue
      const width = measure(text, 'bold') + 12
      box(pen, `${colors.ground}c8`, spot.x - width / 2, spot.y - 13, width, 27, 6)
      write(pen, text, spot.x, spot.y + 1, { color: inkOf(person), weight: 'bold', align: 'center' })
    }
  },
})

const edge = 12
const dotSize = 11
/** From here on a line says whose label it is. */
const farAway = 62

/** `WAR`, `MT WAR`, `WAR 3 s` for a place that is three seconds old. */
function labelOf({ job, slot, name, ageMs }: Person): string {
  const who = [slot, job ?? name.slice(0, 6)].filter((part) => part !== undefined).join(' ')
  return ageMs === undefined ? who : `${who} ${Math.max(1, Math.round(ageMs / 1000))} s`
}

const inkOf = ({ life, job }: Person): string => (life === 'dead' ? colors.quiet : roleColor(shownRole(job)))

function drawPerson(pen: Pen, { job, life, hit, facing, ageMs }: Person, { x, y }: Place): void {
  if (life === 'dead') {
    cross(pen, x, y, 9, colors.quiet)
    return
  }
  const role = shownRole(job)
  const color = roleColor(role)
  if (facing !== undefined && life === 'alive') wedge(pen, color, { x, y }, facing, dotSize + 9, 7)
  traceRole(pen, role, x, y, dotSize)
  pen.fillStyle = ageMs === undefined ? color : `${color}70`
  pen.fill()
  pen.strokeStyle = colors.ground
  pen.lineWidth = 2
  pen.stroke()
  if (hit || life === 'dying') {
    pen.beginPath()
    pen.arc(x, y, dotSize + 6, 0, 2 * Math.PI)
    pen.strokeStyle = colors.death
    pen.lineWidth = 4
    pen.stroke()
  }
  if (life === 'dying') cross(pen, x, y, 9, colors.ground, 8)
  if (life === 'dying') cross(pen, x, y, 9, colors.death)
}

function drawEnemy(pen: Pen, { name, facing, ...place }: Arena['enemies'][number], plot: Plot, measure: Measure): void {
  const [x, y] = [plot.x(place.x), plot.y(place.y)]
  if (facing !== undefined) wedge(pen, enemyColor, { x, y }, facing, 34, 13)
  pen.beginPath()
  pen.arc(x, y, 22, 0, 2 * Math.PI)
  pen.fillStyle = `${enemyColor}30`
  pen.fill()
  pen.strokeStyle = enemyColor
  pen.lineWidth = 4
  pen.stroke()
  const below = under({ x, y })
  write(pen, nameOf({ name }, measure), below.x, below.y, { color: enemyColor, align: 'center', halo: colors.band })
}

const under = ({ x, y }: Place): Place => ({ x, y: y + 46 })
const nameOf = ({ name }: { readonly name: string }, measure: Measure) => elide(name, 210, measure)

const enemyColor = '#f2ab1d'

/** A small triangle on the side that somebody looks to. */
function wedge(pen: Pen, color: string, from: Place, facing: number, tip: number, width: number): void {
  const [end, left, right] = [
    turned(from, facing, tip),
    turned(turned(from, facing, tip - width), facing + Math.PI / 2, width),
    turned(turned(from, facing, tip - width), facing - Math.PI / 2, width),
  ]
  pen.beginPath()
  pen.moveTo(end.x, end.y)
  pen.lineTo(left.x, left.y)
  pen.lineTo(right.x, right.y)
  pen.closePath()
  pen.fillStyle = color
  pen.fill()
}

function cross(pen: Pen, x: number, y: number, size: number, color: string, width = 4): void {
  stroke(pen, color, width, [
    [x - size, y - size],
    [x + size, y + size],
  ])
  stroke(pen, color, width, [
    [x - size, y + size],
    [x + size, y - size],
  ])
}
