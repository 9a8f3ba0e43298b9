import type { Plugin } from 'chart.js'
import type { CoverState, Covers } from '../../analysis/block.ts'
import { margin, pictureWidth } from '../frame.ts'
import { colors } from '../palette.ts'
import { type Measure, type Pen, stroke, write } from '../pen.ts'
import { coverWords, drawCoverMark } from './cover-marks.ts'

/** What the signs mean, of those that occur. */
export function keyOf(rows: Covers['rows'], measure: Measure) {
  const cells = rows.flatMap((row) => row.cells.flat())
  const states = order.filter((state) => cells.some((cell) => cell.state === state))
  const texts = [
    ...states.map((state) => ({ state, text: coverWords[state] })),
    ...(cells.some(({ mattered }) => mattered) ? [{ state: undefined, text: '! somebody would have lived' }] : []),
  ]
  const entries: {
    readonly state: CoverState | undefined
    readonly text: string
    readonly x: number
    readonly row: number
  }[] = []
  let [x, row] = [margin, 0]
  for (const { state, text } of texts) {
    const width = (state ? 32 : 0) + measure(text) + 24
    if (x > margin && x + width > pictureWidth) [x, row] = [margin, row + 1]
    entries.push({ state, text, x, row })
    x += width
  }
  return { entries, height: entries.length === 0 ? 0 : (row + 1) * keyRow + 6 }
}

const order: readonly CoverState[] = [
  'hit',
  'late',
  'early',
  'wrong-target',
  'missed',
  'unavailable',
  'dead',
  'not-reached',
]

const keyRow = 34

/** The signs and what they mean, under the rows. */
export const keyLine = ({ entries }: ReturnType<typeof keyOf>, top: number): Plugin => ({
  id: 'vigil-key',
  afterDraw({ ctx }) {
    const pen: Pen = ctx
    stroke(pen, colors.rule, 2, [
      [margin, top + 2],
      [pictureWidth - margin, top + 2],
    ])
    for (const { state, text, x, row } of entries) {
      const middle = top + 8 + (row + 0.5) * keyRow
      if (state) drawCoverMark(pen, state, x + 10, middle)
      write(pen, text, x + (state ? 30 : 0), middle, { color: colors.quiet })
    }
  },
})
