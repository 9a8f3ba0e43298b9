import { and, desc, eq } from 'drizzle-orm'
import type { Outcome } from '../report.ts'
import type { Db } from './db.ts'
import { isBoss } from './pull-rows.ts'
import type { ReadApart } from './results.ts'
import { metricResults, pulls, reports } from './schema.ts'

/** How far one pull came: the little that lists, records and labels need of it. */
export interface PullProgress {
  readonly id: number
  readonly number: number
  readonly encounter: string | null
  readonly fightName: string
  readonly startedAt: number
  readonly durationMs: number
  readonly outcome: Outcome
  /** The stored result of the metric that was asked for; null until the pull has been analysed. */
  readonly result: unknown
  readonly report: { readonly code: string; readonly title: string }
  readonly sourceKey: string
}

/** Every pull of a static with one metric's stored result, the newest first, trash apart. */
export async function listProgress(db: Db, staticId: number, { id }: ReadApart): Promise<PullProgress[]> {
  return await db
    .select({
      id: pulls.id,
      number: pulls.number,
      encounter: pulls.encounter,
      fightName: pulls.fightName,
      startedAt: pulls.startedAt,
      durationMs: pulls.durationMs,
      outcome: pulls.outcome,
      result: metricResults.result,
      report: { code: reports.code, title: reports.title },
      sourceKey: pulls.sourceKey,
    })
    .from(pulls)
    .innerJoin(reports, eq(reports.id, pulls.reportId))
    .leftJoin(metricResults, and(eq(metricResults.pullId, pulls.id), eq(metricResults.metric, id)))
    .where(and(eq(pulls.staticId, staticId), isBoss))
    .orderBy(desc(pulls.number))
}
