import { buildContext, type PullContext } from '../../src/analysis/context.ts'
import { type Knowledge, nothingKnown } from '../../src/analysis/knowledge.ts'
import { runMetrics } from '../../src/analysis/run-metrics.ts'
import { readFacts } from '../../src/facts.ts'
import type { RecordedPull } from '../../src/report.ts'

export interface Analysis {
  readonly context: PullContext
  /** As they are stored: what does not survive JSON is not there. */
  readonly results: Readonly<Record<string, unknown>>
  readonly failed: Readonly<Record<string, string>>
}

const facts = readFacts()

/** A pull with every metric there is, by what its static has agreed on. */
export function analyse(pull: RecordedPull, knowledge?: Knowledge): Analysis {
  const context = contextOf(pull, knowledge)
  const { results, failed } = runMetrics(context)
  return { context, results: JSON.parse(JSON.stringify(results)), failed }
}

/** A pull as metrics see it. */
export function contextOf({ events, ...told }: RecordedPull, knowledge: Knowledge = nothingKnown): PullContext {
  const report = { source: told.source, code: 'truth', title: 'a seeded pull', startedAt: 0 }
  return buildContext({ ...told, id: 1, staticId: 1, number: 1, report, storedAt: 0 }, events, facts, knowledge)
}
