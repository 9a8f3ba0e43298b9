import type { Plugin } from 'chart.js'
import type { Bursts } from '../../analysis/block.ts'
import { formatCount, formatTime } from '../../format.ts'
import { elide, elideName } from '../elide.ts'
import { canvasOnly, emptyNote, frame, margin, pictureWidth, titleHeight } from '../frame.ts'
import { colors, seriesColor } from '../palette.ts'
import { box, type Measure, type Pen, stroke, write } from '../pen.ts'
import type { Picture } from '../picture.ts'

/** One panel for each window: its buffs one under the other on the same seconds, and what was ready and not used. */
export function burstsPicture({ title, windows }: Bursts, measure: Measure): Picture {
  const shown = windows.filter((_, index) => index === 0 || lanesOf(windows.slice(0, index + 1)) <= mostLanes)
  const heading = shown.length < windows.length ? `${title} (first ${shown.length} of ${windows.length})` : title
  const untilMs = Math.max(leastMs, ...shown.flatMap(({ buffs }) => buffs.map((buff) => buff.untilMs)))
  const heights = shown.map(heightOf)
  const bodies = shown.length === 0 ? 90 : heights.reduce((sum, height) => sum + height, 0)
  return {
    width: pictureWidth,
    height: titleHeight + bodies + axisHeight,
    configuration: canvasOnly([
      frame(heading, measure),
      shown.length === 0 ? emptyNote('No raid buff was used') : panels(shown, heights, untilMs, measure),
    ]),
  }
}

/** What is longer nobody reads on a phone, and a channel is slow to show. */
const mostLanes = 18
const leastMs = 20_000
const headHeight = 40
const laneHeight = 32
const axisHeight = 42
const nameWidth = 250
const left = margin + nameWidth
const right = pictureWidth - margin - 6
const lateMs = 5_000

type Window = Bursts['windows'][number]

const lanesOf = (windows: readonly Window[]): number =>
  windows.reduce((sum, { buffs, missing }) => sum + buffs.length + missing.length, 0)

const heightOf = ({ buffs, missing }: Window): number => headHeight + (buffs.length + missing.length) * laneHeight + 12

const panels = (windows: readonly Window[], heights: readonly number[], untilMs: number, measure: Measure): Plugin => ({
  id: 'vigil-bursts',
  afterDraw({ ctx }) {
    const pen: Pen = ctx
    const x = (atMs: number) => left + (Math.min(Math.max(0, atMs), untilMs) / untilMs) * (right - left)
    const bottom = titleHeight + heights.reduce((sum, height) => sum + height, 0)
    let top = titleHeight
    for (const [index, window] of windows.entries()) {
      const height = heights[index] ?? 0
      if (index % 2 === 0) box(pen, colors.band, 0, top, pictureWidth, height)
      drawWindow(pen, window, top, x, measure)
      top += height
    }
    for (let atMs = 0; atMs <= untilMs; atMs += 5_000) {
      const text = atMs === 0 ? '0 s' : formatCount(atMs / 1_000)
      write(pen, text, x(atMs), bottom + axisHeight / 2, { color: colors.quiet, align: 'center' })
    }
  },
})

function drawWindow(pen: Pen, window: Window, top: number, x: (atMs: number) => number, measure: Measure): void {
  const { atMs, buffs, missing, words, verdict } = window
  const head = { y: top + headHeight / 2 + 1 }
  write(pen, formatTime(atMs), margin, head.y, { color: colors.text, weight: 'bold' })
  drawSign(pen, verdict, margin + 76, head.y)
  write(pen, elide(words, right - margin - 96, measure), margin + 96, head.y, { color: verdictColors[verdict] })
  const shared = sharedOf(buffs)
  const lanes = top + headHeight
  if (shared)
    box(
      pen,
      `${colors.raise}2e`,
      x(shared.fromMs),
      lanes - 2,
      x(shared.untilMs) - x(shared.fromMs),
      buffs.length * laneHeight,
    )
  for (const [index, { name, by, fromMs, untilMs }] of buffs.entries()) {
    const middle = lanes + (index + 0.5) * laneHeight - 2
    const isLate = fromMs - (buffs[index - 1]?.fromMs ?? fromMs) >= lateMs
    writeWho(pen, { name, by }, middle, colors.text, measure)
    box(
      pen,
      isLate ? seriesColor(0) : seriesColor(1),
      x(fromMs),
      middle - 9,
      Math.max(4, x(untilMs) - x(fromMs)),
      18,
      4,
    )
  }
  for (const [index, who] of missing.entries()) {
    const middle = lanes + (buffs.length + index + 0.5) * laneHeight - 2
    writeWho(pen, who, middle, colors.death, measure)
    stroke(pen, `${colors.death}90`, 2, [
      [x(0), middle],
      [right, middle],
    ])
    write(pen, 'ready, not used', (left + right) / 2, middle, {
      color: colors.death,
      align: 'center',
      halo: colors.ground,
    })
  }
}

function writeWho(pen: Pen, { name, by }: Window['missing'][number], y: number, color: string, measure: Measure): void {
  const own = elide(name, nameWidth - 10, measure)
  write(pen, own, margin, y, { color })
  const room = nameWidth - measure(own) - 20
  if (by !== '' && room > 30)
    write(pen, elideName(by, room, measure), margin + measure(own) + 8, y, { color: colors.quiet })
}

/** While all of them ran. */
function sharedOf(buffs: Window['buffs']): { readonly fromMs: number; readonly untilMs: number } | undefined {
  const fromMs = Math.max(...buffs.map((buff) => buff.fromMs))
  const untilMs = Math.min(...buffs.map((buff) => buff.untilMs))
  return buffs.length > 1 && untilMs > fromMs ? { fromMs, untilMs } : undefined
}

const verdictColors: Readonly<Record<Window['verdict'], string>> = {
  covered: colors.raise,
  apart: seriesColor(0),
  incomplete: colors.death,
  cut: colors.quiet,
}

/** A tick, two bars apart, a cross, a dash: told without colour as well. */
function drawSign(pen: Pen, verdict: Window['verdict'], x: number, y: number): void {
  const lines = signs[verdict].map((line) => line.map(([dx, dy]) => [x + dx, y + dy] as const))
  for (const line of lines) stroke(pen, verdictColors[verdict], 4, line)
}

const signs: Readonly<Record<Window['verdict'], readonly (readonly (readonly [number, number])[])[]>> = {
  covered: [
    [
      [-8, 0],
      [-3, 6],
      [8, -7],
    ],
  ],
  apart: [
    [
      [-6, -8],
      [-6, 8],
    ],
    [
      [6, -8],
      [6, 8],
    ],
  ],
  incomplete: [
    [
      [-7, -7],
      [7, 7],
    ],
    [
      [-7, 7],
      [7, -7],
    ],
  ],
  cut: [
    [
      [-8, 0],
      [8, 0],
    ],
  ],
}
