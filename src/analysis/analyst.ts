import type { EventTable } from '../events/table.ts'
import type { GameFacts } from '../game/facts.ts'
import type { Pull } from '../report.ts'
import { buildContext } from './context.ts'
import { metrics } from './registry.ts'
import type { Knowledge } from './rules/knowledge.ts'
import { runMetrics } from './run-metrics.ts'

/** What metrics found in a pull, by metric id, and why some found nothing. */
export interface Analysis {
  readonly results: Readonly<Record<string, unknown>>
  readonly failed: Readonly<Record<string, string>>
}

/** Whoever works metrics out. */
export interface Analyst {
  /** @param wanted ids of metrics */
  analyse(pull: Pull, events: EventTable, wanted: readonly string[], knowledge: Knowledge): Promise<Analysis>
}

/** Works them out on the spot: whoever asks for one pull and ends need not wait for a thread to start. */
export const analystHere = (facts: GameFacts): Analyst => ({
  analyse: async (pull, events, wanted, knowledge) => analyse(facts, pull, events, wanted, knowledge),
})

export const analyse = (
  facts: GameFacts,
  pull: Pull,
  events: EventTable,
  wanted: readonly string[],
  knowledge: Knowledge,
): Analysis =>
  runMetrics(
    buildContext(pull, events, facts, knowledge),
    metrics.filter(({ id }) => wanted.includes(id)),
  )
