import { answerQuestions } from '../../answering.ts'
import { readFacts } from '../../facts.ts'
import type { Pull } from '../../report.ts'
import { unpackEvents } from '../../store/event-block.ts'
import { type Analysis, analyse } from '../analyst.ts'

/** One pull, its events as they are stored, and the ids of the metrics that are wanted. */
export interface PullQuestion {
  readonly pull: Pull
  readonly block: Uint8Array
  readonly wanted: readonly string[]
}

// This module is the thread's whole program: it runs when it is loaded.
const facts = readFacts()

answerQuestions<PullQuestion, Analysis>(({ pull, block, wanted }) => ({
  answer: analyse(facts, pull, unpackEvents(block), wanted),
}))
