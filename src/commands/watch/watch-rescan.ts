import { setTimeout as sleep } from 'node:timers/promises'
import { formatMoment } from '../../format.ts'
import { findReport } from '../../store/reports/reports.ts'
import { saveRescanAsked } from '../../store/reports/watch-turns.ts'
import { findWatch, listWatches, type Watch } from '../../store/reports/watches.ts'
import type { Answer, CommandRequest, Services } from '../command.ts'
import { findStanding } from '../fflogs/fflogs-standing.ts'
import { findNamed } from './watch-now.ts'
import { patienceMs, standing, tokenMs } from './watch-standing.ts'

const glanceMs = 250

/**
 * `/watch rescan`: reads a report anew from its first page. What is stored of it stays until all of it is there. It is
 * asked like every watched report, and leaves the reserve alone: a whole night costs some hundred points.
 */
export async function rescanReport({ options, staticId }: CommandRequest, services: Services): Promise<Answer> {
  const { db, now } = services
  const watch = findNamed(await listWatches(db, staticId), options.getString('report') ?? '')
  await saveRescanAsked(db, watch.id, now())
  const done = await onceRescanned(watch, services, patienceMs)
  if (done) return done
  const report = await findReport(db, staticId, watch.code)
  const { silence } = await findStanding(services)
  const begins =
    silence === undefined ? '' : ` That begins ${formatMoment(silence.until)}, when FFLogs may be asked again.`
  return {
    text: `Reading ${report?.pulls ?? 'all'} pulls of ${watch.code} anew.${begins} What is stored stays until that is done; this message will say so, and /watch list does.`,
    blocks: [],
    later: async () => (await onceRescanned(watch, services, tokenMs)) ?? unfinished(watch),
  }
}

/** What came of it; undefined while it is being read. */
async function onceRescanned({ id, polledAt }: Watch, services: Services, waitMs: number): Promise<Answer | undefined> {
  for (let waited = 0; waited < waitMs; waited += glanceMs) {
    const seen = await findWatch(services.db, id)
    if (seen === undefined) return { text: 'That report is no longer watched, so it was not read anew.', blocks: [] }
    if (seen.rescanAskedAt === undefined) return { text: `Read anew. ${await standing(seen, services)}`, blocks: [] }
    const isRefused = seen.trouble !== undefined && seen.polledAt !== polledAt
    if (isRefused) return { text: `Not read anew yet. ${await standing(seen, services)}`, blocks: [] }
    await sleep(glanceMs)
  }
  return undefined
}

const unfinished = ({ code }: Watch): Answer => ({
  text: `${code} is still being read anew; nothing is lost meanwhile. /watch list shows how it stands.`,
  blocks: [],
})
