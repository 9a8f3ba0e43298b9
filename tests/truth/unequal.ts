import type { Tolerance } from '../sim/two-sources/difference.ts'
import { isPlaceOnFloor, isRecent, isSomeFacing } from '../sim/two-sources/sightings.ts'

/** What a log and FFLogs cannot agree on, because one of them does not tell it or sees people at other moments. */
export const unequal: readonly Tolerance[] = [
  {
    path: /^metrics\.optimisation\.losses\.\d+\.(amount|share)$/,
    because: 'what a status took off is reckoned from hits alike, and a log tells all damage over time as one',
    isFine: (log, report) => Math.abs(Number(log) - Number(report)) <= Math.abs(Number(report)) * 0.001,
  },
  {
    path: /^metrics\.fatal-moment\.arena\.(people\.\d+|enemies\.\d+|blow\.areas\.\d+)\.[xy]$/,
    because: 'where somebody was, or what was aimed at them, is as old as the last sighting of them',
    isFine: isPlaceOnFloor,
  },
  {
    path: /^metrics\.fatal-moment\.arena\.(people\.\d+|enemies\.\d+|blow\.areas\.\d+)\.facing$/,
    because: 'which way somebody faced is as old as the last sighting of them',
    isFine: isSomeFacing,
  },
  {
    path: /^metrics\.fatal-moment\.arena\.(people|enemies)\.\d+\.ageMs$/,
    because: 'sources see people at different moments',
    isFine: isRecent,
  },
  {
    path: /^metrics\.fatal-moment\.arena\.(people|enemies|unseen|blow|ground)\b/,
    because: 'who was not seen for long is not shown, and a shape is drawn only where everybody’s place agrees with it',
    isFine: (log, report) => [log, report].some((told) => told === undefined || Array.isArray(told)),
  },
  {
    path: /^metrics\.fatal-moment\.(arena|absent)$/,
    because: 'without a sighting in ten seconds there is no picture',
    isFine: (log, report) => log === undefined || report === undefined,
  },
  {
    path: /^metrics\.fatal-moment\.arena\.waymarks$/,
    because: 'FFLogs tells no waymarks',
    isFine: (_, report) => report === undefined || (Array.isArray(report) && report.length === 0),
  },
]
