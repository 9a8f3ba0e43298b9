import { reportStart, smallReport } from '../../tests/fflogs/small-report.ts'
import { openStandIn } from '../../tests/fflogs/stand-in.ts'

/** What there is to ask about. */
export interface Scene {
  readonly reports: number
  /** Fights in each. */
  readonly fights: number
  /** Events in each fight. */
  readonly events: number
  /** How often another fight of a report is over, from none to all of them, ms; without it all of them are there. */
  readonly growEveryMs?: number
}

/** Run in a process of its own by `far-fflogs.ts`. */
const { reports, fights, events, growEveryMs } = JSON.parse(process.argv[2] ?? '{}') as Scene
const standIn = await openStandIn()
standIn.setLimitPerHour(1e9)

const codes = Array.from({ length: reports }, (_, index) => `Far${String(index).padStart(13, '0')}`)
const template = smallReport({ pulls: fights, events })
for (const [index, code] of codes.entries()) {
  // Every report is another group's on another day: nobody's pull is anybody else's.
  const startTime = reportStart + index * 24 * 60 * 60_000
  standIn.show({ ...template, code, startTime }, growEveryMs === undefined ? {} : { fights: 0 })
  if (growEveryMs === undefined) continue
  let over = 0
  const grow = () => {
    over += 1
    standIn.grow(code, { fights: over })
    if (over < fights) setTimeout(grow, growEveryMs)
  }
  setTimeout(grow, (growEveryMs * index) / reports)
}
process.on('message', () => process.send?.(standIn.requests.length))
const { url, clientId, clientSecret } = standIn
process.send?.({ url, clientId, clientSecret, codes })
