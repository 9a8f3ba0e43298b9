import { streams } from '../../src/ingest/fflogs/events-query.ts'
import { openFight } from '../../src/ingest/fflogs/reading/open-fight.ts'
import { normalise } from '../../src/ingest/normalise/normalise.ts'
import type { RecordedPull } from '../../src/report.ts'
import { pageOf } from '../fflogs/event-pages.ts'
import { pageBody } from '../fflogs/read-events.ts'
import type { StandInFight, StandInReport } from '../fflogs/stand-in-report.ts'
import { withSameCast } from '../sim/two-sources/same-cast.ts'
import { readAsLog } from '../sim/two-sources/tellings.ts'
import type { Era } from '../sim/writers/line-hash.ts'
import type { Night } from '../sim/writers/night.ts'
import { asStandInReport } from '../sim/writers/stand-in-report.ts'

/** One pull, told by a log of today, by a log of 2021, and by FFLogs. Actors have the same index in all. */
export interface Accounts {
  readonly log: RecordedPull
  readonly oldLog: RecordedPull
  readonly report: RecordedPull
}

export type AccountName = keyof Accounts

export const accountNames = ['log', 'oldLog', 'report'] as const satisfies readonly AccountName[]

/** A night of one pull as network logs and as pages of FFLogs, each read the way we read it. */
export async function accountsOf(night: Night): Promise<Accounts> {
  const told = asStandInReport(night)
  const [log, oldLog, fight] = [await readLog(night, 2024), await readLog(night, 2021), told.fights[0]]
  if (fight === undefined) throw new Error('the report tells no pull')
  return { log: withSameCast(log), oldLog: withSameCast(oldLog), report: withSameCast(readPages(told, fight)) }
}

/** A pull as two sources tell it: FFLogs and a log, of today and of 2021 in turn. */
export async function twoAccountsOf(night: Night, seed: number): Promise<Partial<Accounts>> {
  const told = asStandInReport(night)
  const [fight] = told.fights
  if (fight === undefined) throw new Error('the report tells no pull')
  const isOld = seed % 2 === 1
  const log = await readLog(night, isOld ? 2021 : 2024)
  return { report: readPages(told, fight), ...(isOld ? { oldLog: log } : { log }) }
}

async function readLog(night: Night, era: Era): Promise<RecordedPull> {
  const [log, ...more] = await readAsLog(night, era)
  if (log === undefined || more.length > 0)
    throw new Error(`a log of ${era} tells ${more.length + (log ? 1 : 0)} pulls`)
  return log
}

const pageLimit = 10_000

/** Both streams, page by page, as the API answers what we ask it. */
function readPages(report: StandInReport, fight: StandInFight): RecordedPull {
  const reading = openFight()
  for (const [stream, { dataType, filter, resources }] of Object.entries(streams)) {
    for (let from: number | null = fight.startTime; from !== null; ) {
      const { data, nextPageTimestamp } = pageOf(report, {
        dataType,
        endTime: fight.endTime + 1,
        fightIDs: [fight.id],
        filterExpression: filter,
        hostilityType: 'Friendlies',
        includeResources: resources,
        limit: pageLimit,
        startTime: from,
      })
      const { failure } = reading.take({
        stream: stream === 'taken' ? 'taken' : 'all',
        startMs: from,
        body: pageBody(data, nextPageTimestamp),
      })
      if (failure) throw failure
      from = nextPageTimestamp
    }
  }
  const { actors, abilities, startTime } = report
  const { phaseTransitions, friendlyPlayers } = fight
  const asked = {
    ...fight,
    phaseTransitions: phaseTransitions && [...phaseTransitions],
    friendlyPlayers: [...friendlyPlayers],
  }
  const master = { actors: [...actors], abilities: [...abilities] }
  return normalise(reading.finish({ reportStart: startTime, fight: asked, master }).pull)
}
