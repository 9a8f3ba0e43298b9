import type { GameFacts } from '../game/facts.ts'
import type { Db } from '../store/db.ts'
import { readGrowth } from './fflogs/live.ts'
import { openMasterData } from './fflogs/master-data.ts'
import type { Reading } from './fflogs/pages.ts'
import { openPulls } from './fflogs/read-fight.ts'
import type { FflogsReport } from './fflogs/report.ts'
import { findUnread } from './fflogs/unread.ts'
import { ingest } from './ingest.ts'

/**
 * Stores the pulls of a report that are over and not stored yet, and those that it tells otherwise than when they were
 * read; then fetches more of those that go on. Each is counted in `found` when it is stored.
 * @param passOver whether a fight that cannot be read no longer holds up those after it
 */
export async function readNews(
  dependencies: { readonly db: Db; readonly facts: GameFacts; readonly now: () => number },
  staticId: number,
  report: FflogsReport,
  reading: Reading,
  { found, passOver }: { readonly found: { newPulls: number }; readonly passOver: boolean },
): Promise<void> {
  const master = openMasterData(reading)
  const unread = await findUnread(dependencies, staticId, master, report)
  if (unread.length > 0) {
    const pulls = openPulls(reading, master, report.info, unread, passOver)
    for await (const { change } of ingest(dependencies, staticId, pulls)) if (change === 'new') found.newPulls += 1
  }
  for (const fight of report.growing) await readGrowth(reading, fight)
}
