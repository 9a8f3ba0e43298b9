import { answerQuestions, type Reply } from '../../../answering.ts'
import { AppError, type ErrorCode } from '../../../errors.ts'
import type { RecordedPull } from '../../../report.ts'
import { packEvents } from '../../../store/pulls/event-block.ts'
import { normalise } from '../../normalise/normalise.ts'
import { unreadable } from '../failures.ts'
import type { Page, ReadingTally, TakenPage, ToldFight } from './fight-reader.ts'
import { unpackPage } from './kept-page.ts'
import { type OpenFight, openFight } from './open-fight.ts'
import { owned } from './owned-bytes.ts'

/** What a reading thread is asked. A close needs no answer. */
export type FightQuestion = { readonly fight: number } & (
  | { readonly kind: 'take'; readonly page: Page }
  | { readonly kind: 'finish'; readonly told: ToldFight }
  | { readonly kind: 'close' }
)

export type FightAnswer =
  | { readonly kind: 'taken'; readonly taken: Omit<TakenPage, 'failure'>; readonly failure?: ToldFailure }
  | {
      readonly kind: 'finished'
      /** The events of the pull come as they lie in memory, and packed as they are stored. */
      readonly pull: Omit<RecordedPull, 'events'>
      readonly bytes: Uint8Array
      readonly block: Uint8Array
      readonly tally: ReadingTally
    }

/** A foreseen failure crosses the threads as its sentence. */
export interface ToldFailure {
  readonly code: ErrorCode
  readonly sentence: string
}

// This module is the thread's whole program: it runs when it is loaded.
const fights = new Map<number, OpenFight>()

answerQuestions<FightQuestion, FightAnswer>((question) => {
  const { fight } = question
  try {
    if (question.kind === 'take') return take(fightOf(fight), question.page)
    if (question.kind === 'finish') return finish(fightOf(fight), question.told)
    return undefined
  } finally {
    if (question.kind !== 'take') fights.delete(fight)
  }
})

function fightOf(number: number): OpenFight {
  const known = fights.get(number) ?? openFight()
  fights.set(number, known)
  return known
}

function take(fight: OpenFight, { compressed = false, ...page }: Page): Reply<FightAnswer> {
  const body = compressed ? unpacked(page.body) : page.body
  if (body instanceof AppError) {
    const taken = { nextMs: null, rateLimitData: null, kept: nothing }
    return { answer: { kind: 'taken', taken, failure: toldOf(body) } }
  }
  const { keep, failure, nextMs, rateLimitData } = fight.take({ ...page, body })
  const kept = compressed || failure ? nothing : owned(keep())
  giveBack(body)
  const taken = { nextMs, rateLimitData, kept }
  return { answer: { kind: 'taken', taken, ...(failure && { failure: toldOf(failure) }) }, handedOver: [kept] }
}

/**
 * Frees a page that was read. Left to be swept, every few of them would have the thread look through its whole heap; small
 * ones may share their memory with others.
 */
function giveBack({ buffer }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength >= large) buffer.transfer(0)
}

const large = 256 * 1024

const nothing = new Uint8Array()
const toldOf = ({ code, message }: AppError): ToldFailure => ({ code, sentence: message })

function unpacked(kept: Uint8Array): Uint8Array | AppError {
  try {
    return unpackPage(kept)
  } catch (cause) {
    return unreadable('a page of the ledger', cause)
  }
}

function finish(fight: OpenFight, told: ToldFight): Reply<FightAnswer> {
  const { pull: read, tally } = fight.finish(told)
  const repairs = { ...tally.repairs }
  const { events, ...pull } = normalise(read, repairs)
  const block = owned(packEvents(events))
  const bytes = owned(events.bytes)
  return {
    answer: { kind: 'finished', pull, bytes, block, tally: { ...tally, repairs } },
    handedOver: [bytes, block],
  }
}
