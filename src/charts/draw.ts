import { createCanvas } from '@napi-rs/canvas'
import { ChartJSNodeCanvas } from 'chartjs-node-canvas'
import { registerFonts } from './fonts.ts'
import { type Measure, measureWith, type Pen } from './pen.ts'
import { type Chartable, pictureOf } from './picture.ts'

/** Draws blocks as PNGs in this thread, each as fine as a channel takes it at once; the same block gives the same bytes. */
export function openDrawing(): (block: Chartable) => Uint8Array {
  registerFonts()
  const pen: Pen = createCanvas(1, 1).getContext('2d')
  const measure = measureWith(pen)
  const easels = new Map<string, ChartJSNodeCanvas>()
  return (block) => {
    for (const pixelRatio of [2, 1.5]) {
      const png = drawAt(pixelRatio, block, measure, easels)
      if (png.length < mostBytes) return png
    }
    return drawAt(1, block, measure, easels)
  }
}

/** More takes long on a phone's connection. A picture that is crowded beyond it is less fine, and still twice as wide as a phone shows it. */
const mostBytes = 300_000

function drawAt(
  devicePixelRatio: number,
  block: Chartable,
  measure: Measure,
  easels: Map<string, ChartJSNodeCanvas>,
): Uint8Array {
  // Made anew each time: Chart.js changes what it is given.
  const { width, height, configuration } = pictureOf(block, measure)
  const size = `${width}x${height}`
  const easel = easels.get(size) ?? new ChartJSNodeCanvas({ width, height })
  easels.set(size, easel)
  return easel.renderToBufferSync({ ...configuration, options: { ...configuration.options, devicePixelRatio } })
}
