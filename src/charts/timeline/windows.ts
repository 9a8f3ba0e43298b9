import type { Plugin } from 'chart.js'
import { elide } from '../elide.ts'
import { margin, pictureWidth } from '../frame.ts'
import { colors, seriesColor } from '../palette.ts'
import { box, type Measure, type Pen, write } from '../pen.ts'

export interface Window {
  readonly label: string
  readonly startMs: number
  readonly endMs: number
}

/** Thin bars, a lane for each label, under a key that names them: sizes in logical pixels from the strip's left top. */
export interface WindowStrip {
  readonly height: number
  readonly key: readonly { readonly text: string; readonly color: string; readonly x: number; readonly y: number }[]
  readonly bars: readonly (Window & { readonly color: string; readonly y: number })[]
}

export function layOutWindows(windows: readonly Window[], measure: Measure): WindowStrip {
  const ordered = windows.toSorted((a, b) => a.startMs - b.startMs)
  const labels = [...new Set(ordered.map(({ label }) => label))]
  if (labels.length === 0) return { height: 0, key: [], bars: [] }
  const { key, rows } = keyOf(labels, pictureWidth - 2 * margin, measure)
  const lanes = Math.min(labels.length, key.length)
  const top = rows * rowHeight + 6
  const bars = ordered.map((window) => {
    const lane = Math.min(labels.indexOf(window.label), lanes - 1)
    return { ...window, color: key[lane]?.color ?? colors.quiet, y: top + lane * (barHeight + 2) }
  })
  return { height: top + lanes * (barHeight + 2) + 12, key, bars }
}

export const windowStrip = (strip: WindowStrip, durationMs: number): Plugin => ({
  id: 'vigil-windows',
  afterDatasetsDraw({ ctx, scales: { x, windows } }) {
    if (!x || !windows) return
    const pen: Pen = ctx
    for (const { text, color, x: left, y } of strip.key) {
      box(pen, color, margin + left, windows.top + y - 8, chip, 16, 4)
      write(pen, text, margin + left + chip + 8, windows.top + y, { color: colors.text })
    }
    for (const { startMs, endMs, color, y } of strip.bars) {
      const from = x.getPixelForValue(Math.min(Math.max(0, startMs), durationMs))
      const until = x.getPixelForValue(Math.min(Math.max(0, endMs), durationMs))
      box(pen, color, from, windows.top + y, Math.max(3, until - from), barHeight, 2)
    }
  },
})

const barHeight = 7
const rowHeight = 30
const chip = 16
const entryWidth = 200
const entryGap = 22
const mostRows = 2
/** As many as there are colours, used from the last to the first: the first ones are the bosses'. */
const mostEntries = 6

/** As many labels as two rows hold; the last entry stands for all that are left, which then share its lane. */
function keyOf(labels: readonly string[], width: number, measure: Measure) {
  for (let count = Math.min(labels.length, mostEntries); ; count -= 1) {
    const left = labels.length - count
    const texts = labels.slice(0, count).map((label) => elide(label, entryWidth, measure))
    if (left > 0) texts.push(`+${left} more`)
    const { spots, rows } = flow(texts, width, measure)
    if (rows > mostRows && count > 1) continue
    const key = spots.map((spot, index) => ({
      ...spot,
      color: index < count ? seriesColor(mostEntries - 1 - index) : colors.quiet,
    }))
    return { key, rows }
  }
}

function flow(texts: readonly string[], width: number, measure: Measure) {
  const spots: { text: string; x: number; y: number }[] = []
  let [x, row] = [0, 0]
  for (const text of texts) {
    const wide = chip + 8 + measure(text)
    if (x > 0 && x + wide > width) [x, row] = [0, row + 1]
    spots.push({ text, x, y: row * rowHeight + rowHeight / 2 })
    x += wide + entryGap
  }
  return { spots, rows: row + 1 }
}
