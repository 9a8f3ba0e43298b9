import type { Plugin } from 'chart.js'
import { elide } from '../elide.ts'
import { colors, seriesColor } from '../palette.ts'
import { box, type Measure, type Pen, stroke, write } from '../pen.ts'
import type { Course, Said } from './course.ts'

/** A band for each phase, the first at the bottom, its name before it. */
export const phaseBands = (phases: readonly string[], nameWidth: number, measure: Measure): Plugin => ({
  id: 'vigil-phase-bands',
  beforeDatasetsDraw({ ctx, chartArea, scales: { y } }) {
    if (!y) return
    const pen: Pen = ctx
    for (const [index, name] of phases.entries()) {
      const [top, bottom] = [y.getPixelForValue(index + 1), y.getPixelForValue(index)]
      if (index % 2 === 0) box(pen, colors.band, chartArea.left, top, chartArea.right - chartArea.left, bottom - top)
      const text = elide(name, nameWidth - 16, measure, 'bold')
      write(pen, text, chartArea.left - 10, (top + bottom) / 2, { color: colors.quiet, weight: 'bold', align: 'right' })
    }
  },
})

/** A line between two nights, and under each when it was, as far as there is room. */
export const nightLabels = ({ nights }: Course, measure: Measure): Plugin => ({
  id: 'vigil-nights',
  beforeDatasetsDraw({ ctx, chartArea, scales: { x } }) {
    if (!x) return
    const pen: Pen = ctx
    for (const [index, night] of nights.slice(1).entries()) {
      const at = x.getPixelForValue((night.from + (nights[index]?.until ?? night.from)) / 2)
      stroke(pen, colors.rule, 2, [
        [at, chartArea.top],
        [at, chartArea.bottom],
      ])
    }
    let freeUntil = chartArea.right + 8
    for (const { label, from, until } of nights.toReversed()) {
      const width = measure(label)
      const middle = (x.getPixelForValue(from) + x.getPixelForValue(until)) / 2
      const at = Math.min(chartArea.right + 8 - width / 2, Math.max(chartArea.left + width / 2, middle))
      if (at + width / 2 > freeUntil) continue
      write(pen, label, at, chartArea.bottom + 24, { color: colors.quiet, align: 'center' })
      freeUntil = at - width / 2 - 14
    }
  },
})

/** What was said and not logged: hollow, so that nobody takes it for measured. */
export const saidMarks = (said: readonly Said[]): Plugin => ({
  id: 'vigil-said',
  afterDatasetsDraw({ ctx, scales: { x, y } }) {
    if (!x || !y) return
    const pen: Pen = ctx
    for (const { from, until, depth } of said) {
      const [left, right, height] = [x.getPixelForValue(from), x.getPixelForValue(until), y.getPixelForValue(depth)]
      const middle = (left + right) / 2
      pen.beginPath()
      pen.moveTo(middle, height - 10)
      pen.lineTo(middle + 10, height)
      pen.lineTo(middle, height + 10)
      pen.lineTo(middle - 10, height)
      pen.closePath()
      pen.fillStyle = colors.ground
      pen.fill()
      pen.strokeStyle = seriesColor(2)
      pen.lineWidth = 4
      pen.stroke()
    }
  },
})
