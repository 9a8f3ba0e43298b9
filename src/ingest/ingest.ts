import { findEncounter, type GameFacts } from '../game/facts.ts'
import type { RecordedPull, ReportInfo } from '../report.ts'
import type { Db } from '../store/db.ts'
import { findStatic, type StoredNames } from '../store/people/statics.ts'
import { type SavedPull, savePull } from '../store/pulls/pulls.ts'
import { saveReportRead } from '../store/reports/reports.ts'
import { hideNames, withInitials } from './hide-names.ts'
import type { OpenReport } from './source.ts'

/**
 * Stores a report's finished pulls one after the other, each whole or not at all: stopped anywhere and started again,
 * it ends in the same stored state. Yields every pull, stored now or before. Names are stored as the static wants them,
 * unless this report is to be stored otherwise.
 */
export async function* ingest(
  { db, facts, now }: { readonly db: Db; readonly facts: GameFacts; readonly now: () => number },
  staticId: number,
  report: OpenReport,
  names?: StoredNames,
): AsyncGenerator<SavedPull> {
  const areHidden = (names ?? (await findStatic(db, staticId))?.storedNames) === 'initials'
  let { info } = report
  for await (const recorded of report.pulls()) {
    const told = areHidden ? withoutNames(recorded, info) : { pull: recorded, info }
    info = told.info
    const mark = report.marks?.get(recorded.sourceKey)
    yield await savePull(db, staticId, info, withFacts(told.pull, facts), now(), mark === undefined ? {} : { mark })
  }
  await saveReportRead(db, staticId, info, now())
}

/** In a known duty there is no trash. */
function withFacts(recorded: RecordedPull, facts: GameFacts): RecordedPull & { readonly encounter?: string } {
  const encounter = findEncounter(facts, recorded)?.key
  return encounter === undefined ? recorded : { ...recorded, trash: false, encounter }
}

function withoutNames(recorded: RecordedPull, info: ReportInfo): { pull: RecordedPull; info: ReportInfo } {
  const { pull, initials } = withInitials(recorded)
  return { pull, info: { ...info, title: hideNames(info.title, initials) } }
}
