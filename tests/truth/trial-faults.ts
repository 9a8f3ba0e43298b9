import type { Faults } from '../../src/analysis/metrics/faults.ts'
import { auditPlan } from '../../src/analysis/mitigation/audit.ts'
import type { Knowledge } from '../../src/analysis/rules/knowledge.ts'
import type { RecordedPull } from '../../src/report.ts'
import type { Answer } from '../sim/answers.ts'
import type { FightScript, Member } from '../sim/script.ts'
import { type AccountName, type Accounts, accountNames } from './accounts.ts'
import { contextOf, faultsIn, unknownContext } from './analysis.ts'
import { addUp, type Finding, named, nothing } from './finding.ts'
import { judgeFallout, judgeSilence } from './judges/accusations.ts'
import { judgeRaidDeath } from './judges/disambiguation.ts'
import { judgeOriginFound, judgeOriginNamed } from './judges/origin.ts'
import { judgePresses } from './judges/presses.ts'
import { type Statement, statementsOf } from './statements.ts'

/** What is asked of whose mistake it was, and whether the plan held. */
export const faultFigures = [
  'originPrecision',
  'originRecall',
  'falseAccusation',
  'falloutCalledFault',
  'disambiguation',
  'mitSlots',
  'unknownFightPrecision',
  'unknownFightRecall',
] as const
export type FaultFindings = Readonly<Record<(typeof faultFigures)[number], Finding>>

export interface FaultTrial {
  readonly findings: FaultFindings
  /** Every fault that was told, from every source. */
  readonly statements: readonly Statement[]
  readonly told: Readonly<Partial<Record<AccountName, Faults>>>
}

/** A pull, and what is known beside it. */
export interface Asked {
  readonly answer: Answer
  readonly fight: FightScript
  readonly party: readonly Member[]
  readonly knowledge: Knowledge
  /** What the static has learnt from earlier pulls; if absent, nothing is asked of a fight nobody knows. */
  readonly learned?: Knowledge['learned']
}

/** The faults that are told of a pull by each source that tells it, held against what was planted. */
export function tryFaults(accounts: Partial<Accounts>, asked: Asked): FaultTrial {
  const tried = accountNames.flatMap((name) => {
    const account = accounts[name]
    return account ? [{ name, ...tryAccount(name, account, asked) }] : []
  })
  const ofEach = (figure: (typeof faultFigures)[number]): Finding =>
    addUp(tried.map(({ name, findings }) => named(name, findings[figure])))
  return {
    findings: {
      originPrecision: ofEach('originPrecision'),
      originRecall: ofEach('originRecall'),
      falseAccusation: ofEach('falseAccusation'),
      falloutCalledFault: ofEach('falloutCalledFault'),
      disambiguation: ofEach('disambiguation'),
      mitSlots: ofEach('mitSlots'),
      unknownFightPrecision: ofEach('unknownFightPrecision'),
      unknownFightRecall: ofEach('unknownFightRecall'),
    },
    statements: tried.flatMap(({ statements }) => statements),
    told: Object.fromEntries(tried.map(({ name, told }) => [name, told])),
  }
}

function tryAccount(name: AccountName, account: RecordedPull, { answer, fight, party, knowledge, learned }: Asked) {
  const context = contextOf(account, knowledge)
  const told = faultsIn(context)
  const hearing = { hearsCountdown: name === 'log' }
  const hearsCall = account.wipeCalledMs !== undefined
  const { pins } = knowledge
  const unknown = learned && faultsIn(unknownContext(account, { pins, learned }))
  const findings: FaultFindings = {
    originPrecision: judgeOriginNamed(answer, told),
    originRecall: judgeOriginFound(answer, told, hearing),
    falseAccusation: judgeSilence(answer, told.faults),
    falloutCalledFault: judgeFallout(answer, told.faults),
    disambiguation: judgeRaidDeath(answer.reading.raidDeath, told.raidDeath),
    mitSlots: judgePresses({ fight, party, ...answer }, auditPlan(context), { hearsCall }),
    unknownFightPrecision: unknown ? judgeOriginNamed(answer, unknown) : nothing,
    unknownFightRecall: unknown ? judgeOriginFound(answer, unknown, hearing) : nothing,
  }
  return { findings, told, statements: statementsOf(told.faults, context.faults, answer.reading.find) }
}
