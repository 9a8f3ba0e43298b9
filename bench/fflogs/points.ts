import { readFacts } from '../../src/game/facts.ts'
import { pointsQuery } from '../../src/ingest/fflogs/check.ts'
import { openFflogs } from '../../src/ingest/fflogs/client.ts'
import { openFightReaders } from '../../src/ingest/fflogs/reading/fight-readers.ts'
import { pollWatch } from '../../src/ingest/watch.ts'
import { openEmbedded } from '../../src/store/db.ts'
import { localGuild, openStatic } from '../../src/store/people/statics.ts'
import { saveWatch } from '../../src/store/reports/watches.ts'
import { openStandIn } from '../../tests/fflogs/stand-in.ts'
import { sampleReport } from '../../tests/sim/reports.ts'

/**
 * Points that a pull of the sample night costs, when its report is read after the raid: both streams of every pull, and
 * its share of the questions about the report. They are counted as they were measured on the real API (FFLOGS.md).
 */
export async function measurePoints(): Promise<Record<string, number>> {
  await using closing = new AsyncDisposableStack()
  const standIn = await openStandIn()
  closing.defer(() => standIn.close())
  const { db, close } = await openEmbedded()
  closing.defer(close)
  const readers = openFightReaders()
  closing.defer(() => readers.close())

  const report = sampleReport()
  standIn.show(report)
  const client = openFflogs({ ...standIn, db, now: Date.now })
  const { id: staticId } = await openStatic(db, localGuild)
  const watch = { code: report.code, channelId: 'c', addedBy: 'x', addedAt: Date.now() }
  const { id } = await saveWatch(db, staticId, watch)
  const { newPulls, trouble } = await pollWatch({ db, client, readers, facts: readFacts(), now: Date.now }, id)
  if (newPulls === 0) throw new Error(`the sample night was not read: ${trouble}`)
  const { data } = await client.ask(pointsQuery, {}, { purpose: 'member' })
  return { 'fflogs.pointsPerPull': (data.rateLimitData?.pointsSpentThisHour ?? Number.NaN) / newPulls }
}
