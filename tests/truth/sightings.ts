import type { Tolerance } from '../sim/two-sources/difference.ts'

/** What differs between sources because each sees people at its own moments: a log far more often than FFLogs. */
export const sightings: readonly Tolerance[] = [
  {
    path: /^metrics\.fatal-moment\.arena\.(people|enemies)\.\d+\.(x|y|facing|ageMs)$/,
    because: 'where somebody was is as old as the last sighting of them',
    isFine: () => true,
  },
  {
    path: /^metrics\.fatal-moment\.arena\.(people|enemies|unseen|areas|ground)\b/,
    because:
      'whoever was not seen for long is not shown, and a shape is drawn only where everybody’s place agrees with it',
    isFine: (log, report) => Array.isArray(log) || Array.isArray(report) || log === undefined || report === undefined,
  },
  {
    path: /^metrics\.fatal-moment\.(arena|absent)$/,
    because: 'without a sighting in ten seconds there is no picture',
    isFine: (log, report) => log === undefined || report === undefined,
  },
]
