import type { ReportInfo } from '../../report.ts'
import type { Asking, FflogsClient } from './client.ts'
import { archivedReport, noSuchReport } from './failures.ts'
import { growingIn, pullsIn, type ToldPull } from './fights.ts'
import { markOfReport } from './marks.ts'
import { type Fight, reportQuery } from './queries.ts'

export interface FflogsReport {
  readonly info: ReportInfo
  readonly revision: number
  /** Epoch ms of its start, which the times of its fights and events count from. */
  readonly startMs: number
  /** Epoch ms of the last event uploaded so far: the report grew when it changes. */
  readonly endedAt: number
  /** Changes when it tells anything else than before. */
  readonly mark: string
  /** Pulls of an encounter that are over and uploaded, oldest first. */
  readonly pulls: readonly ToldPull[]
  /** Pulls that are still being fought, or uploaded. */
  readonly growing: readonly Fight[]
}

/** Asks what a report holds now: one request. Its events are asked for fight by fight (`read-fight.ts`). */
export async function openReport(client: FflogsClient, code: string, asking: Asking): Promise<FflogsReport> {
  const { data } = await client.ask(reportQuery, { code }, asking)
  const { report } = data.reportData
  if (report === null) throw noSuchReport()
  if (report.archiveStatus?.isArchived && !report.archiveStatus.isAccessible) throw archivedReport()

  const info: ReportInfo = { source: 'fflogs', code, title: report.title, startedAt: Math.round(report.startTime) }
  return {
    info,
    revision: report.revision,
    startMs: report.startTime,
    endedAt: Math.round(report.endTime),
    mark: markOfReport(report),
    pulls: pullsIn(info, report),
    growing: growingIn(report.fights ?? []),
  }
}
