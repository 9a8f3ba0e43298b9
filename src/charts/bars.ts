import type { Plugin } from 'chart.js'
import type { Bars } from '../analysis/block.ts'
import { formatValue } from '../format.ts'
import { elide } from './elide.ts'
import { emptyNote, frame, frameOptions, margin, pictureWidth, titleHeight } from './frame.ts'
import { chartFont, colors, seriesColor } from './palette.ts'
import { type Measure, type Pen, write } from './pen.ts'
import type { Picture } from './picture.ts'

/** One bar under the other, its label before it, its value and note behind it. */
export function barsPicture({ title, unit, bars }: Bars, measure: Measure): Picture {
  const shown = bars.slice(0, mostBars)
  const labels = shown.map(({ label }) => elide(label, labelWidth, measure))
  const values = shown.map(({ value }) => formatValue(value, unit))
  const widest = (texts: readonly string[], weight?: 'bold') =>
    Math.max(0, ...texts.map((text) => measure(text, weight)))
  const noteWidth = pictureWidth - 2 * margin - leastBar - widest(labels) - widest(values, 'bold') - 4 * gap
  const texts = shown.map(({ note }, index) => ({
    value: values[index] ?? '',
    note: note ? elide(note, noteWidth, measure) : '',
  }))
  const behind = texts.map(
    ({ value, note }) => measure(value, 'bold') + (note === '' ? 0 : measure(note) + gap) + 2 * gap,
  )
  const heading = bars.length > shown.length ? `${title} (first ${shown.length} of ${bars.length})` : title
  return {
    width: pictureWidth,
    height: titleHeight + Math.max(1, shown.length) * rowHeight + 2 * frameOptions.layout.padding.bottom,
    configuration: {
      type: 'bar',
      data: { labels, datasets: [{ data: shown.map(({ value }) => Math.max(0, value)), ...look }] },
      options: {
        ...frameOptions,
        indexAxis: 'y',
        layout: { padding: { ...frameOptions.layout.padding, right: margin + Math.max(0, ...behind) } },
        scales: {
          x: { display: false, min: 0, suggestedMax: Number.MIN_VALUE },
          y: {
            grid: { display: false },
            border: { display: false },
            ticks: { color: colors.text, font: chartFont, autoSkip: false, padding: tickPadding },
            // Left to itself it takes half of what notes leave, and cuts off the rest.
            afterFit: (axis) => {
              axis.width = Math.ceil(widest(labels)) + 2 * tickPadding
            },
          },
        },
      },
      plugins: [frame(heading, measure), bars.length > 0 ? valuesBehind(texts) : emptyNote('Nothing to show yet')],
    },
  }
}

const mostBars = 16
const rowHeight = 44
const labelWidth = 270
/** The longest bar is at least this long. */
const leastBar = 220
const gap = 10
const tickPadding = 8
const look = { backgroundColor: seriesColor(1), barThickness: 26, borderRadius: 4 }

const valuesBehind = (texts: readonly { value: string; note: string }[]): Plugin => ({
  id: 'vigil-values',
  afterDatasetsDraw(chart) {
    const pen: Pen = chart.ctx
    for (const [index, { x, y }] of chart.getDatasetMeta(0).data.entries()) {
      const text = texts[index]
      if (!text) continue
      write(pen, text.value, x + gap, y, { color: colors.text, weight: 'bold' })
      write(pen, text.note, x + gap + pen.measureText(text.value).width + gap, y, { color: colors.quiet })
    }
  },
})
