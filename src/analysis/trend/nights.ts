import type { AnalysedPull } from '../study.ts'

/** Pulls this far apart belong to different nights, ms. */
const nightGapMs = 3 * 60 * 60 * 1000

/** The pulls of each night, the oldest first. */
export function nightsOf(pulls: readonly AnalysedPull[]): readonly (readonly AnalysedPull[])[] {
  const nights: AnalysedPull[][] = []
  let endedAt = Number.NEGATIVE_INFINITY
  for (const one of pulls.toSorted((one, other) => one.pull.startedAt - other.pull.startedAt)) {
    if (one.pull.startedAt - endedAt > nightGapMs) nights.push([])
    nights.at(-1)?.push(one)
    endedAt = Math.max(endedAt, one.pull.startedAt + one.pull.durationMs)
  }
  return nights
}
