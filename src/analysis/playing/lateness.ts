import type { Burst } from './bursts.ts'
import type { BuffUse } from './raid-buffs.ts'

/** How a raid buff lay in its window. */
export interface Lateness {
  readonly use: BuffUse
  readonly burst: Burst
  /** After the middle one of the others in the window; negative for one that came before it. */
  readonly lateMs: number
}

/** What everybody may be later than last time. */
export const slackMs = 5_000
/** In an opener buffs come one after the other: so much later than the others is late even there. */
export const openerSlackMs = 8_000

/**
 * Every use in a window with others, against the middle one of those, and not against the first: one that comes early
 * makes nobody late.
 */
export const latenessIn = (bursts: readonly Burst[]): readonly Lateness[] =>
  bursts.flatMap((burst) =>
    burst.uses.length < 2
      ? []
      : burst.uses.map((use) => {
          const others = burst.uses.filter((other) => other !== use).map(({ startMs }) => startMs)
          return { use, burst, lateMs: use.startMs - middleOf(others) }
        }),
  )

/** Of values in order. */
function middleOf(values: readonly number[]): number {
  const [lower = 0, upper = 0] = [values[(values.length - 1) >> 1], values[values.length >> 1]]
  return (lower + upper) / 2
}
