import type { PullContext } from '../../src/analysis/context.ts'
import type { Knowledge } from '../../src/analysis/rules/knowledge.ts'
import { type Accounts, accountNames } from './accounts.ts'
import { contextOf, faultsIn, unknownContext } from './analysis.ts'
import { type Statement, statementsOf } from './statements.ts'
import type { Asked } from './trial-faults.ts'

/** Every fault that was told of a pull, by each source that tells it. */
export interface EvidenceTrial {
  /** Of a known fight: by a static that has written down what it agreed on, and by one that has not. */
  readonly known: readonly Statement[]
  /** Of the same fight, if nobody knew it, by what the static has learnt. */
  readonly learned: readonly Statement[]
}

/** What is told of a pull, and whether it was so: what a kind of evidence is worth is counted from it. */
export function tryEvidence(
  accounts: Partial<Accounts>,
  { answer, knowledge, learned }: Pick<Asked, 'answer' | 'knowledge' | 'learned'>,
): EvidenceTrial {
  const told = accountNames.flatMap((name) => accounts[name] ?? [])
  const unwritten: Knowledge = { pins: knowledge.pins, learned: [] }
  const said = (context: PullContext): readonly Statement[] =>
    statementsOf(faultsIn(context).faults, context.faults, answer.reading.find)
  return {
    known: told.flatMap((account) =>
      [knowledge, unwritten].flatMap((whatIsKnown) => said(contextOf(account, whatIsKnown))),
    ),
    learned:
      learned === undefined
        ? []
        : told.flatMap((account) => said(unknownContext(account, { pins: knowledge.pins, learned }))),
  }
}
