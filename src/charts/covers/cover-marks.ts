import type { CoverState } from '../../analysis/block.ts'
import { colors, seriesColor } from '../palette.ts'
import { type Pen, stroke, write } from '../pen.ts'

/** Each state has a colour, a sign of its own, and words for whoever sees neither. */
export const coverWords: Readonly<Record<CoverState, string>> = {
  hit: 'on',
  late: 'late',
  early: 'too early',
  'wrong-target': 'wrong target',
  missed: 'not pressed',
  unavailable: 'on cooldown',
  dead: 'dead by then',
  'not-reached': 'not reached',
}

export const coverColors: Readonly<Record<CoverState, string>> = {
  hit: colors.raise,
  late: seriesColor(0),
  early: seriesColor(3),
  'wrong-target': seriesColor(2),
  missed: colors.death,
  unavailable: seriesColor(1),
  dead: colors.quiet,
  'not-reached': colors.quiet,
}

/** The sign of a state around a point, 20 logical pixels wide. */
export function drawCoverMark(pen: Pen, state: CoverState, x: number, y: number): void {
  const color = coverColors[state]
  const line = (...points: readonly (readonly [number, number])[]) =>
    stroke(
      pen,
      color,
      4,
      points.map(([dx, dy]) => [x + dx, y + dy] as const),
    )
  switch (state) {
    case 'hit':
      line([-9, 0], [-3, 7], [9, -8])
      return
    case 'missed':
      line([-8, -8], [8, 8])
      line([-8, 8], [8, -8])
      return
    case 'late':
      line([-8, -8], [0, 0], [-8, 8])
      line([1, -8], [9, 0], [1, 8])
      return
    case 'early':
      line([8, -8], [0, 0], [8, 8])
      line([-1, -8], [-9, 0], [-1, 8])
      return
    case 'wrong-target':
      line([-9, 7], [-9, -4], [8, -4])
      line([2, -10], [9, -4], [2, 2])
      return
    case 'unavailable':
      pen.beginPath()
      pen.arc(x, y, 8, 0, 2 * Math.PI)
      pen.strokeStyle = color
      pen.lineWidth = 3
      pen.stroke()
      line([0, -4], [0, 0], [4, 2])
      return
    case 'dead':
      line([0, -10], [0, 10])
      line([-6, -4], [6, -4])
      return
    case 'not-reached':
      write(pen, '–', x, y, { color, align: 'center' })
  }
}
