import type { EventTable } from '../events/table.ts'
import type { Pull } from '../report.ts'
import type { Db } from '../store/db.ts'
import { loadEvents } from '../store/pulls.ts'
import { listResults, type StoredResult, saveResults } from '../store/results.ts'
import type { Analyst } from './analyst.ts'
import { loadKnowledge } from './load-knowledge.ts'
import { metrics } from './registry.ts'
import type { AnalysedPull } from './study.ts'

/**
 * A pull with every metric's result: what is stored in its present version is used, the rest is computed and stored.
 * @param events what was stored just now: neither it nor older results are read back then
 */
export async function analysePull(db: Db, analyst: Analyst, pull: Pull, events?: EventTable): Promise<AnalysedPull> {
  if (events !== undefined) return await analyse(db, analyst, pull, events, metrics)
  const [analysed] = await analysePulls(db, analyst, pull.staticId, [pull])
  if (analysed === undefined) throw new Error(`pull ${pull.id} was not analysed`)
  return analysed
}

/** Several pulls of one static, in the order given; events are read only where something is missing. */
export async function analysePulls(
  db: Db,
  analyst: Analyst,
  staticId: number,
  pulls: readonly Pull[],
): Promise<AnalysedPull[]> {
  const stored = Map.groupBy(
    await listResults(
      db,
      staticId,
      pulls.map(({ id }) => id),
    ),
    ({ pullId }) => pullId,
  )
  const analysed: AnalysedPull[] = []
  for (let first = 0; first < pulls.length; first += atOnce) {
    const together = pulls.slice(first, first + atOnce)
    analysed.push(
      ...(await Promise.all(together.map((pull) => complete(db, analyst, pull, stored.get(pull.id) ?? [])))),
    )
  }
  return analysed
}

/** So many pulls' events are in memory together: enough to keep every thread busy. */
const atOnce = 4

/** What is stored of a pull in its present version, and the rest worked out. */
async function complete(db: Db, analyst: Analyst, pull: Pull, stored: readonly StoredResult[]): Promise<AnalysedPull> {
  const current = new Map(stored.map((own) => [own.metric, own]))
  const isCurrent = ({ id, version }: (typeof metrics)[number]) => current.get(id)?.version === version
  const known = Object.fromEntries(metrics.filter(isCurrent).map(({ id }) => [id, current.get(id)?.result]))
  const missing = metrics.filter((metric) => !isCurrent(metric))
  if (missing.length === 0) return { pull, results: known }
  const now = await analyse(db, analyst, pull, await loadEvents(db, pull.staticId, pull.id), missing)
  return { ...now, results: { ...known, ...now.results } }
}

async function analyse(
  db: Db,
  analyst: Analyst,
  pull: Pull,
  events: EventTable,
  wanted: readonly (typeof metrics)[number][],
): Promise<AnalysedPull> {
  const { results, failed } = await analyst.analyse(
    pull,
    events,
    wanted.map(({ id }) => id),
    await loadKnowledge(db, pull),
  )
  const found = wanted.filter(({ id }) => id in results)
  await saveResults(
    db,
    pull,
    found.map(({ id, version }) => ({ metric: id, version, result: results[id] })),
  )
  return { pull, results, ...(Object.keys(failed).length > 0 && { failed }) }
}
