/**
 * Where somebody was at a moment follows from when they were seen, and sources see people at different moments. What
 * both saw is compared to the hundredth (`places` in `facts.ts`); of what follows, only that it can be so.
 */
export const isPlaceOnFloor = (log: unknown, report: unknown): boolean => isApart(log, report, longestWay)
export const isSomeFacing = (log: unknown, report: unknown): boolean => isApart(log ?? 0, report ?? 0, 2 * Math.PI)
export const isRecent = (...agesMs: readonly unknown[]): boolean =>
  agesMs.every((ageMs = 0) => typeof ageMs === 'number' && ageMs >= 0 && ageMs <= oldestMs)

/** Yalms from one side of the largest floor to the other. */
const longestWay = 48
/** Older sightings are not shown. */
const oldestMs = 10_000

const isApart = (log: unknown, report: unknown, most: number): boolean =>
  typeof log === 'number' && typeof report === 'number' && Math.abs(log - report) <= most
