import { and, eq, inArray, sql } from 'drizzle-orm'
import type { ReportInfo } from '../report.ts'
import type { Db } from './db.ts'
import { pullAccounts, pulls, reports } from './schema.ts'

/** One pull of one report: it tells a pull that is stored, whether or not what is shown of that pull comes from it. */
export interface StoredAccount {
  readonly sourceKey: string
  /** What the report said of it when it was last read; absent if that was not noted. */
  readonly mark?: string
  readonly pullId: number
  readonly nightId: number
  /** When this report last told something of it, epoch ms. */
  readonly storedAt: number
}

/** The pulls of a static's report that have been read, whichever account of them is shown. */
export async function listAccounts(
  db: Db,
  staticId: number,
  { source, code }: Pick<ReportInfo, 'source' | 'code'>,
): Promise<StoredAccount[]> {
  const rows = await db
    .select({
      sourceKey: pullAccounts.sourceKey,
      mark: pullAccounts.mark,
      pullId: pullAccounts.pullId,
      nightId: pulls.nightId,
      storedAt: pullAccounts.storedAt,
    })
    .from(pullAccounts)
    .innerJoin(reports, eq(reports.id, pullAccounts.reportId))
    .innerJoin(pulls, eq(pulls.id, pullAccounts.pullId))
    .where(and(eq(reports.staticId, staticId), eq(reports.source, source), eq(reports.code, code)))
  return rows.map(({ mark, ...row }) => (mark === null ? row : { ...row, mark }))
}

/** Notes that a report tells a pull. Told once more with nothing new, nothing is written. */
export async function saveAccount(
  tx: Db,
  account: Omit<StoredAccount, 'nightId'> & { readonly reportId: number },
): Promise<void> {
  const told = { pullId: account.pullId, mark: account.mark ?? null, storedAt: account.storedAt }
  await tx
    .insert(pullAccounts)
    .values({ reportId: account.reportId, sourceKey: account.sourceKey, ...told })
    .onConflictDoUpdate({
      target: [pullAccounts.reportId, pullAccounts.sourceKey],
      set: told,
      setWhere: sql`(${pullAccounts.pullId}, ${pullAccounts.mark}) is distinct from (excluded.pull_id, excluded.mark)`,
    })
}

/** Reports that told what turned out to be parts of a pull tell that pull. */
export async function moveAccounts(tx: Db, from: readonly number[], pullId: number): Promise<void> {
  await tx
    .update(pullAccounts)
    .set({ pullId })
    .where(inArray(pullAccounts.pullId, [...from]))
}

/** Whether a pull is still what its report has under the key that it was stored with. */
export async function isAccountOf(
  tx: Db,
  { reportId, sourceKey, id }: { readonly reportId: number; readonly sourceKey: string; readonly id: number },
): Promise<boolean> {
  const own = and(
    eq(pullAccounts.reportId, reportId),
    eq(pullAccounts.sourceKey, sourceKey),
    eq(pullAccounts.pullId, id),
  )
  return (await tx.select({ id: pullAccounts.pullId }).from(pullAccounts).where(own)).length > 0
}
