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
  /** Which strat and pins it was worked out with; absent for none. */
  readonly knowledge?: string | undefined
}

/** What metrics found in these pulls; results are JSON as `compute` gave it. */
export async function listResults(db: Db, staticId: number, pullIds: readonly number[]): Promise<StoredResult[]> {
  if (pullIds.length === 0) return []
  const rows = await db
    .select({
      pullId: metricResults.pullId,
      metric: metricResults.metric,
      version: metricResults.version,
      result: metricResults.result,
      knowledge: metricResults.knowledge,
    })
    .from(metricResults)
    .innerJoin(pulls, eq(pulls.id, metricResults.pullId))
    .where(and(eq(pulls.staticId, staticId), inArray(metricResults.pullId, [...pullIds])))
  return rows.map(({ knowledge, ...row }) => (knowledge === null ? row : { ...row, knowledge }))
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
    ({ metric, version, result, knowledge }) =>
      sql`(${metric}::text, ${version}::integer, ${packJson(result)}::bytea, ${knowledge ?? null}::text)`,
  )
  await db.execute(sql`
    insert into ${metricResults} (pull_id, metric, version, result, knowledge)
    select pull.id, found.*
    from ${pulls} pull, (values ${sql.join(found, sql`, `)}) found
    where pull.id = ${id} and pull.stored_at = ${storedAt}
    for share of pull
    on conflict (pull_id, metric) do update set version = excluded.version, result = excluded.result, knowledge = excluded.knowledge`)
}
