import type { ChartConfiguration } from 'chart.js'
import type { Arena, Bars, Block, Bursts, Covers, Line, Progress, Race, Timeline } from '../analysis/block.ts'
import { arenaPicture } from './arena/arena.ts'
import { barsPicture } from './bars.ts'
import { burstsPicture } from './bursts/bursts.ts'
import { coversPicture } from './covers/covers.ts'
import { linePicture } from './line.ts'
import type { Measure } from './pen.ts'
import { progressPicture } from './progress/progress.ts'
import { racePicture } from './race/race.ts'
import { timelinePicture } from './timeline/timeline.ts'

/** A drawing to be made, here or in a browser: sizes in logical pixels, twice as many real ones. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly configuration: ChartConfiguration
}

/** The blocks that are pictures; the others are text. */
export type Chartable = Bars | Line | Timeline | Arena | Covers | Progress | Bursts | Race

export const chartable = (block: Block): block is Chartable =>
  block.kind !== 'stat' && block.kind !== 'table' && block.kind !== 'note'

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
    case 'covers':
      return coversPicture(block, measure)
    case 'progress':
      return progressPicture(block, measure)
    case 'bursts':
      return burstsPicture(block, measure)
    case 'race':
      return racePicture(block, measure)
  }
}
