import { parentPort } from 'node:worker_threads'
import { AppError, type ErrorCode } from '../../../errors.ts'
import type { RecordedPull } from '../../../report.ts'
import { packEvents } from '../../../store/event-block.ts'
import { normalise } from '../../normalise/normalise.ts'
import { unreadable } from '../failures.ts'
import type { Page, ReadingTally, TakenPage, ToldFight } from './fight-reader.ts'
import { unpackPage } from './kept-page.ts'
import { type OpenFight, openFight } from './open-fight.ts'
import { owned } from './owned-bytes.ts'

/** What a reading thread is told. It answers everything but a close, in order. */
export type FightOrder = { readonly number: number; readonly fight: number } & (
  | { readonly kind: 'take'; readonly page: Page }
  | { readonly kind: 'finish'; readonly told: ToldFight }
  | { readonly kind: 'close' }
)

export type FightNews = { readonly number: number } & (
  | { readonly kind: 'taken'; readonly taken: Omit<TakenPage, 'failure'>; readonly failure?: ToldFailure }
  | {
      readonly kind: 'finished'
      /** The events of the pull come as they lie in memory, and packed as they are stored. */
      readonly pull: Omit<RecordedPull, 'events'>
      readonly bytes: Uint8Array
      readonly block: Uint8Array
      readonly tally: ReadingTally
    }
  | { readonly kind: 'failed'; readonly error: unknown }
)

/** A foreseen failure crosses the threads as its sentence. */
export interface ToldFailure {
  readonly code: ErrorCode
  readonly sentence: string
}

// This module is the thread's whole program: it runs when it is loaded.
const fights = new Map<number, OpenFight>()

parentPort?.on('message', (order: FightOrder) => {
  const { number, fight } = order
  try {
    if (order.kind === 'take') take(number, fightOf(fight), order.page)
    else if (order.kind === 'finish') finish(number, fightOf(fight), order.told)
  } catch (error) {
    say({ number, kind: 'failed', error })
  } finally {
    if (order.kind !== 'take') fights.delete(fight)
  }
})

function fightOf(number: number): OpenFight {
  const known = fights.get(number) ?? openFight()
  fights.set(number, known)
  return known
}

function take(number: number, fight: OpenFight, { compressed = false, ...page }: Page): void {
  const body = compressed ? unpacked(page.body) : page.body
  if (body instanceof AppError) {
    say({ number, kind: 'taken', taken: { nextMs: null, rateLimitData: null, kept: nothing }, failure: toldOf(body) })
    return
  }
  const { keep, failure, nextMs, rateLimitData } = fight.take({ ...page, body })
  const kept = compressed || failure ? nothing : owned(keep())
  const taken = { nextMs, rateLimitData, kept }
  say({ number, kind: 'taken', taken, ...(failure && { failure: toldOf(failure) }) }, kept)
}

const nothing = new Uint8Array()
const toldOf = ({ code, message }: AppError): ToldFailure => ({ code, sentence: message })

function unpacked(kept: Uint8Array): Uint8Array | AppError {
  try {
    return unpackPage(kept)
  } catch (cause) {
    return unreadable('a page of the ledger', cause)
  }
}

function finish(number: number, fight: OpenFight, told: ToldFight): void {
  const { pull: read, tally } = fight.finish(told)
  const repairs = { ...tally.repairs }
  const { events, ...pull } = normalise(read, repairs)
  const block = owned(packEvents(events))
  const bytes = owned(events.bytes)
  say({ number, kind: 'finished', pull, bytes, block, tally: { ...tally, repairs } }, bytes, block)
}

function say(news: FightNews, ...handedOver: readonly Uint8Array<ArrayBuffer>[]): void {
  parentPort?.postMessage(
    news,
    handedOver.filter(({ length }) => length > 0).map(({ buffer }) => buffer),
  )
}
