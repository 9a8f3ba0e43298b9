import type { ChartDataset } from 'chart.js'
import type { Race } from '../../analysis/block.ts'
import { seriesColor } from '../palette.ts'

/** Logical pixels. */
export const headHeight = 38
export const footHeight = 34
const phaseHeight = 130
const lastHeight = 250
/** The axis goes on a little, so that the enrage does not stand on the rim. */
const beyond = 1.03

type Phase = Race['phases'][number]
export type Panel = ReturnType<typeof panelOf>

/** A phase's strip, with a head above it and times under it: stacked axes, as high as their weights say. */
export function panelOf(phase: Phase, index: number, count: number) {
  const height = index === count - 1 ? lastHeight : phaseHeight
  const last = Math.max(
    1_000,
    phase.enrageMs ?? 0,
    ...phase.lines.flatMap(({ points }) => points.map(([atMs]) => atMs)),
  )
  const highest = Math.max(1, phase.hp, ...phase.lines.flatMap(({ points }) => points.map(([, left]) => left)))
  const lowest = Math.min(0, ...phase.lines.flatMap(({ points }) => points.map(([, left]) => left)))
  const [x, y] = [`x${index}`, `y${index}`]
  const hidden = { type: 'linear' as const, display: false }
  const strip = (stackWeight: number, min: number, max: number) => ({
    type: 'linear' as const,
    axis: 'y' as const,
    position: 'left' as const,
    stack: 'panels',
    stackWeight,
    min,
    max,
    ticks: { display: false },
    grid: { display: false },
    border: { display: false },
    afterFit: (axis: { width: number }) => {
      axis.width = 0
    },
  })
  return {
    phase,
    height,
    x,
    y,
    scales: [
      [`foot${index}`, strip(index === count - 1 ? 0.001 : footHeight, 0, 1)],
      [y, strip(height, lowest, highest * 1.02)],
      [`head${index}`, strip(headHeight, 0, 1)],
      [x, { ...hidden, axis: 'x' as const, min: 0, max: last * beyond }],
    ] as const,
    lines: linesOf(phase, x, y),
  }
}

function linesOf({ lines, hp, enrageMs, needed }: Phase, xAxisID: string, yAxisID: string): ChartDataset[] {
  const axes = { xAxisID, yAxisID, pointRadius: 0, clip: false as const }
  const toData = (points: Phase['lines'][number]['points']) => points.map(([x, y]) => ({ x, y }))
  return [
    ...lines
      .toSorted((one, other) => Number(one.main ?? false) - Number(other.main ?? false))
      .map(({ label, main, points }) => ({
        ...axes,
        label,
        data: toData(points),
        borderColor: main ? seriesColor(1) : `${seriesColor(1)}66`,
        borderWidth: main ? 4 : 2,
        order: main ? 0 : 2,
      })),
    ...(enrageMs === undefined
      ? []
      : [
          {
            ...axes,
            label: 'needed',
            data: toData(
              needed ?? [
                [0, hp],
                [enrageMs, 0],
              ],
            ),
            borderColor: seriesColor(0),
            borderWidth: 3,
            borderDash: [12, 8],
            order: 1,
          },
        ]),
  ]
}
