import type { Plugin } from 'chart.js'
import type { Bursts } from '../../analysis/block.ts'
import { formatCount } from '../../format.ts'
import { canvasOnly, emptyNote, frame, pictureWidth, titleHeight } from '../frame.ts'
import { colors } from '../palette.ts'
import { box, type Measure, type Pen, write } from '../pen.ts'
import type { Picture } from '../picture.ts'
import { drawWindow, lanesLeft, lanesRight } from './burst-window.ts'
import { layOutBursts, type Panel } from './layout.ts'

/** One panel for each window: its buffs one under the other on the same seconds, and what was ready and not used. */
export function burstsPicture({ title, windows }: Bursts, measure: Measure): Picture {
  const panels = layOutBursts(windows)
  const heading = panels.length < windows.length ? `${title} (first ${panels.length} of ${windows.length})` : title
  const bodies = panels.length === 0 ? 90 : panels.reduce((sum, { height }) => sum + height, 0)
  return {
    width: pictureWidth,
    height: titleHeight + bodies + axisHeight,
    configuration: canvasOnly([
      frame(heading, measure),
      panels.length === 0 ? emptyNote('No raid buff was used') : stacked(panels, measure),
    ]),
  }
}

const leastMs = 20_000
const axisHeight = 42

const stacked = (panels: readonly Panel[], measure: Measure): Plugin => ({
  id: 'vigil-bursts',
  afterDraw({ ctx }) {
    const pen: Pen = ctx
    const untilMs = Math.max(leastMs, ...panels.flatMap(({ buffs }) => buffs.map((buff) => buff.untilMs)))
    const x = (atMs: number) => lanesLeft + (Math.min(Math.max(0, atMs), untilMs) / untilMs) * (lanesRight - lanesLeft)
    let top = titleHeight
    for (const [index, panel] of panels.entries()) {
      if (index % 2 === 0) box(pen, colors.band, 0, top, pictureWidth, panel.height)
      drawWindow(pen, panel, top, x, measure)
      top += panel.height
    }
    for (let atMs = 0; atMs <= untilMs; atMs += 5_000) {
      const text = atMs === 0 ? '0 s' : formatCount(atMs / 1_000)
      write(pen, text, x(atMs), top + axisHeight / 2, { color: colors.quiet, align: 'center' })
    }
  },
})
