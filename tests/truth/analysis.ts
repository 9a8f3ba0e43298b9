import { buildContext, type PullContext } from '../../src/analysis/context.ts'
import { type Faults, faults } from '../../src/analysis/metrics/faults.ts'
import { type Knowledge, nothingKnown } from '../../src/analysis/rules/knowledge.ts'
import { runMetrics } from '../../src/analysis/run-metrics.ts'
import { type GameFacts, readFacts } from '../../src/game/facts.ts'
import type { Pull, RecordedPull } from '../../src/report.ts'

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

/** The faults of a pull alone, as they are stored. */
export const faultsIn = (context: PullContext): Faults => JSON.parse(JSON.stringify(faults.compute(context)))

/** A pull of a fight nobody knows: all there is is what the static has learnt, and who plays which place. */
export const unknownContext = ({ events, ...told }: RecordedPull, knowledge: Knowledge): PullContext =>
  buildContext(stored(told), events, unknowing, knowledge)

/** No fight is known: no rules, no labels, no timeline, no phases, no strat. */
const unknowing: GameFacts = {
  ...facts,
  encounters: [],
  timelines: () => undefined,
  faultRules: () => [],
  catalogue: () => ({ ...facts.catalogue(), bosses: new Map() }),
}

/** A pull as metrics see it. */
export function contextOf({ events, ...told }: RecordedPull, knowledge: Knowledge = nothingKnown): PullContext {
  return buildContext(stored(told), events, facts, knowledge)
}

const stored = (told: Omit<RecordedPull, 'events'>): Pull => {
  const report = { source: told.source, code: 'truth', title: 'a seeded pull', startedAt: 0 }
  return { ...told, id: 1, staticId: 1, number: 1, report, storedAt: 0 }
}
