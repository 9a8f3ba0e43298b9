import type { Outcome, RecordedPull, ReportInfo } from '../../report.ts'
import { normalise } from '../normalise/normalise.ts'
import type { OpenReport } from '../source.ts'
import type { Asking, FflogsClient } from './client.ts'
import { archivedReport, noSuchReport, unreadable } from './failures.ts'
import { readFightEvents } from './pages.ts'
import { type Fight, type MasterData, masterDataQuery, reportQuery } from './queries.ts'
import { outcomeOf, startOf, translateFight } from './translate.ts'

export interface FinishedFight {
  /** As its pull will be called. */
  readonly sourceKey: string
  readonly territoryId: number | undefined
  /** Epoch ms and how long, where they are known before the events are read. */
  readonly span: { readonly startedAt: number; readonly durationMs: number } | undefined
  readonly outcome: Outcome
  /** Reads its events, from the ledger where they lie. */
  read(): Promise<RecordedPull>
}

export interface FflogsReport extends OpenReport {
  /** Epoch ms of the last event uploaded so far: the report grew when it changes. */
  readonly endedAt: number
  /** Pulls of an encounter that are over and uploaded, oldest first. */
  readonly fights: readonly FinishedFight[]
}

/** Asks what a report holds now: one request. Who and what took part is asked once a pull is read. */
export async function openReport(client: FflogsClient, code: string, asking: Asking): Promise<FflogsReport> {
  const { data } = await client.ask(reportQuery, { code }, asking)
  const { report } = data.reportData
  if (report === null) throw noSuchReport()
  if (report.archiveStatus?.isArchived && !report.archiveStatus.isAccessible) throw archivedReport()

  const info: ReportInfo = { source: 'fflogs', code, title: report.title, startedAt: Math.round(report.startTime) }
  let master: Promise<MasterData> | undefined
  const read = async (fight: Fight): Promise<RecordedPull> => {
    master ??= readMasterData(client, code, asking)
    const known = await master
    const events = await readFightEvents(client, { code, revision: report.revision }, fight, asking)
    return normalise(translateFight(report.startTime, fight, known, events))
  }
  const fights = (report.fights ?? []).filter(isFinishedPull).map((fight) => {
    const start = startOf(fight)
    return {
      sourceKey: String(fight.id),
      territoryId: fight.gameZone?.id,
      span: start === undefined ? undefined : spanOf(report.startTime, start, fight),
      outcome: outcomeOf(fight),
      read: () => read(fight),
    }
  })
  return {
    info,
    endedAt: Math.round(report.endTime),
    fights,
    async *pulls() {
      for (const fight of fights) yield await fight.read()
    },
  }
}

const spanOf = (reportStart: number, start: number, { endTime }: Fight) => ({
  startedAt: Math.round(reportStart + start),
  durationMs: Math.round(endTime - start),
})

/** Trash and fights of no length are left out, and what still goes on waits for its end. */
const isFinishedPull = ({ encounterID, startTime, endTime, inProgress }: Fight) =>
  encounterID !== 0 && endTime > startTime && inProgress !== true

async function readMasterData(client: FflogsClient, code: string, asking: Asking): Promise<MasterData> {
  const { data } = await client.ask(masterDataQuery, { code }, asking)
  if (data.reportData.report === null) throw noSuchReport()
  if (data.reportData.report.masterData === null) throw unreadable('masterData: none')
  return data.reportData.report.masterData
}
