import { collectEvidence } from '../../../src/analysis/abilities/collect.ts'
import { addUp } from '../../../src/analysis/abilities/evidence.ts'
import { saysMore } from '../../../src/analysis/abilities/judge.ts'
import { judgeEvidence } from '../../../src/analysis/abilities/judge-evidence.ts'
import type { PullContext } from '../../../src/analysis/context.ts'
import { readFacts } from '../../../src/game/facts.ts'

const catalogue = readFacts().catalogue()

/** What hits alone say of the actions that tables label, too. */
export interface Compared {
  /** Labelled actions that were seen. */
  readonly labelled: number
  /** Of those, what hits are sure of. */
  readonly judged: number
  /** Of those, the same kind, and the same or one that hits cannot tell from it. */
  readonly same: number
  readonly compatible: number
  /** The rest, for people to look at. */
  readonly wrong: readonly string[]
}

/** Compares rules with the tables, over pulls of one fight. */
export function compareWithTables(key: string, contexts: readonly PullContext[], sure: number): Compared {
  const labels = catalogue.bosses.get(key)
  const seen = [...addUp(contexts.flatMap(collectEvidence)).values()].flatMap((evidence) => {
    const label = labels?.get(evidence.id)?.label
    return label === undefined || label.confidence < 0.75 || label.kind === 'visual' ? [] : [{ evidence, label }]
  })
  const judged = seen.flatMap(({ evidence, label }) => {
    const shown = judgeEvidence(evidence)
    return shown === undefined || shown.confidence < sure ? [] : [{ evidence, label, shown }]
  })
  const same = judged.filter(({ label, shown }) => label.kind === shown.kind)
  const compatible = judged.filter(({ label, shown }) => label.kind === shown.kind || saysMore(label.kind, shown.kind))
  const wrong = judged.filter((one) => !compatible.includes(one))
  return {
    labelled: seen.length,
    judged: judged.length,
    same: same.length,
    compatible: compatible.length,
    wrong: wrong.map(
      ({ evidence, label, shown }) => `${evidence.id} ${evidence.name}: ${shown.kind}, tables say ${label.kind}`,
    ),
  }
}
