import type { Faults } from '../../src/analysis/metrics/faults.ts'
import type { Answer } from '../sim/answers.ts'
import { type Finding, finding } from './finding.ts'
import { judgeFallout, judgeSilence } from './judges/accusations.ts'
import { judgeRaidDeath } from './judges/disambiguation.ts'
import { judgeOriginFound, judgeOriginNamed } from './judges/origin.ts'
import type { Hearing } from './judges/unseen.ts'
import { type Statement, statementsOf } from './statements.ts'

/** What is asked of the faults that are told of a pull. */
export interface FaultFindings {
  readonly originPrecision: Finding
  readonly originRecall: Finding
  readonly falseAccusation: Finding
  readonly falloutCalledFault: Finding
  readonly disambiguation: Finding
}

export const judgeFaults = (answer: Answer, told: Faults, hearing: Hearing): FaultFindings => ({
  originPrecision: judgeOriginNamed(answer, told),
  originRecall: judgeOriginFound(answer, told, hearing),
  falseAccusation: judgeSilence(answer, told.faults),
  falloutCalledFault: judgeFallout(answer, told.faults),
  disambiguation: judgeRaidDeath(answer.reading.raidDeath, told.raidDeath),
})

/** Whatever could not be worked out is wrong. */
export const noFaults = (why: string): FaultFindings => {
  const wrong = finding(false, `faults failed: ${why}`)
  return {
    originPrecision: wrong,
    originRecall: wrong,
    falseAccusation: wrong,
    falloutCalledFault: wrong,
    disambiguation: wrong,
  }
}

export const statementsIn = ({ reading }: Answer, { faults }: Faults): readonly Statement[] =>
  statementsOf(faults, reading.find)
