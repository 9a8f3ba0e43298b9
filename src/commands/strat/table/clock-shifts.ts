import type { Mechanics } from './find-use.ts'
import type { TableRow } from './read-rows.ts'
import { readTime } from './read-time.ts'

/** By phase: how far the clock of a table is from the timeline's, ms. */
export type ClockShifts = ReadonlyMap<number, number>

/**
 * A timeline gives each phase all the time it may take, so a sheet made from real pulls is behind it from the second
 * phase on. What comes once, or is numbered, tells by how much: the median of its phase, which later ones without any
 * take over.
 */
export function clockShifts(rows: readonly TableRow[], mechanics: Mechanics): ClockShifts {
  const told = rows.flatMap((row) => {
    const time = readTime(row.time)
    const found = mechanics.find(row.mechanic, undefined)
    if (time === undefined || time.phase !== undefined || 'why' in found) return []
    const { phase, atMs } = found
    return phase === undefined || atMs === undefined ? [] : [{ phase, shiftMs: time.ms - atMs }]
  })
  const shifts = new Map<number, number>()
  let last = 0
  for (let phase = 2; phase <= mostPhases; phase++) {
    const own = told.filter((one) => one.phase === phase).map(({ shiftMs }) => shiftMs)
    const middle = own.toSorted((one, other) => one - other)[Math.floor(own.length / 2)]
    if (middle !== undefined) last = middle <= -otherClockMs && middle >= -mostBehindMs ? middle : 0
    if (last !== 0) shifts.set(phase, last)
  }
  return shifts
}

/** Closer than this it is the same clock, and the difference is when somebody presses. */
const otherClockMs = 20_000
/** The longest fights are this long on a timeline, and no sheet is behind one by more. */
const mostBehindMs = 3_600_000
/** As many as FFLogs counts in any fight, and some more. */
const mostPhases = 12
