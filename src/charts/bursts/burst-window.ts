import { formatTime } from '../../format.ts'
import { elide, elideName } from '../elide.ts'
import { margin, pictureWidth } from '../frame.ts'
import { colors, seriesColor } from '../palette.ts'
import { box, type Measure, type Pen, stroke, write } from '../pen.ts'
import { headHeight, laneHeight, type Panel, type BurstWindow as Window } from './layout.ts'

const nameWidth = 250
/** Logical pixels between which the seconds lie. */
export const lanesLeft = margin + nameWidth
export const lanesRight = pictureWidth - margin - 6
const lateMs = 5_000

/** Its time, sign and words, and under them a lane for each buff: later ones in another colour, the shared time behind them. */
export function drawWindow(pen: Pen, panel: Panel, top: number, x: (atMs: number) => number, measure: Measure): void {
  const { window, buffs, missing, hidden } = panel
  const { atMs, words, verdict } = window
  const head = top + headHeight / 2 + 1
  const color = verdictColors[verdict]
  write(pen, formatTime(atMs), margin, head, { color: colors.text, weight: 'bold' })
  drawSign(pen, verdict, margin + 86, head)
  write(pen, elide(words, lanesRight - margin - 106, measure), margin + 106, head, { color })
  const lane = (index: number) => top + headHeight + (index + 0.5) * laneHeight - 2
  const shared = sharedOf(window.buffs)
  if (shared && buffs.length > 0) {
    const width = x(shared.untilMs) - x(shared.fromMs)
    box(pen, `${colors.raise}2e`, x(shared.fromMs), top + headHeight - 2, width, buffs.length * laneHeight)
  }
  for (const [index, { name, by, fromMs, untilMs }] of buffs.entries()) {
    const isLate = fromMs - (buffs[index - 1]?.fromMs ?? fromMs) >= lateMs
    writeWho(pen, { name, by }, lane(index), colors.text, measure)
    const width = Math.max(4, x(untilMs) - x(fromMs))
    box(pen, isLate ? seriesColor(0) : seriesColor(1), x(fromMs), lane(index) - 9, width, 18, 4)
  }
  for (const [index, who] of missing.entries()) drawMissing(pen, who, lane(buffs.length + index), measure)
  if (hidden > 0) write(pen, `+${hidden} more`, margin, lane(buffs.length + missing.length), { color: colors.quiet })
}

function drawMissing(pen: Pen, who: Window['missing'][number], y: number, measure: Measure): void {
  const { death: color, ground: halo } = colors
  writeWho(pen, who, y, color, measure)
  stroke(pen, `${color}90`, 2, [
    [lanesLeft, y],
    [lanesRight, y],
  ])
  write(pen, 'ready, not used', (lanesLeft + lanesRight) / 2, y, { color, align: 'center', halo })
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
