import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from './db.ts'
import { metricResults, pulls } from './schema.ts'

export interface StoredResult {
  readonly pullId: number
  readonly metric: string
  readonly version: number
  readonly result: unknown
}

/** What metrics found in these pulls; results are JSON as `compute` gave it. */
export async function listResults(db: Db, staticId: number, pullIds: readonly number[]): Promise<StoredResult[]> {
  if (pullIds.length === 0) return []
  return await db
    .select({
      pullId: metricResults.pullId,
      metric: metricResults.metric,
      version: metricResults.version,
      result: metricResults.result,
    })
    .from(metricResults)
    .innerJoin(pulls, eq(pulls.id, metricResults.pullId))
    .where(and(eq(pulls.staticId, staticId), inArray(metricResults.pullId, [...pullIds])))
}

/** Stores a metric's result, in place of an older version's. */
export async function saveResult(db: Db, { pullId, metric, version, result }: StoredResult): Promise<void> {
  await db
    .insert(metricResults)
    .values({ pullId, metric, version, result })
    .onConflictDoUpdate({ target: [metricResults.pullId, metricResults.metric], set: { version, result } })
}
