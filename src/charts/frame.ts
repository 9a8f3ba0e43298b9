import type { ChartConfiguration, ChartOptions, Plugin } from 'chart.js'
import { elide } from './elide.ts'
import { chartFont, colors, titleSize } from './palette.ts'
import { box, type Measure, type Pen, write } from './pen.ts'

/** Logical pixels. */
export const pictureWidth = 800
export const margin = 20
export const titleHeight = 58

/** What all our charts have in common: no animation, no legend of Chart.js' own, room for the title. */
export const frameOptions = {
  responsive: false,
  animation: false,
  devicePixelRatio: 2,
  font: chartFont,
  color: colors.text,
  layout: { padding: { top: titleHeight, right: margin, bottom: 14, left: margin } },
  plugins: { legend: { display: false }, tooltip: { enabled: false } },
} as const satisfies ChartOptions

/** The dark card, legible on either theme of Discord, and the title on it. */
export function frame(title: string, measure: Measure): Plugin {
  const shown = elide(title, ((pictureWidth - 2 * margin) * 22) / titleSize, measure, 'bold')
  return {
    id: 'vigil-frame',
    beforeDraw({ ctx, width, height }) {
      const pen: Pen = ctx
      box(pen, colors.ground, 0, 0, width, height)
      write(pen, shown, margin, titleHeight / 2 + 2, { color: colors.text, weight: 'bold', size: titleSize })
    },
  }
}

/** A picture without axes, all of it drawn by plugins. */
export const canvasOnly = (plugins: Plugin[]): ChartConfiguration => ({
  type: 'scatter',
  data: { datasets: [] },
  options: {
    ...frameOptions,
    scales: { x: { type: 'linear', display: false }, y: { type: 'linear', display: false } },
  },
  plugins,
})

/** Says in the middle of the chart why it is empty. */
export const emptyNote = (text: string): Plugin => ({
  id: 'vigil-empty',
  afterDraw({ ctx, chartArea: { left, right, top, bottom } }) {
    write(ctx, text, (left + right) / 2, (top + bottom) / 2, { color: colors.quiet, align: 'center' })
  },
})
