import type { EventTable } from '../events/table.ts'
import type { GameFacts } from '../facts.ts'
import type { Pull } from '../report.ts'
import type { Db } from '../store/db.ts'
import { loadEvents } from '../store/pulls.ts'
import { listResults, saveResults } from '../store/results.ts'
import { buildContext } from './context.ts'
import { metrics } from './registry.ts'
import { runMetrics } from './run-metrics.ts'
import type { AnalysedPull } from './study.ts'

/**
 * A pull with every metric's result: what is stored in its present version is used, the rest is computed and stored.
 * @param events what was stored just now: neither it nor older results are read back then
 */
export async function analysePull(db: Db, facts: GameFacts, pull: Pull, events?: EventTable): Promise<AnalysedPull> {
  if (events !== undefined) return await analyse(db, facts, pull, events, metrics)
  const [analysed] = await analysePulls(db, facts, pull.staticId, [pull])
  if (analysed === undefined) throw new Error(`pull ${pull.id} was not analysed`)
  return analysed
}

/** Several pulls of one static, in the order given; events are read only where something is missing. */
export async function analysePulls(
  db: Db,
  facts: GameFacts,
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
  for (const pull of pulls) {
    const current = new Map((stored.get(pull.id) ?? []).map((own) => [own.metric, own]))
    const isCurrent = ({ id, version }: (typeof metrics)[number]) => current.get(id)?.version === version
    const known = metrics.filter(isCurrent).map(({ id }) => [id, current.get(id)?.result] as const)
    const missing = metrics.filter((metric) => !isCurrent(metric))
    if (missing.length === 0) {
      analysed.push({ pull, results: Object.fromEntries(known) })
      continue
    }
    const now = await analyse(db, facts, pull, await loadEvents(db, staticId, pull.id), missing)
    analysed.push({ ...now, results: { ...Object.fromEntries(known), ...now.results } })
  }
  return analysed
}

async function analyse(
  db: Db,
  facts: GameFacts,
  pull: Pull,
  events: EventTable,
  wanted: readonly (typeof metrics)[number][],
): Promise<AnalysedPull> {
  const { results, failed } = runMetrics(buildContext(pull, events, facts), wanted)
  const found = wanted.filter(({ id }) => id in results)
  await saveResults(
    db,
    pull,
    found.map(({ id, version }) => ({ metric: id, version, result: results[id] })),
  )
  return { pull, results, ...(Object.keys(failed).length > 0 && { failed }) }
}
