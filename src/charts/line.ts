import type { ChartDataset, Plugin } from 'chart.js'
import type { Line } from '../analysis/block.ts'
import { formatValue, type Unit } from '../format.ts'
import { elideName } from './elide.ts'
import { emptyNote, frame, frameOptions, pictureWidth, titleHeight } from './frame.ts'
import { labelAxis } from './label-axis.ts'
import { chartFont, colors, seriesColor } from './palette.ts'
import { fillShape, type Measure, type Pen, stroke, write } from './pen.ts'
import type { Picture } from './picture.ts'
import { spread } from './spread.ts'
import { timeAxis } from './time-axis.ts'

/** Lines over one x axis, each named at its end when there are several. */
export function linePicture({ title, unit, lines, xUnit, xLabels }: Line, measure: Measure): Picture {
  const drawn = lines.filter(({ points }) => points.length > 0)
  const names = drawn.length > 1 ? drawn.map(({ label }) => elideName(label, nameWidth, measure)) : []
  const lastLabel = measure(xLabels?.at(-1) ?? '') / 2 + 8
  const besides = names.length > 0 ? Math.max(...names.map((name) => measure(name))) + 2 * gap : Math.max(30, lastLabel)
  const xs = drawn.flatMap(({ points }) => points.map(([x]) => x))
  const [first, last] = xs.length > 0 ? [Math.min(...xs), Math.max(...xs)] : [0, 1]
  return {
    width: pictureWidth,
    height: 460,
    configuration: {
      type: 'line',
      data: { datasets: drawn.map(toDataset) },
      options: {
        ...frameOptions,
        parsing: false,
        layout: { padding: { ...frameOptions.layout.padding, top: titleHeight + 16, right: besides } },
        scales: {
          x: xAxis({ xUnit, xLabels, first, last, width: pictureWidth - 120 - besides }, measure),
          y: { ...axis(unit), ...fromNought(unit, drawn) },
        },
      },
      plugins: [
        frame(title, measure),
        ...(drawn.length > 0
          ? [bands(drawn.length > 2 ? [] : drawn), namesAtTheEnd(names)]
          : [emptyNote('Nothing to show yet')]),
      ],
    },
  }
}

const gap = 14
const nameWidth = 190
const nameHeight = 28
/** More points than this are a curve rather than single measurements. */
const singlePoints = 40

const toDataset = ({ label, points }: Line['lines'][number], index: number): ChartDataset => ({
  label,
  data: points.map(([x, y]) => ({ x, y })),
  borderColor: seriesColor(index + 1),
  backgroundColor: seriesColor(index + 1),
  borderWidth: 4,
  borderJoinStyle: 'round',
  borderCapStyle: 'round',
  pointRadius: points.length > singlePoints ? 0 : 5,
  clip: false,
})

interface XAxis {
  readonly xUnit: Unit
  readonly xLabels: readonly string[] | undefined
  readonly first: number
  readonly last: number
  readonly width: number
}

function xAxis({ xUnit, xLabels, first, last, width }: XAxis, measure: Measure) {
  if (xLabels !== undefined) return labelAxis(xLabels, width, measure)
  return xUnit === 'ms' ? timeAxis(last, width) : { ...axis(xUnit), min: first, max: last }
}

const axis = (unit: Unit) => ({
  type: 'linear' as const,
  grid: { color: colors.rule, drawTicks: false },
  border: { display: false },
  ticks: {
    color: colors.quiet,
    font: chartFont,
    padding: 8,
    maxRotation: 0,
    maxTicksLimit: 7,
    ...(unit === 'count' && { precision: 0 }),
    includeBounds: false,
    callback: (value: string | number) => tickText(Number(value), unit),
  },
})

/** Round numbers need no decimals. */
const tickText = (value: number, unit: Unit): string => formatValue(value, unit).replace(/\.0(?=\D|$)/, '')

/** An axis begins at nought, unless something lies below it; a line that is nought all along still has an axis. */
function fromNought(unit: Unit, lines: Line['lines']) {
  const below = lines.some(({ points }) => points.some(([, y]) => y < 0))
  const highest = Math.max(leastHeight[unit], ...lines.flatMap(({ band = [] }) => band.map(([, , high]) => high)))
  return { ...(below ? { suggestedMax: 0 } : { min: 0, suggestedMax: highest }) }
}

const leastHeight = { share: 0.1, count: 1, ms: 1_000, hp: 1, 'per-second': 1 } as const satisfies Record<Unit, number>

/** Behind each line where the true values lie; more than two would hide one another. */
const bands = (lines: Line['lines']): Plugin => ({
  id: 'vigil-bands',
  beforeDatasetsDraw({ ctx, scales: { x: across, y: up } }) {
    if (!across || !up) return
    const pen: Pen = ctx
    for (const [index, { band = [] }] of lines.entries()) {
      const upper = band.map(([x, , high]) => [across.getPixelForValue(x), up.getPixelForValue(high)] as const)
      const lower = band.map(([x, low]) => [across.getPixelForValue(x), up.getPixelForValue(low)] as const)
      if (band.length > 1) fillShape(pen, `${seriesColor(index + 1)}33`, [...upper, ...lower.toReversed()])
      else
        for (const [at, [x, y]] of upper.entries())
          stroke(pen, `${seriesColor(index + 1)}66`, 6, [[x, y], lower[at] ?? [x, y]])
    }
  },
})

/** Names beside the ends of their lines, moved apart where they would touch. */
const namesAtTheEnd = (names: readonly string[]): Plugin => ({
  id: 'vigil-names',
  afterDatasetsDraw(chart) {
    const pen: Pen = chart.ctx
    const { top, bottom, right } = chart.chartArea
    const ends = names.map((_, index) => chart.getDatasetMeta(index).data.at(-1)?.y ?? bottom)
    const heights = spread(ends, nameHeight, top, bottom)
    for (const [index, name] of names.entries()) {
      write(pen, name, right + gap, heights[index] ?? bottom, { color: seriesColor(index + 1) })
    }
  },
})
