import { createCanvas } from '@napi-rs/canvas'
import { ChartJSNodeCanvas } from 'chartjs-node-canvas'
import { registerFonts } from './fonts.ts'
import { measureWith, type Pen } from './pen.ts'
import { type Chartable, pictureOf } from './picture.ts'

/** Draws blocks as PNGs in this thread; the same block gives the same bytes. */
export function openDrawing(): (block: Chartable) => Uint8Array {
  registerFonts()
  const pen: Pen = createCanvas(1, 1).getContext('2d')
  const measure = measureWith(pen)
  const easels = new Map<string, ChartJSNodeCanvas>()
  return (block) => {
    const { width, height, configuration } = pictureOf(block, measure)
    const size = `${width}x${height}`
    const easel = easels.get(size) ?? new ChartJSNodeCanvas({ width, height })
    easels.set(size, easel)
    return easel.renderToBufferSync(configuration)
  }
}
