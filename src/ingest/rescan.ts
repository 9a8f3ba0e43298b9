import { AppError } from '../errors.ts'
import type { GameFacts } from '../game/facts.ts'
import type { RecordedPull } from '../report.ts'
import type { Db } from '../store/db.ts'
import { adoptPages } from '../store/fflogs/pages.ts'
import { endRescan, forgetMarks, removeUntold } from '../store/reports/rescans.ts'
import type { Watch } from '../store/reports/watches.ts'
import { openMasterData } from './fflogs/master-data.ts'
import type { Reading } from './fflogs/pages.ts'
import { openPulls } from './fflogs/read-fight.ts'
import type { FflogsReport } from './fflogs/report.ts'
import { ingest } from './ingest.ts'

/**
 * Reads a watched report anew, as if nothing were known of it: every page is asked for once more, into an edition of the
 * ledger that belongs to this watch. Only when all of them are there, the pulls this static has from the report are
 * replaced, at once, and the new pages take the place of the old ones. Stopped anywhere and asked again, it goes on where
 * it was, and until it is done what was read before stands. Pulls keep their numbers; what the report no longer tells
 * goes, unless another report tells it. Other statics keep what they have, and read what is new for them from the pages
 * that stand.
 */
export async function readAnew(
  { db, ...dependencies }: { readonly db: Db; readonly facts: GameFacts; readonly now: () => number },
  watch: Watch & { readonly rescanAskedAt: number },
  { info, pulls, growing }: FflogsReport,
  reading: Reading,
): Promise<void> {
  const { staticId } = watch
  const ledger = { ...reading.ledger, edition: watch.id }
  const report = openPulls({ ...reading, ledger }, openMasterData({ ...reading, ledger }), info, pulls)
  const told = await readAll(report.pulls())
  await db.transaction(async (tx) => {
    if (!(await endRescan(tx, watch))) return // somebody else was quicker
    await forgetMarks(tx, staticId, info)
    const kept = { ...report, pulls: () => fromMemory(told) }
    for await (const _ of ingest({ ...dependencies, db: tx }, staticId, kept));
    const keys = [...pulls, ...growing.map(({ id }) => ({ sourceKey: String(id) }))].map(({ sourceKey }) => sourceKey)
    await removeUntold(tx, staticId, info, new Set(keys))
    await adoptPages(tx, ledger)
  })
}

async function readAll(pulls: AsyncIterable<RecordedPull>): Promise<RecordedPull[]> {
  const told: RecordedPull[] = []
  try {
    for await (const pull of pulls) told.push(pull)
    return told
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const sentence = `${error.message} The report is read anew as soon as that is over; until then, what was read before stands.`
    throw new AppError(error.code, sentence, { cause: error })
  }
}

async function* fromMemory(pulls: readonly RecordedPull[]) {
  yield* pulls
}
