import { eq } from 'drizzle-orm'
import type { Actor, ReportInfo } from '../../report.ts'
import type { Db } from '../db.ts'
import { isFuller } from '../pulls/accounts.ts'
import { saveAccount } from '../pulls/pull-accounts.ts'
import { findSame, type Known } from '../pulls/same-pull.ts'
import { findReportId, saveReport } from '../reports/reports.ts'
import { statics } from '../schema.ts'

/**
 * Notes that a report tells a pull that is stored, before its events are read. False, and nothing noted, when they have
 * to be read: no stored pull is the same, or this account tells more of it.
 * @param party asked for only when a stored pull may be the same: who fought decides whether it is
 */
export async function linkAccount(
  db: Db,
  staticId: number,
  told: Known & { readonly report: ReportInfo; readonly mark: string; readonly storedAt: number },
  party: () => Promise<readonly Actor[]>,
): Promise<boolean> {
  if (!(await findTold(db, staticId, told))) return false
  const known = { ...told, actors: await party() }
  return await db.transaction(async (tx) => {
    const own = tx.select({ storedNames: statics.storedNames }).from(statics).where(eq(statics.id, staticId))
    const [settings] = await own.for('update')
    const same = await findTold(tx, staticId, known)
    if (same === undefined) return false
    const { report, sourceKey, mark, storedAt } = told
    // Its title may name somebody, and whom, is known only once a pull of it has been read.
    const title = settings?.storedNames === 'initials' ? report.code : report.title
    const reportId =
      (await findReportId(tx, staticId, report)) ?? (await saveReport(tx, staticId, { ...report, title }))
    await saveAccount(tx, { reportId, sourceKey, pullId: same.id, mark, storedAt })
    return true
  })
}

/** The stored pull of which this is another account, if it is told as well there. */
async function findTold(db: Db, staticId: number, told: Known) {
  const [same] = await findSame(db, staticId, told)
  return same !== undefined && !isFuller(told, same.pull) ? same.pull : undefined
}
