import { analysePull } from '../analysis/run.ts'
import type { AnalysedPull } from '../analysis/study.ts'
import { announceNight } from '../bot/telling/announce.ts'
import { ingest } from '../ingest/ingest.ts'
import { type FollowState, followLogs } from '../ingest/netlog/following/follow.ts'
import type { ReportInfo } from '../report.ts'
import type { SavedPull } from '../store/pulls/pulls.ts'
import { saveReportChannel } from '../store/reports/reports.ts'
import { openGrowthNote } from './note-growth.ts'
import type { Workbench } from './workbench.ts'

/** Whose a followed log is, and in which channel its pulls are told; without one, on the static's own page. */
export interface LogChannel {
  readonly staticId: number
  readonly channelId?: string
}

/** Who hears of what is followed. */
export interface FollowListener {
  /** A log is read from its beginning. */
  begin(log: ReportInfo): void
  /** A pull was told: now, more fully than before, or long ago. */
  pull(analysed: AnalysedPull, change: SavedPull['change']): void
  /** Everything written so far has been read, and its pulls have been told. */
  state(state: FollowState): void
}

/**
 * Follows a log, or the newest one of a folder, until the signal: each pull is stored, analysed and told in its channel a
 * moment after its end. What is followed a second time is told once.
 */
export async function followPulls(
  { services, painter }: Pick<Workbench, 'services' | 'painter'>,
  place: string,
  { staticId, channelId }: LogChannel,
  listener: FollowListener,
  signal: AbortSignal,
): Promise<void> {
  const { db, analyst, jobs, now } = services
  const changedNights = new Set<number>()
  const announce = async () => {
    for (const nightId of changedNights) {
      changedNights.delete(nightId)
      await announceNight({ db, analyst, painter, now }, nightId)
      await jobs.enqueue('announce', String(nightId), { nightId }) // Discord's share, where Vigil is running
    }
  }
  const noteGrowth = openGrowthNote({ db, now }, staticId)
  let log: ReportInfo | undefined
  const onState = async (state: FollowState) => {
    await announce()
    await noteGrowth(log, state)
    listener.state(state)
  }
  for await (const report of followLogs(place, { signal, onState })) {
    log = report.info
    listener.begin(report.info)
    if (channelId !== undefined) await saveReportChannel(db, staticId, report.info, channelId)
    for await (const { pull, nightId, change, events } of ingest(services, staticId, report)) {
      changedNights.add(nightId) // also for one that is known: a kill may have come before its post
      listener.pull(await analysePull(db, analyst, pull, events), change)
    }
  }
  await announce()
}
