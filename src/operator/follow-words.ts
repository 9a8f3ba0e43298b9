import { formatTime } from '../format.ts'
import type { FollowState } from '../ingest/netlog/following/follow.ts'
import type { ReportInfo } from '../report.ts'
import type { FollowListener } from './follow.ts'
import type { Output } from './output.ts'
import { describePull, pullJson } from './pull-line.ts'

export interface FollowWords extends FollowListener {
  /** What was followed, at the end. */
  sum(): string
}

/** A game that is left alone still writes several lines a second. */
const quietMs = 5 * 60_000
/** A network share may be away for a moment. */
const awayMs = 10_000

/** Says what is going on while a log is followed: a line for each pull, and how things stand. */
export function openFollowWords(
  place: string,
  { line, aside, progress }: Output,
  json: boolean,
  now: () => number,
): FollowWords {
  const followedSince = now()
  const logs = new Set<string>()
  const all = { told: new Set<number>(), known: new Set<number>() }
  let log: ReportInfo | undefined
  let own = new Set<number>()
  let isCaughtUp = false
  const said = new Map<number, string>()
  const once = openOnce(aside)
  let lines = 0
  let grewAt = now()
  let thereAt = now()

  const following = ({ moment, isThere }: Extract<FollowState, { kind: 'following' }>, { title }: ReportInfo): void => {
    const before = [...own].filter((id) => all.known.has(id)).length
    if (!isCaughtUp && before > 0)
      aside(`${countOf(before)} of ${title} ${before === 1 ? 'was' : 'were'} stored before.`)
    isCaughtUp = true
    if (moment.lines !== lines) grewAt = now()
    lines = moment.lines
    if (isThere) thereAt = now()
    const last = moment.at === undefined ? '' : `, last line ${clock(moment.at)}`
    const doing = moment.pull === undefined || moment.isCalled ? '' : ', in combat'
    progress(`Following ${title}: ${countOf(own.size)}${last}${doing}`)
    once('away', now() - thereAt > awayMs, `${title} cannot be opened any more. Waiting until it can …`)
    const quiet = `Nothing has been written to ${title} for ${Math.floor(quietMs / 60_000)} minutes${last}. Is the logger still running?`
    once('quiet', now() - grewAt > quietMs, quiet)
  }

  return {
    begin(report) {
      log = report
      own = new Set()
      isCaughtUp = false
      lines = 0
      logs.add(report.title)
      once('waiting', false, '')
      aside(`Following ${report.title}.`)
    },
    pull(analysed, change) {
      const { id } = analysed.pull
      own.add(id)
      if (change === 'known' && !all.told.has(id)) all.known.add(id)
      if (change !== 'known') all.told.add(id)
      if (json) line(JSON.stringify(pullJson(analysed, change)))
      else if (change !== 'known') {
        const text = describePull(analysed, change)
        if (said.get(id) !== text) line(text)
        said.set(id, text)
      }
    },
    state(state) {
      if (state.kind === 'following' && log !== undefined) following(state, log)
      else {
        once('waiting', true, `There is no network log at ${place} yet. Waiting for one …`)
        progress(`Waiting for a network log at ${place}`)
      }
    },
    sum() {
      if (logs.size === 0) return `Stopped. No network log was written at ${place}.`
      const before = [...all.known].filter((id) => !all.told.has(id)).length
      return (
        `Stopped. Followed ${[...logs].join(', ')} for ${formatTime(now() - followedSince)}: ` +
        `${countOf(all.told.size)} told${before === 0 ? '' : `, ${before} stored before`}.`
      )
    },
  }
}

/** Says a thing when it becomes so, and again only after it was not. */
function openOnce(say: (text: string) => void) {
  const standing = new Set<string>()
  return (key: string, isSo: boolean, text: string): void => {
    if (isSo && !standing.has(key)) say(text)
    if (isSo) standing.add(key)
    else standing.delete(key)
  }
}

const countOf = (pulls: number): string => (pulls === 1 ? '1 pull' : `${pulls} pulls`)

/** `21:14:05`, as the clock on this machine says. */
const clock = (at: number): string => new Date(at).toLocaleTimeString('en-GB')
