import { and, eq } from 'drizzle-orm'
import type { ReportInfo } from '../../report.ts'
import type { Db } from '../db.ts'
import { listAccounts } from '../pulls/pull-accounts.ts'
import { pullAccounts, pulls, watches } from '../schema.ts'
import { withdrawPosts } from '../telling/posts.ts'
import { findReportId } from './reports.ts'
import type { Watch } from './watches.ts'

type Named = Pick<ReportInfo, 'source' | 'code'>

/** Notes that a report has been read anew as it was asked for. False if that is noted already. */
export async function endRescan(
  tx: Db,
  { id, rescanAskedAt }: Pick<Watch, 'id'> & { readonly rescanAskedAt: number },
): Promise<boolean> {
  const asAsked = and(eq(watches.id, id), eq(watches.rescanAskedAt, rescanAskedAt))
  const ended = await tx.update(watches).set({ rescanAskedAt: null }).where(asAsked).returning({ id: watches.id })
  return ended.length > 0
}

/** Forgets what a static's report said of its pulls: whatever it says now is news. */
export async function forgetMarks(tx: Db, staticId: number, report: Named): Promise<void> {
  const reportId = await findReportId(tx, staticId, report)
  if (reportId === undefined) return
  await tx.update(pullAccounts).set({ mark: null }).where(eq(pullAccounts.reportId, reportId))
}

/** Takes away the pulls that a static's report tells no longer, and that no other report tells. */
export async function removeUntold(
  tx: Db,
  staticId: number,
  report: Named,
  sourceKeys: ReadonlySet<string>,
): Promise<void> {
  const reportId = await findReportId(tx, staticId, report)
  if (reportId === undefined) return
  const untold = (await listAccounts(tx, staticId, report)).filter(({ sourceKey }) => !sourceKeys.has(sourceKey))
  for (const { sourceKey, pullId } of untold) {
    const own = and(eq(pullAccounts.reportId, reportId), eq(pullAccounts.sourceKey, sourceKey))
    await tx.delete(pullAccounts).where(own)
    const isTold = (await tx.$count(pullAccounts, eq(pullAccounts.pullId, pullId))) > 0
    if (isTold) continue
    await withdrawPosts(tx, pullId, 'FFLogs tells this pull no longer.')
    await tx.delete(pulls).where(eq(pulls.id, pullId))
  }
}
