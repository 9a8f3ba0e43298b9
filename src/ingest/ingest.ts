import { findEncounter, type GameFacts } from '../facts.ts'
import type { Db } from '../store/db.ts'
import { type SavedPull, savePull } from '../store/pulls.ts'
import { saveReportRead } from '../store/reports.ts'
import type { OpenReport } from './source.ts'

/**
 * Stores a report's finished pulls one after the other, each whole or not at all: stopped anywhere and started again,
 * it ends in the same stored state. Yields every pull, stored now or before.
 */
export async function* ingest(
  { db, facts, now }: { readonly db: Db; readonly facts: GameFacts; readonly now: () => number },
  staticId: number,
  report: OpenReport,
): AsyncGenerator<SavedPull> {
  for await (const recorded of report.pulls()) {
    const encounter = findEncounter(facts, recorded)?.key
    yield await savePull(db, staticId, report.info, { ...recorded, ...(encounter && { encounter }) }, now())
  }
  await saveReportRead(db, staticId, report.info, now())
}
