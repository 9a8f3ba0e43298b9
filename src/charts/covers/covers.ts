import type { Plugin } from 'chart.js'
import type { Covers } from '../../analysis/block.ts'
import { formatTime } from '../../format.ts'
import { elide } from '../elide.ts'
import { canvasOnly, emptyNote, frame, margin, pictureWidth, titleHeight } from '../frame.ts'
import { colors } from '../palette.ts'
import { box, type Measure, type Pen, write } from '../pen.ts'
import type { Picture } from '../picture.ts'
import { chipHeight, drawChip, isWrapped } from './cover-chip.ts'
import { keyLine, keyOf } from './cover-key.ts'

/** The plan beside what was pressed: a band for each mechanic, in it a column for each place, in that its covers. */
export function coversPicture({ title, columns, rows }: Covers, measure: Measure): Picture {
  const width = (pictureWidth - 2 * margin) / Math.max(1, columns.length)
  const bands = layOut(rows, width, measure)
  const heading = bands.length < rows.length ? `${title} (first ${bands.length} of ${rows.length})` : title
  const key = keyOf(rows.slice(0, bands.length), measure)
  const bottom = bands.reduce(
    (sum, { height }) => sum + height,
    titleHeight + (bands.length === 0 ? 90 : columnsHeight),
  )
  return {
    width: pictureWidth,
    height: bottom + key.height + 12,
    configuration: canvasOnly([
      frame(heading, measure),
      ...(bands.length === 0
        ? [emptyNote('No cover was planned for what this pull came to')]
        : [grid(columns, bands, width, measure), keyLine(key, bottom)]),
    ]),
  }
}

/** What is longer nobody reads on a phone, and a channel is slow to show; as many mechanics as fit. */
const mostHeight = 1180
const columnsHeight = 30
const nameHeight = 36
const gap = 4

/** A mechanic and where it lies, logical pixels. */
interface Band {
  readonly row: Covers['rows'][number]
  readonly top: number
  readonly height: number
  readonly chip: number
}

function layOut(rows: Covers['rows'], width: number, measure: Measure): readonly Band[] {
  let top = titleHeight + columnsHeight
  const bands = rows.map((row) => {
    const chip = chipHeight(row.cells.flat().some(({ cover }) => isWrapped(cover, width - gap, measure)))
    const height = nameHeight + Math.max(1, ...row.cells.map(({ length }) => length)) * (chip + gap) + 10
    const band = { row, top, height, chip }
    top += height
    return band
  })
  return bands.filter((band, index) => index === 0 || band.top + band.height <= mostHeight)
}

const grid = (columns: readonly string[], bands: readonly Band[], width: number, measure: Measure): Plugin => ({
  id: 'vigil-covers',
  afterDraw({ ctx }) {
    const pen: Pen = ctx
    const ink = { color: colors.quiet, weight: 'bold', align: 'center' } as const
    for (const [index, column] of columns.entries())
      write(pen, elide(column, width - 6, measure, 'bold'), margin + (index + 0.5) * width, titleHeight + 11, ink)
    for (const [index, band] of bands.entries()) {
      if (index % 2 === 0) box(pen, colors.band, 0, band.top, pictureWidth, band.height)
      drawBand(pen, band, width, measure)
    }
  },
})

function drawBand(pen: Pen, { row, top, chip }: Band, width: number, measure: Measure): void {
  const middle = top + nameHeight / 2 + 2
  const time = row.atMs === undefined ? '' : formatTime(row.atMs)
  write(pen, time, margin, middle, { color: colors.quiet })
  const left = margin + (time === '' ? 0 : measure(time) + 12)
  const name = elide(row.label, pictureWidth - margin - left, measure, 'bold')
  write(pen, name, left, middle, { color: colors.text, weight: 'bold' })
  for (const [column, covers] of row.cells.entries())
    for (const [place, cell] of covers.entries()) {
      const y = top + nameHeight + place * (chip + gap)
      drawChip(pen, cell, { x: margin + column * width + 2, y, width: width - gap, height: chip }, measure)
    }
}
