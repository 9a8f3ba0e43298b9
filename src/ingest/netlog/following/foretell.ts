import type { RecordedPull } from '../../../report.ts'
import type { LogParser } from '../log-parser.ts'

/** The blows and deaths around a wipe are written within this of it; later ones are added when the pull is whole. */
const settleMs = 300
/** As long as an aftermath lasts: a log that fell silent is looked at once more. */
const aftermathMs = 6_000

export interface Foreteller {
  /** The pull whose end was called, when it is time to tell of it. `now` is any clock in ms. */
  tell(now: number): RecordedPull | undefined
}

/**
 * Tells of a pull before it is whole: a moment after its end was called, however long no further line comes. When some
 * came and then no more, it is told once again.
 */
export function openForeteller(parser: LogParser): Foreteller {
  let pull: number | undefined
  let dueAt = 0
  let toldLines = 0
  return {
    tell(now) {
      const moment = parser.moment()
      if (!moment.isCalled) {
        pull = undefined
        return undefined
      }
      if (pull !== moment.pull) {
        pull = moment.pull
        dueAt = now + settleMs
        toldLines = 0
      }
      if (now < dueAt || moment.lines === toldLines) return undefined
      dueAt = now + aftermathMs
      toldLines = moment.lines
      return parser.peek()
    },
  }
}
