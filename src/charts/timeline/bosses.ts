import type { ChartDataset, Plugin } from 'chart.js'
import type { Timeline } from '../../analysis/block.ts'
import { formatShare } from '../format.ts'
import { colors, seriesColor } from '../palette.ts'
import { type Pen, write } from '../pen.ts'

export type Boss = Timeline['bosses'][number] & { readonly color: string }

/** Bosses fought at one time differ in colour; one after the other they share the first. */
export function coloredBosses(bosses: Timeline['bosses']): readonly Boss[] {
  const colored: (Boss & { index: number })[] = []
  for (const boss of bosses) {
    const taken = new Set(colored.filter((other) => meet(boss, other)).map(({ index }) => index))
    const index = [...bosses.keys()].find((candidate) => !taken.has(candidate)) ?? 0
    colored.push({ ...boss, index, color: seriesColor(index) })
  }
  return colored
}

export const bossLines = (bosses: readonly Boss[]): ChartDataset[] =>
  bosses.map(({ name, points, color }) => ({
    label: name,
    data: points.map(([x, y]) => ({ x, y })),
    yAxisID: 'hp',
    borderColor: color,
    backgroundColor: color,
    borderWidth: 4,
    borderJoinStyle: 'round',
    borderCapStyle: 'round',
    pointRadius: 0,
    clip: false,
  }))

export interface EndShare {
  readonly color: string
  readonly atMs: number
  readonly share: number
}

/** What the bosses had left that were still fought when the pull ended. */
export function leftAtTheEnd(bosses: readonly Boss[]): readonly EndShare[] {
  const ends = bosses.flatMap(({ points, color }) => {
    const last = points.at(-1)
    return last ? [{ color, atMs: last[0], share: last[1] }] : []
  })
  const latest = Math.max(...ends.map(({ atMs }) => atMs))
  return ends.filter(({ atMs, share }) => share > 0 && latest - atMs < atOnceMs)
}

/** Sources do not tell the HP of all bosses at one moment. */
const atOnceMs = 10_000

/** Room under the point of an end share for its text, logical pixels. */
export const endShareRoom = 44

/** A dot at the end of each line with the share that was left, written under it, where the line never is. */
export const endShares = (ends: readonly EndShare[]): Plugin => ({
  id: 'vigil-end-shares',
  afterDatasetsDraw({ ctx, scales: { x, hp } }) {
    if (!x || !hp) return
    const pen: Pen = ctx
    let lowest = hp.bottom - 15
    for (const { color, atMs, share } of ends.toSorted((a, b) => a.share - b.share)) {
      const [left, top] = [x.getPixelForValue(atMs), hp.getPixelForValue(share)]
      pen.beginPath()
      pen.fillStyle = color
      pen.arc(left, top, 7, 0, 2 * Math.PI)
      pen.fill()
      const y = Math.min(lowest, top + 26)
      write(pen, formatShare(share), left + 8, y, {
        color,
        weight: 'bold',
        size: 26,
        align: 'right',
        halo: colors.ground,
      })
      lowest = y - 30
    }
  },
})

function meet({ points: one }: Timeline['bosses'][number], { points: other }: Boss): boolean {
  const [first = [0], last = [0], otherFirst = [0], otherLast = [0]] = [one[0], one.at(-1), other[0], other.at(-1)]
  return first[0] < otherLast[0] && otherFirst[0] < last[0]
}
