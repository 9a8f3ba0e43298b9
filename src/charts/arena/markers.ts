import type { Plugin } from 'chart.js'
import type { Arena } from '../../analysis/block.ts'
import { elide } from '../elide.ts'
import { colors } from '../palette.ts'
import { box, type Measure, type Pen, stroke, write } from '../pen.ts'
import { type Bounds, middleOf, placeLabels } from './labels.ts'
import { type Place, plotOf, turned } from './plot.ts'
import { roleColor, shownRole, traceRole } from './role.ts'

type Person = Arena['people'][number]

/** Everybody at their places: shape and colour by role, which way they look, who was hit, who lies dead. */
export const markers = (block: Arena, measure: Measure): Plugin => ({
  id: 'vigil-markers',
  afterDatasetsDraw(chart) {
    const pen: Pen = chart.ctx
    const plot = plotOf(chart)
    const { left, top, right, bottom } = chart.chartArea
    const at = ({ x, y }: Place): Place => ({
      x: Math.min(right - edge, Math.max(left + edge, plot.x(x))),
      y: Math.min(bottom - edge, Math.max(top + edge, plot.y(y))),
    })
    const enemies = block.enemies.map((enemy) => ({ ...enemy, ...at(enemy), text: elide(enemy.name, 210, measure) }))
    const people = block.people.map((person) => ({ ...person, ...at(person), text: labelOf(person) }))
    const labels = placeLabels(
      [
        ...enemies.map(({ x, y, text }) => ({ x, y, width: measure(text), height: 28, radius: enemyTip })),
        ...people.map(({ x, y, text }) => ({ x, y, width: measure(text, 'bold') + 12, height: 28, radius: 17 })),
      ],
      { left, top, right, bottom },
    )
    for (const enemy of enemies) drawEnemy(pen, enemy)
    for (const [index, label] of labels.entries()) {
      lead(pen, enemies[index], middleOf(label), 1.6 * farAway)
      lead(pen, people[index - enemies.length], middleOf(label), farAway)
    }
    for (const person of people.toSorted((one, other) => rank(one) - rank(other))) drawPerson(pen, person)
    for (const [index, label] of labels.entries()) {
      const [enemy, person] = [enemies[index], people[index - enemies.length]]
      if (enemy) writeIn(pen, label, enemy.text, { color: enemyColor, halo: colors.band })
      if (person) writeOn(pen, label, person.text, person.life === 'dead' ? colors.quiet : inkOf(person))
    }
  },
})

const edge = 12
const dotSize = 11
const enemyTip = 34
const enemyColor = '#f2ab1d'
/** From here on a line says whose label it is. */
const farAway = 66

/** `WAR`, `MT WAR`, `WAR 3 s` for a place that is three seconds old. */
function labelOf({ job, slot, name, ageMs }: Person): string {
  const who = [slot, job ?? name.slice(0, 6)].filter((part) => part !== undefined).join(' ')
  return ageMs === undefined ? who : `${who} ${Math.max(1, Math.round(ageMs / 1000))} s`
}

/** Whom it is about lies on top of the others. */
const rank = ({ life, hit }: Person): number => (life === 'dying' ? 3 : life === 'dead' ? 0 : hit ? 2 : 1)

const inkOf = ({ job }: Person): string => roleColor(shownRole(job))

function lead(pen: Pen, mark: Place | undefined, label: Place, from: number): void {
  if (mark === undefined || Math.hypot(label.x - mark.x, label.y - mark.y) <= from) return
  stroke(pen, colors.quiet, 1.5, [
    [mark.x, mark.y],
    [label.x, label.y],
  ])
}

function writeOn(pen: Pen, label: Bounds, text: string, color: string): void {
  box(pen, `${colors.ground}c8`, label.left, label.top, label.right - label.left, label.bottom - label.top, 6)
  writeIn(pen, label, text, { color, weight: 'bold' })
}

function writeIn(pen: Pen, label: Bounds, text: string, ink: Parameters<typeof write>[4]): void {
  const { x, y } = middleOf(label)
  write(pen, text, x, y + 1, { ...ink, align: 'center' })
}

function drawPerson(pen: Pen, { x, y, job, life, hit, facing, ageMs }: Person): void {
  if (life === 'dead') {
    cross(pen, x, y, colors.quiet)
    return
  }
  const role = shownRole(job)
  const color = roleColor(role)
  if (facing !== undefined && life === 'alive') wedge(pen, color, { x, y }, facing, dotSize + (hit ? 17 : 9), 7)
  traceRole(pen, role, x, y, dotSize)
  pen.fillStyle = ageMs === undefined ? color : `${color}80`
  pen.fill()
  pen.strokeStyle = colors.ground
  pen.lineWidth = 2
  pen.stroke()
  if (hit || life === 'dying') ring(pen, x, y, dotSize + 6, colors.death)
  if (life !== 'dying') return
  cross(pen, x, y, colors.ground, 8)
  cross(pen, x, y, colors.death)
}

function drawEnemy(pen: Pen, { x, y, facing }: Arena['enemies'][number]): void {
  if (facing !== undefined) wedge(pen, enemyColor, { x, y }, facing, enemyTip, 13)
  pen.fillStyle = `${enemyColor}30`
  ring(pen, x, y, 22, enemyColor)
  pen.fill()
}

function ring(pen: Pen, x: number, y: number, radius: number, color: string): void {
  pen.beginPath()
  pen.arc(x, y, radius, 0, 2 * Math.PI)
  pen.strokeStyle = color
  pen.lineWidth = 4
  pen.stroke()
}

/** A small triangle on the side that somebody looks to. */
function wedge(pen: Pen, color: string, from: Place, facing: number, tip: number, width: number): void {
  const [end, base] = [turned(from, facing, tip), turned(from, facing, tip - width)]
  const [left, right] = [turned(base, facing + Math.PI / 2, width), turned(base, facing - Math.PI / 2, width)]
  pen.beginPath()
  pen.moveTo(end.x, end.y)
  pen.lineTo(left.x, left.y)
  pen.lineTo(right.x, right.y)
  pen.closePath()
  pen.fillStyle = color
  pen.fill()
}

function cross(pen: Pen, x: number, y: number, color: string, width = 4): void {
  const [left, right, top, bottom] = [x - 9, x + 9, y - 9, y + 9]
  stroke(pen, color, width, [
    [left, top],
    [right, bottom],
  ])
  stroke(pen, color, width, [
    [left, bottom],
    [right, top],
  ])
}
