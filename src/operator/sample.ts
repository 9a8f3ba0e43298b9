import { fileURLToPath } from 'node:url'
import { analysePull } from '../analysis/run.ts'
import { announceNight } from '../bot/telling/announce.ts'
import { ingest } from '../ingest/ingest.ts'
import { openLog } from '../ingest/netlog/netlog.ts'
import { localGuild, openStatic } from '../store/people/statics.ts'
import { findReportRead } from '../store/reports/reports.ts'
import type { Workbench } from './workbench.ts'

const sampleLog = fileURLToPath(new URL('../../sample/sample-night.log.gz', import.meta.url))

/** Imports the invented night that a fresh Vigil shows, once; stopped half way, the next start finishes it. */
export async function importSample({ services, painter }: Workbench, say: (text: string) => void): Promise<void> {
  const { db, analyst, now } = services
  const sample = await openStatic(db, localGuild, { name: 'Sample night', sample: true })
  const report = await openLog(sampleLog)
  if (await findReportRead(db, sample.id, report.info.code)) return
  say('Importing the sample night, so that there is something to look at …')
  const nights = new Set<number>()
  for await (const { pull, nightId, events } of ingest(services, sample.id, report)) {
    await analysePull(db, analyst, pull, events)
    nights.add(nightId)
  }
  for (const nightId of nights) await announceNight({ db, analyst, painter, now }, nightId)
}
