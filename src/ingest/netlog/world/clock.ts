/** The log's time, which only goes on. */
export interface Clock {
  /**
   * Takes the time of the next line and gives the one to believe. One line whose time is far from all before it was
   * damaged, and happened when the one before it did; when the next line says the same, it is so.
   */
  tick(at: number): Tick
}

export interface Tick {
  readonly at: number
  /** The clock of the PC was set back: what was told before cannot be compared with what comes. */
  readonly isSetBack: boolean
}

/** Lines come late by less than a second, chat by two. */
const lateMs = 60_000
/** No log falls silent for so long and goes on. */
const gapMs = 31 * 24 * 60 * 60_000

export function openClock(): Clock {
  let latest: number | undefined
  let strayAt = Number.NaN
  const tick = { at: 0, isSetBack: false } // the same one each time: there are millions of lines
  return {
    tick(at) {
      latest ??= at
      tick.isSetBack = false
      if (at <= latest + gapMs && at >= latest - lateMs) {
        if (at > latest) latest = at
        tick.at = at
      } else if (Math.abs(at - strayAt) <= lateMs) {
        tick.isSetBack = at < latest
        latest = Math.max(at, strayAt)
        tick.at = at
      } else {
        strayAt = at
        tick.at = latest
      }
      return tick
    },
  }
}
