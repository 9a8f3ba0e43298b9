import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Pull } from '../../report.ts'
import type { Db } from '../db.ts'
import { packJson } from '../schema/columns.ts'
import { metricResults, pulls } from '../schema.ts'

export interface StoredResult {
  readonly pullId: number
  readonly metric: string
  readonly version: number
  readonly result: unknown
  /** Which strat and pins it was worked out with; absent for none. */
  readonly knowledge?: string | undefined
}

export interface FoundResult extends Omit<StoredResult, 'pullId'> {
  /** It is read over many pulls by itself, and so has a row of its own. */
  readonly apart?: boolean
}

/** A metric whose results have rows of their own: only of such one can the results of many pulls be read alone. */
export interface ReadApart {
  readonly id: string
  readonly apart: true
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
  return [...Map.groupBy(rows, ({ pullId }) => pullId)].flatMap(([pullId, own]) => {
    const apart = own.filter(({ metric }) => metric !== together)
    const joined = own.flatMap(({ metric, result }) => (metric === together ? (result as Together) : []))
    const byMetric = new Map([...apart, ...joined].map((found) => [found.metric, found]))
    return [...byMetric.values()].map(({ knowledge, ...found }) => ({
      ...found,
      pullId,
      ...(knowledge === null || knowledge === undefined ? {} : { knowledge }),
    }))
  })
}

/**
 * Stores all that metrics found in a pull, in place of what they had found before, and with it how far the pull came. When
 * a fuller account has taken the pull's place meanwhile, what was found in the old one is not stored.
 * @param depth as `insertDepth` gives it
 */
export async function saveResults(
  db: Db,
  { id, storedAt }: Pick<Pull, 'id' | 'storedAt'>,
  results: readonly FoundResult[],
  depth?: SQL,
): Promise<void> {
  if (results.length === 0) return
  const joined: Together = results.flatMap(({ apart, metric, version, result, knowledge }) =>
    apart ? [] : [{ metric, version, result, knowledge }],
  )
  const rows = [
    ...results.filter(({ apart }) => apart),
    ...(joined.length > 0 ? [{ metric: together, version: 0, result: joined, knowledge: undefined }] : []),
  ].map(
    ({ metric, version, result, knowledge }) =>
      sql`(${metric}::text, ${version}::integer, ${packJson(result)}::bytea, ${knowledge ?? null}::text)`,
  )
  await db.execute(sql`${depth ? sql`with depth as (${depth})` : sql``}
    insert into ${metricResults} (pull_id, metric, version, result, knowledge)
    select pull.id, found.*
    from ${pulls} pull, (values ${sql.join(rows, sql`, `)}) found
    where pull.id = ${id} and pull.stored_at = ${storedAt}
    for share of pull
    on conflict (pull_id, metric) do update set version = excluded.version, result = excluded.result, knowledge = excluded.knowledge`)
}

/** In the place of a metric's id: one row holds most of what was found. Sixteen cost four times the time, and more room. */
const together = 'together'
type Together = readonly Omit<StoredResult, 'pullId'>[]
