import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Pull } from '../report.ts'
import type { Db } from './db.ts'
import { packJson } from './schema/columns.ts'
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

/**
 * Stores what metrics found in a pull, in place of older versions' results. When a fuller account has taken the pull's
 * place meanwhile, what was found in the old one is not stored.
 */
export async function saveResults(
  db: Db,
  { id, storedAt }: Pick<Pull, 'id' | 'storedAt'>,
  results: readonly Omit<StoredResult, 'pullId'>[],
): Promise<void> {
  if (results.length === 0) return
  const found = results.map(
    ({ metric, version, result }) => sql`(${metric}::text, ${version}::integer, ${packJson(result)}::bytea)`,
  )
  await db.execute(sql`
    insert into ${metricResults} (pull_id, metric, version, result)
    select pull.id, found.*
    from ${pulls} pull, (values ${sql.join(found, sql`, `)}) found
    where pull.id = ${id} and pull.stored_at = ${storedAt}
    for share of pull
    on conflict (pull_id, metric) do update set version = excluded.version, result = excluded.result`)
}
