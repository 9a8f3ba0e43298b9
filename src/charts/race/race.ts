import type { Plugin } from 'chart.js'
import type { Race } from '../../analysis/block.ts'
import { formatHp, formatTime } from '../../format.ts'
import { elide } from '../elide.ts'
import { emptyNote, frame, frameOptions, margin, pictureWidth, titleHeight } from '../frame.ts'
import { colors, seriesColor } from '../palette.ts'
import { box, type Measure, type Pen, stroke, write } from '../pen.ts'
import type { Picture } from '../picture.ts'
import { footHeight, headHeight, type Panel, panelOf } from './panel.ts'

/** A panel for each phase: what was left to do, over time, and the line that ends where the enrage goes off. */
export function racePicture({ title, phases }: Race, measure: Measure): Picture {
  const shown = phases.slice(-mostPhases)
  const each = Math.ceil(mostLines / Math.max(1, shown.length))
  const panels = shown.map((phase, index) =>
    panelOf({ ...phase, lines: phase.lines.slice(0, each) }, index, shown.length),
  )
  const body = shown.length === 0 ? 90 : panels.reduce((sum, { height }) => sum + height + headHeight + footHeight, 0)
  const padding = { ...frameOptions.layout.padding, left: margin, right: margin, bottom: footHeight }
  return {
    width: pictureWidth,
    height: titleHeight + body + 6,
    configuration: {
      type: 'line',
      data: { datasets: panels.flatMap(({ lines }) => lines) },
      options: {
        ...frameOptions,
        parsing: false,
        layout: { padding },
        scales: Object.fromEntries(panels.toReversed().flatMap(({ scales }) => scales)),
      },
      plugins: [
        frame(title, measure),
        panels.length === 0 ? emptyNote('No time for an enrage is known') : heads(panels, measure),
      ],
    },
  }
}

const mostPhases = 4
/** Of all panels together: more lie on one another. */
const mostLines = 24

type Phase = Race['phases'][number]

const heads = (panels: readonly Panel[], measure: Measure): Plugin => ({
  id: 'vigil-race',
  beforeDatasetsDraw({ ctx, scales, chartArea }) {
    for (const [index, { y, x, phase }] of panels.entries()) {
      const [up, across] = [scales[y], scales[x]]
      if (!up || !across) continue
      const pen: Pen = ctx
      box(pen, colors.band, chartArea.left, up.top, chartArea.right - chartArea.left, up.bottom - up.top)
      const head = scales[`head${index}`]
      const middle = head ? (head.top + head.bottom) / 2 : up.top - 16
      write(pen, phase.name, margin, middle, { color: colors.text, weight: 'bold' })
      const whole = `${formatHp(phase.hp)} to do`
      write(pen, whole, pictureWidth - margin, middle, { color: colors.quiet, align: 'right' })
      const from = margin + measure(phase.name, 'bold') + 14
      const room = pictureWidth - margin - measure(whole) - 14 - from
      write(pen, elide(phase.words, room, measure), from, middle, { color: colors.text })
      drawEnrage(pen, phase, across.getPixelForValue(phase.enrageMs ?? 0), up)
    }
  },
  afterDatasetsDraw({ ctx, scales }) {
    for (const { y, x, phase } of panels) {
      const [up, across] = [scales[y], scales[x]]
      if (!up || !across) continue
      const pen: Pen = ctx
      drawEnds(
        pen,
        phase,
        (at) => across.getPixelForValue(at),
        (left) => up.getPixelForValue(left),
        up.bottom,
      )
      drawTimes(pen, phase, (at) => across.getPixelForValue(at), up.bottom + 17, measure)
    }
  },
})

function drawEnrage(
  pen: Pen,
  { enrageMs }: Phase,
  x: number,
  { top, bottom }: { readonly top: number; readonly bottom: number },
): void {
  if (enrageMs === undefined) return
  stroke(pen, `${colors.death}b0`, 3, [
    [x, top],
    [x, bottom],
  ])
}

/** How much was left where the line ends that it is about. */
function drawEnds(
  pen: Pen,
  { lines, enrageMs }: Phase,
  x: (atMs: number) => number,
  y: (left: number) => number,
  bottom: number,
): void {
  for (const { main, points } of lines) {
    const end = points.at(-1)
    if (!main || end === undefined) continue
    const [atMs, left] = end
    pen.beginPath()
    pen.arc(x(atMs), y(left), 7, 0, 2 * Math.PI)
    pen.fillStyle = seriesColor(1)
    pen.fill()
    if (left <= 0) continue
    const isRight = enrageMs !== undefined && atMs > enrageMs * 0.75
    const ink = { color: seriesColor(1), weight: 'bold', align: isRight ? 'right' : 'left', halo: colors.band } as const
    // Under the end, where no line comes from, unless the times are there.
    const beside = y(left) + (!isRight ? -16 : y(left) + 40 > bottom ? -44 : 24)
    write(pen, `${formatHp(left)} left`, x(atMs) + (isRight ? -14 : 14), beside, ink)
  }
}

function drawTimes(
  pen: Pen,
  { enrageMs, lines }: Phase,
  x: (atMs: number) => number,
  y: number,
  measure: Measure,
): void {
  const last = enrageMs ?? Math.max(0, ...lines.flatMap(({ points }) => points.map(([atMs]) => atMs)))
  const text = enrageMs === undefined ? formatTime(last) : `enrage ${formatTime(last)}`
  const width = measure(text)
  const at = Math.min(x(last) + width / 2, pictureWidth - margin) - width
  write(pen, text, at, y, { color: enrageMs === undefined ? colors.quiet : colors.death })
  const step = last > 240_000 ? 60_000 : 30_000
  for (let atMs = 0; x(atMs) + 60 < at; atMs += step)
    write(pen, formatTime(atMs), x(atMs), y, { color: colors.quiet, align: atMs === 0 ? 'left' : 'center' })
}
