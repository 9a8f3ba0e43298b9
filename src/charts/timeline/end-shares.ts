import type { Plugin } from 'chart.js'
import { formatShare } from '../../format.ts'
import { colors } from '../palette.ts'
import { type Pen, write } from '../pen.ts'
import type { Boss } from './bosses.ts'

export interface EndShare {
  readonly color: string
  readonly atMs: number
  readonly share: number
}

/** What the bosses had left that were still fought when the pull ended, most first. */
export function leftAtTheEnd(bosses: readonly Boss[]): readonly EndShare[] {
  const ends = bosses.flatMap(({ points, color }) => {
    const last = points.at(-1)
    return last ? [{ color, atMs: last[0], share: last[1] }] : []
  })
  const latest = Math.max(...ends.map(({ atMs }) => atMs))
  const fought = ends.filter(({ atMs, share }) => share > 0 && latest - atMs < atOnceMs)
  return fought.toSorted((a, b) => b.share - a.share)
}

/**
 * Where to write under line ends at these heights, in logical pixels from the top down. Ends too close for a text
 * between them have theirs together under the lowest, since the lines come from above.
 */
export function heightsUnder(ends: readonly number[]): readonly number[] {
  const texts: number[] = []
  let together = 0
  for (const [index, end] of ends.entries()) {
    together += 1
    const bottom = end + below + (together - 1) * textHeight + textHeight / 2
    const next = ends[index + 1]
    if (next !== undefined && next < bottom) continue
    texts.push(...Array.from({ length: together }, (_, place) => end + below + place * textHeight))
    together = 0
  }
  return texts
}

/** How much of a strip of this height the texts need below 0 %. */
export function roomUnder(ends: readonly EndShare[], height: number): number {
  const lowest = heightsUnder(ends.map(({ share }) => (1 - share) * height)).at(-1)
  return Math.max(0, (lowest ?? 0) + textHeight / 2 - height)
}

/** A dot at the end of each line with the share that was left. */
export const endShares = (ends: readonly EndShare[]): Plugin => ({
  id: 'vigil-end-shares',
  afterDatasetsDraw({ ctx, scales: { x, hp } }) {
    if (!x || !hp) return
    const pen: Pen = ctx
    const dots = ends.map((end) => ({ ...end, x: x.getPixelForValue(end.atMs), y: hp.getPixelForValue(end.share) }))
    const heights = heightsUnder(dots.map(({ y }) => y))
    for (const [index, { x, y, color, share }] of dots.entries()) {
      const text = { color, weight: 'bold', size: 26, align: 'right', halo: colors.ground } as const
      write(pen, formatShare(share), x + 8, heights[index] ?? y, text)
    }
    for (const { x, y, color } of dots) {
      pen.beginPath()
      pen.fillStyle = color
      pen.arc(x, y, 7, 0, 2 * Math.PI)
      pen.fill()
    }
  },
})

/** Sources do not tell the HP of all bosses at one moment. */
const atOnceMs = 10_000

const below = 26
const textHeight = 30
