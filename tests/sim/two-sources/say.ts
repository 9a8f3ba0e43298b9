import { buildContext, type PullContext } from '../../../src/analysis/context.ts'
import { metrics } from '../../../src/analysis/registry.ts'
import { runMetrics } from '../../../src/analysis/run-metrics.ts'
import { headlineOf, verdictOf } from '../../../src/analysis/verdict.ts'
import { readFacts } from '../../../src/game/facts.ts'
import type { RecordedPull } from '../../../src/report.ts'
import { factsOf } from './facts.ts'

const gameFacts = readFacts()

/** A pull as metrics see it. */
export function contextOf({ events, ...told }: RecordedPull): PullContext {
  const report = { source: told.source, code: 'abc', title: 'a night', startedAt: 0 }
  return buildContext({ ...told, id: 1, staticId: 1, number: 1, report, storedAt: 0 }, events, gameFacts)
}

/** Everything we say of a pull: the facts, every metric there is, what it shows, and the sentences of the post. */
export function everythingOf(recorded: RecordedPull) {
  const context = contextOf(recorded)
  const { results, failed } = runMetrics(context)
  const analysed = { pull: context.pull, results, failed }
  return {
    facts: factsOf(context),
    failed,
    metrics: results,
    blocks: Object.fromEntries(metrics.map((metric) => [metric.id, shown(metric, results[metric.id])])),
    sentences: { headline: headlineOf(analysed), ...verdictOf(analysed, 'names') },
  }
}

/** The registry's metrics each have a result of their own kind: here it is only handed back to where it came from. */
const shown = (metric: (typeof metrics)[number], result: unknown) =>
  (metric.present as (result: unknown, blame: 'names') => unknown)(result, 'names')
