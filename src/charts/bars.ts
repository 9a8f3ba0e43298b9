import type { Plugin } from 'chart.js'
import type { Bars } from '../analysis/block.ts'
import { formatValue } from '../format.ts'
import { elide } from './elide.ts'
import { emptyNote, frame, frameOptions, margin, pictureWidth, titleHeight } from './frame.ts'
import { chartFont, colors, seriesColor } from './palette.ts'
import { type Measure, type Pen, stroke, write } from './pen.ts'
import type { Picture } from './picture.ts'

/** One bar under the other, its label before it, its value and note behind it, and over it how sure that is. */
export function barsPicture({ title, unit, bars, max }: Bars, measure: Measure): Picture {
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
          x: { display: false, min: 0, suggestedMax: max ?? Math.max(Number.MIN_VALUE, ...shown.map(farEnd)) },
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
      plugins: [
        frame(heading, measure),
        ...(bars.length > 0 ? [whiskers(shown), valuesBehind(texts, shown)] : [emptyNote('Nothing to show yet')]),
      ],
    },
  }
}

const mostBars = 16
const rowHeight = 44
const labelWidth = 270
/** The longest bar is at least this long. */
const leastBar = 200
const gap = 10
const tickPadding = 8
const whiskerEnd = 7
const look = { backgroundColor: seriesColor(1), barThickness: 26, borderRadius: 4 }

type Bar = Bars['bars'][number]

/** Where a bar or its whisker ends. */
const farEnd = ({ value, high }: Bar): number => Math.max(value, high ?? 0)

/** Between what the true values lie. */
const whiskers = (bars: readonly Bar[]): Plugin => ({
  id: 'vigil-whiskers',
  afterDatasetsDraw(chart) {
    const pen: Pen = chart.ctx
    const scale = chart.scales.x
    for (const [index, { y }] of chart.getDatasetMeta(0).data.entries()) {
      const { low, high } = bars[index] ?? {}
      if (!scale || low === undefined || high === undefined) continue
      const [from, until] = [scale.getPixelForValue(low), scale.getPixelForValue(high)]
      for (const [color, width] of [
        [colors.ground, 7],
        [colors.text, 3],
      ] as const) {
        for (const end of [from, until]) stroke(pen, color, width, upright(end, y))
        stroke(pen, color, width, [
          [from, y],
          [until, y],
        ])
      }
    }
  },
})

const upright = (x: number, y: number) =>
  [
    [x, y - whiskerEnd],
    [x, y + whiskerEnd],
  ] as const

const valuesBehind = (texts: readonly { value: string; note: string }[], bars: readonly Bar[]): Plugin => ({
  id: 'vigil-values',
  afterDatasetsDraw(chart) {
    const pen: Pen = chart.ctx
    for (const [index, { x: end, y }] of chart.getDatasetMeta(0).data.entries()) {
      const text = texts[index]
      if (!text) continue
      const x = Math.max(end, chart.scales.x?.getPixelForValue(bars[index]?.high ?? 0) ?? end)
      write(pen, text.value, x + gap, y, { color: colors.text, weight: 'bold' })
      write(pen, text.note, x + gap + pen.measureText(text.value).width + gap, y, { color: colors.quiet })
    }
  },
})
