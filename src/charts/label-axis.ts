import { elide } from './elide.ts'
import { chartFont, colors } from './palette.ts'
import type { Measure } from './pen.ts'

/** A Chart.js x axis whose whole numbers from 0 on are called something: the last always, the others where there is room. */
export function labelAxis(labels: readonly string[], width: number, measure: Measure) {
  const last = Math.max(0, labels.length - 1)
  const shown = namedOf(labels, width, measure)
  return {
    type: 'linear' as const,
    min: last === 0 ? -1 : 0,
    max: last === 0 ? 1 : last,
    grid: { display: false },
    border: { color: colors.rule },
    ticks: {
      autoSkip: false,
      maxRotation: 0,
      color: colors.quiet,
      font: chartFont,
      callback: (at: string | number) => elide(labels[Number(at)] ?? '', mostWidth, measure),
    },
    afterBuildTicks: (axis: { ticks: { value: number }[] }) => {
      axis.ticks = shown.map((value) => ({ value }))
    },
  }
}

/** Every nth, counted from the last, so that no two touch. */
function namedOf(labels: readonly string[], width: number, measure: Measure): readonly number[] {
  const widest = Math.min(mostWidth, Math.max(1, ...labels.map((label) => measure(label)))) + gap
  const most = Math.max(1, Math.floor(width / widest))
  const every = Math.max(1, Math.ceil(labels.length / most))
  const last = labels.length - 1
  return [...labels.keys()].filter((at) => (last - at) % every === 0)
}

const mostWidth = 190
const gap = 18
