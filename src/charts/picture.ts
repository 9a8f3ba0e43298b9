import type { ChartConfiguration } from 'chart.js'
import type { Arena, Bars, Block, Line, Timeline } from '../analysis/block.ts'
import { arenaPicture } from './arena/arena.ts'
import { barsPicture } from './bars.ts'
import { linePicture } from './line.ts'
import type { Measure } from './pen.ts'
import { timelinePicture } from './timeline/timeline.ts'

/** A drawing to be made, here or in a browser: sizes in logical pixels, twice as many real ones. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly configuration: ChartConfiguration
}

/** The blocks that are pictures; the others are text. */
export type Chartable = Bars | Line | Timeline | Arena

export const chartable = (block: Block): block is Chartable =>
  block.kind === 'bars' || block.kind === 'line' || block.kind === 'timeline' || block.kind === 'arena'

export function pictureOf(block: Chartable, measure: Measure): Picture {
  switch (block.kind) {
    case 'bars':
      return barsPicture(block, measure)
    case 'line':
      return linePicture(block, measure)
    case 'timeline':
      return timelinePicture(block, measure)
    case 'arena':
      return arenaPicture(block, measure)
  }
}
