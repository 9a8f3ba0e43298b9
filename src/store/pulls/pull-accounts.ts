import { and, asc, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { ReportInfo } from '../../report.ts'
import type { Db } from '../db.ts'
import { pullAccounts, pulls, reports } from '../schema.ts'

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

/** An FFLogs report in which a pull can be looked at. */
export interface Teller {
  readonly code: string
  readonly title: string
  /** The fight it is there. */
  readonly sourceKey: string
  /** FFLogs does not show it to everybody: it is private, archived or deleted by now. */
  readonly isHidden: boolean
}

/**
 * The FFLogs reports of each of a static's pulls: those that everybody may open first, then the one that what is stored
 * comes from, then as they came.
 */
export async function listTellers(
  db: Db,
  staticId: number,
  pullIds: readonly number[],
): Promise<ReadonlyMap<number, readonly Teller[]>> {
  const rows = await db
    .select({
      pullId: pulls.id,
      code: reports.code,
      title: reports.title,
      sourceKey: pullAccounts.sourceKey,
      isHidden: isNotNull(reports.hiddenAt).mapWith(Boolean),
    })
    .from(pullAccounts)
    .innerJoin(reports, eq(reports.id, pullAccounts.reportId))
    .innerJoin(pulls, eq(pulls.id, pullAccounts.pullId))
    .where(and(eq(pulls.staticId, staticId), eq(reports.source, 'fflogs'), inArray(pulls.id, [...pullIds])))
    .orderBy(
      sql`${reports.hiddenAt} is not null`,
      sql`${reports.id} <> ${pulls.reportId}`,
      asc(reports.id),
      desc(pullAccounts.storedAt),
    )
  // A report in which two raiders' uploads lie has a pull twice.
  const once = new Map(rows.toReversed().map((row) => [`${row.pullId} ${row.code}`, row])).values()
  return Map.groupBy([...once].toReversed(), ({ pullId }) => pullId)
}
