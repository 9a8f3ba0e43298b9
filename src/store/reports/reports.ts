import { and, countDistinct, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import type { ReportInfo } from '../../report.ts'
import type { Db } from '../db.ts'
import { pullAccounts, reports } from '../schema.ts'

type Named = Pick<ReportInfo, 'source' | 'code'>

/** The id of a report that is stored. */
export async function findReportId(db: Db, staticId: number, report: Named): Promise<number | undefined> {
  return (await findRow(db, staticId, report))?.id
}

/** Stores a report, or its newer title, and gives its id. */
export async function saveReport(
  tx: Db,
  staticId: number,
  { source, code, title, startedAt }: ReportInfo,
): Promise<number> {
  const known = await findRow(tx, staticId, { source, code })
  if (known?.title === title) return known.id
  const [row] = await tx
    .insert(reports)
    .values({ staticId, source, code, title, startedAt })
    .onConflictDoUpdate({ target: [reports.staticId, reports.source, reports.code], set: { title } })
    .returning({ id: reports.id })
  if (row === undefined) throw new Error(`report ${code} could not be stored`)
  return row.id
}

async function findRow(db: Db, staticId: number, { source, code }: Named) {
  const own = and(eq(reports.staticId, staticId), eq(reports.source, source), eq(reports.code, code))
  return (await db.select({ id: reports.id, title: reports.title }).from(reports).where(own))[0]
}

/** Notes that a report has been read to its end. */
export async function saveReportRead(db: Db, staticId: number, report: ReportInfo, readAt: number): Promise<void> {
  const reportId = await saveReport(db, staticId, report)
  await db.update(reports).set({ readAt }).where(eq(reports.id, reportId))
}

/** Notes where the pulls of a report are told; those that were told elsewhere before stay there. */
export async function saveReportChannel(
  db: Db,
  staticId: number,
  report: ReportInfo,
  channelId: string,
): Promise<void> {
  const reportId = await saveReport(db, staticId, report)
  await db.update(reports).set({ channelId }).where(eq(reports.id, reportId))
}

/** When a static's report was read to its end, if it was. */
export async function findReportRead(db: Db, staticId: number, code: string): Promise<number | undefined> {
  const where = and(eq(reports.staticId, staticId), eq(reports.code, code))
  return (await db.select({ readAt: reports.readAt }).from(reports).where(where).limit(1))[0]?.readAt ?? undefined
}

/** Notes whether FFLogs shows a report to everybody who has its link, or from when on it does not. False if that was known. */
export async function saveReportHidden(
  db: Db,
  staticId: number,
  code: string,
  hiddenAt: number | undefined,
): Promise<boolean> {
  const own = and(eq(reports.staticId, staticId), eq(reports.source, 'fflogs'), eq(reports.code, code))
  const news = hiddenAt === undefined ? isNotNull(reports.hiddenAt) : isNull(reports.hiddenAt)
  const set = db.update(reports).set({ hiddenAt: hiddenAt ?? null })
  return (await set.where(and(own, news)).returning({ id: reports.id })).length > 0
}

/** A static's FFLogs reports, the newest first. */
export async function listReports(
  db: Db,
  staticId: number,
): Promise<{ readonly code: string; readonly title: string }[]> {
  const own = and(eq(reports.staticId, staticId), eq(reports.source, 'fflogs'))
  const found = db.select({ code: reports.code, title: reports.title }).from(reports).where(own)
  return await found.orderBy(desc(reports.startedAt)).limit(searched)
}

/** Reports that are looked through; a static that raids thrice a week has fewer in two years. */
const searched = 300

/** A stored FFLogs report, and how many pulls it tells, also those that are shown as another report tells them. */
export async function findReport(
  db: Db,
  staticId: number,
  code: string,
): Promise<{ readonly title: string; readonly pulls: number } | undefined> {
  const own = and(eq(reports.staticId, staticId), eq(reports.source, 'fflogs'), eq(reports.code, code))
  const found = await db
    .select({ title: reports.title, pulls: countDistinct(pullAccounts.pullId) })
    .from(reports)
    .leftJoin(pullAccounts, eq(pullAccounts.reportId, reports.id))
    .where(own)
    .groupBy(reports.id)
  return found[0]
}
