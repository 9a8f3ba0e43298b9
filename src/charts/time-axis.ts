import { formatTime } from '../format.ts'
import { chartFont, colors } from './palette.ts'

/** Moments to name on an axis of a pull, ms: round ones, none too close to the end, and the end itself. */
export function timeTicks(durationMs: number, width: number): readonly number[] {
  const most = Math.max(1, Math.floor(width / tickRoom))
  const step = 1000 * (steps.find((seconds) => durationMs / (seconds * 1000) <= most) ?? durationMs / 1000 / most)
  const room = (durationMs / width) * tickRoom
  const round = Array.from({ length: Math.floor(durationMs / step) + 1 }, (_, index) => index * step)
  return [...round.filter((atMs) => durationMs - atMs >= room), durationMs]
}

/** A Chart.js x axis in ms whose ticks are `timeTicks`. */
export const timeAxis = (durationMs: number, width: number) => ({
  type: 'linear' as const,
  min: 0,
  max: durationMs,
  grid: { display: false },
  border: { color: colors.rule },
  ticks: {
    autoSkip: false,
    maxRotation: 0,
    color: colors.quiet,
    font: chartFont,
    callback: (atMs: string | number) => formatTime(Number(atMs)),
  },
  afterBuildTicks: (axis: { ticks: { value: number }[] }) => {
    axis.ticks = timeTicks(durationMs, width).map((value) => ({ value }))
  },
})

/** Logical pixels between two ticks, so that `18:12` never touches its neighbour. */
const tickRoom = 72
const steps = [1, 2, 5, 10, 15, 30, 60, 120, 180, 300, 600, 900, 1800, 3600] as const
