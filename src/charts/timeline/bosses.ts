import type { ChartDataset } from 'chart.js'
import type { Timeline } from '../../analysis/block.ts'
import { seriesColor } from '../palette.ts'

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

function meet({ points: one }: Timeline['bosses'][number], { points: other }: Boss): boolean {
  const [first = [0], last = [0], otherFirst = [0], otherLast = [0]] = [one[0], one.at(-1), other[0], other.at(-1)]
  return first[0] < otherLast[0] && otherFirst[0] < last[0]
}
