import { answerQuestions } from '../../answering.ts'
import { readFacts } from '../../game/facts.ts'
import type { Pull } from '../../report.ts'
import { receiveTable, type SentTable } from '../../store/pulls/event-block.ts'
import { type Analysis, analyse } from '../analyst.ts'
import type { Knowledge } from '../rules/knowledge.ts'

/** One pull, its events, the ids of the metrics that are wanted, and what the static knows. */
export interface PullQuestion {
  readonly pull: Pull
  readonly events: SentTable
  readonly wanted: readonly string[]
  readonly knowledge: Knowledge
}

// This module is the thread's whole program: it runs when it is loaded.
const facts = readFacts()

answerQuestions<PullQuestion, Analysis>(({ pull, events, wanted, knowledge }) => ({
  answer: analyse(facts, pull, receiveTable(events), wanted, knowledge),
}))
