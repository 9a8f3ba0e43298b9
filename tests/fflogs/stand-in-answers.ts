import { GraphQLError } from 'graphql'
import type { FflogsEvent, StandInFight, StandInReport } from './stand-in-report.ts'

/** How much of a report has been uploaded so far. */
export interface Shown {
  /** So many fights are over and uploaded; all of them without it. */
  readonly fights?: number
  /** So many events of the next one have arrived: it is in progress. */
  readonly inProgress?: number
  /** Archived reports keep their fights and hide their events. */
  readonly archived?: boolean
}

export interface Points {
  readonly limitPerHour: number
  readonly pointsSpentThisHour: number
  readonly pointsResetIn: number
}

/** What the schema's root answers, in FFLogs' own words where something cannot be had. */
export function answersFrom(
  find: (code: string) => { report: StandInReport; shown: Shown } | undefined,
  points: Points,
) {
  return {
    rateLimitData: points,
    reportData: {
      report({ code }: { code: string }) {
        const found = find(code)
        if (found === undefined) throw new GraphQLError('This report does not exist.')
        if (found.report.visibility === 'private') {
          throw new GraphQLError('You do not have permission to view this report.')
        }
        return answerReport(found.report, found.shown)
      },
    },
  }
}

function answerReport(report: StandInReport, shown: Shown) {
  const { fights, events } = upload(report, shown)
  const { title, revision, startTime, actors, abilities } = report
  const archived = shown.archived ?? false
  return {
    title,
    revision,
    startTime,
    endTime: startTime + Math.max(0, ...fights.map(({ endTime }) => endTime)),
    archiveStatus: { isArchived: archived, isAccessible: !archived },
    fights,
    masterData: { actors, abilities },
    events(asked: EventsAsked) {
      if (archived) throw new GraphQLError('This report has been archived.')
      return pageOf(events, asked)
    },
  }
}

function upload(report: StandInReport, { fights = report.fights.length, inProgress }: Shown) {
  const next = inProgress === undefined ? undefined : report.fights[fights]
  const arrived = next ? (report.events[next.id] ?? []).slice(0, inProgress) : []
  const over = report.fights.slice(0, fights)
  return {
    fights: next ? [...over, unfinished(next, arrived)] : over,
    events: { ...report.events, ...(next && { [next.id]: arrived }) },
  }
}

const unfinished = (fight: StandInFight, arrived: readonly FflogsEvent[]): StandInFight => ({
  ...fight,
  endTime: arrived.at(-1)?.timestamp ?? fight.startTime,
  combatTime: null,
  kill: false,
  inProgress: true,
})

interface EventsAsked {
  readonly fightIDs: readonly number[]
  readonly startTime: number
  readonly endTime: number
  readonly limit: number
  readonly includeResources: boolean
}

/** A page goes on until its last millisecond is whole, so it may hold more than was asked for. */
function pageOf(all: StandInReport['events'], { fightIDs, startTime, endTime, limit, includeResources }: EventsAsked) {
  if (fightIDs.length === 0 && endTime === 0) return { data: [], nextPageTimestamp: null }
  const wanted = fightIDs.length === 0 ? Object.keys(all).map(Number) : fightIDs
  const inRange = wanted
    .flatMap((id) => all[id] ?? [])
    .filter(({ timestamp }) => timestamp >= startTime && (endTime === 0 || timestamp < endTime))
  const last = inRange[Math.min(limit, inRange.length) - 1]
  const data = last === undefined ? [] : inRange.filter(({ timestamp }) => timestamp <= last.timestamp)
  return {
    data: data.map((event) => asAsked(event, includeResources)),
    nextPageTimestamp: last === undefined || data.length === inRange.length ? null : last.timestamp + 1,
  }
}

/** `dataType: All` never tells `buffs`. */
function asAsked(event: FflogsEvent, includeResources: boolean): FflogsEvent {
  const { buffs: _buffs, ...told } = event
  if (includeResources) return told as FflogsEvent
  const { sourceResources: _source, targetResources: _target, ...bare } = told
  return bare as FflogsEvent
}
