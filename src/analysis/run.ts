import type { EventTable } from '../events/table.ts'
import type { Pull } from '../report.ts'
import type { Db } from '../store/db.ts'
import { listPullDisputes } from '../store/disputes.ts'
import { loadEvents } from '../store/pulls.ts'
import { listResults, type StoredResult, saveResults } from '../store/results.ts'
import type { Analyst } from './analyst.ts'
import { nothingKnown } from './knowledge.ts'
import { type KnowledgeInForce, openKnowledge } from './load-knowledge.ts'
import type { Metric } from './metric.ts'
import { metrics } from './registry.ts'
import { withRulings } from './rulings/with-rulings.ts'
import type { AnalysedPull } from './study.ts'

/**
 * A pull with every metric's result: what is stored in its present version is used, the rest is computed and stored.
 * @param events what was stored just now: neither it nor older results are read back then
 */
export async function analysePull(db: Db, analyst: Analyst, pull: Pull, events?: EventTable): Promise<AnalysedPull> {
  if (events !== undefined) {
    const inForce = await openKnowledge(db, pull.staticId, [pull])
    return await analyse({ db, analyst, inForce }, pull, events, metrics)
  }
  const [analysed] = await analysePulls(db, analyst, pull.staticId, [pull])
  if (analysed === undefined) throw new Error(`pull ${pull.id} was not analysed`)
  return analysed
}

/**
 * Several pulls of one static, in the order given and as its leads have ruled; events are read only where something is
 * missing.
 */
export async function analysePulls(
  db: Db,
  analyst: Analyst,
  staticId: number,
  pulls: readonly Pull[],
): Promise<AnalysedPull[]> {
  const ids = pulls.map(({ id }) => id)
  const stored = Map.groupBy(await listResults(db, staticId, ids), ({ pullId }) => pullId)
  const disputes = await listPullDisputes(db, staticId, ids)
  const work = { db, analyst, inForce: await openKnowledge(db, staticId, pulls) }
  const analysed: AnalysedPull[] = []
  for (let first = 0; first < pulls.length; first += atOnce) {
    const together = pulls.slice(first, first + atOnce)
    analysed.push(...(await Promise.all(together.map((pull) => complete(work, pull, stored.get(pull.id) ?? [])))))
  }
  return analysed.map((one) => withRulings(one, disputes.get(one.pull.id)))
}

/** So many pulls' events are in memory together: enough to keep every thread busy. */
const atOnce = 4

interface Work {
  readonly db: Db
  readonly analyst: Analyst
  readonly inForce: KnowledgeInForce
}

/** What is stored of a pull in its present version, worked out with what counts for it now, and the rest worked out. */
async function complete(work: Work, pull: Pull, stored: readonly StoredResult[]): Promise<AnalysedPull> {
  const current = new Map(stored.map((own) => [own.metric, own]))
  const stamp = work.inForce.stampOf(pull)
  const isCurrent = (metric: Metric<unknown>): boolean => {
    const own = current.get(metric.id)
    return own?.version === metric.version && (!usesKnowledge(metric) || (own.knowledge ?? '') === stamp)
  }
  const known = Object.fromEntries(metrics.filter(isCurrent).map(({ id }) => [id, current.get(id)?.result]))
  const missing = metrics.filter((metric) => !isCurrent(metric))
  if (missing.length === 0) return { pull, results: known }
  const now = await analyse(work, pull, await loadEvents(work.db, pull.staticId, pull.id), missing)
  return { ...now, results: { ...known, ...now.results } }
}

const usesKnowledge = ({ needs }: Metric<unknown>): boolean => needs === 'knowledge'

async function analyse(
  { db, analyst, inForce }: Work,
  pull: Pull,
  events: EventTable,
  wanted: readonly (typeof metrics)[number][],
): Promise<AnalysedPull> {
  const { results, failed } = await analyst.analyse(
    pull,
    events,
    wanted.map(({ id }) => id),
    wanted.some(usesKnowledge) ? await inForce.load(pull) : nothingKnown,
  )
  const found = wanted.filter(({ id }) => id in results)
  const stamp = inForce.stampOf(pull) || undefined
  await saveResults(
    db,
    pull,
    found.map((metric) => ({
      metric: metric.id,
      version: metric.version,
      result: results[metric.id],
      knowledge: usesKnowledge(metric) ? stamp : undefined,
    })),
  )
  return { pull, results, ...(Object.keys(failed).length > 0 && { failed }) }
}
