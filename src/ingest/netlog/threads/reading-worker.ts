import { parentPort } from 'node:worker_threads'
import { AppError, type ErrorCode } from '../../../errors.ts'
import type { RecordedPull } from '../../../report.ts'
import { packEvents } from '../../../store/pulls/event-block.ts'
import type { FoundLog } from '../files/find-logs.ts'
import type { ParseReport } from '../lines/parse-report.ts'
import type { HashChecks } from '../lines/reader.ts'
import { openFoundLog } from '../netlog.ts'

/** What the reading thread is told: a log to read, and after each pull taken that one more may be sent. */
export type ReadingOrder =
  | {
      readonly kind: 'read'
      readonly log: FoundLog
      readonly hashes: HashChecks
      /** When more bytes than these wait to be taken, the reading waits, too: it would fill the memory. */
      readonly aheadBytes: number
    }
  | { readonly kind: 'taken' }

/** What it answers. The events of a pull come as they lie in memory, and packed as they are stored. */
export type ReadingNews =
  | { readonly kind: 'progress'; readonly share: number }
  | {
      readonly kind: 'pull'
      readonly told: Omit<RecordedPull, 'events'>
      readonly bytes: Uint8Array
      readonly block: Uint8Array
    }
  | { readonly kind: 'end'; readonly report: ParseReport; readonly failure?: ReadingFailure }

/** A foreseen failure crosses the threads as its sentence; an unforeseen one as it is. */
export type ReadingFailure = { readonly code: ErrorCode; readonly sentence: string } | { readonly error: unknown }

/** Progress is told in steps of this share. */
const progressStep = 1 / 256

// This module is the thread's whole program: it runs when it is loaded.
const ahead: number[] = []
let onTaken = () => {}

parentPort?.on('message', (order: ReadingOrder) => {
  if (order.kind === 'read') void read(order)
  else {
    ahead.shift()
    onTaken()
  }
})

async function read({ log, hashes, aheadBytes }: Extract<ReadingOrder, { kind: 'read' }>): Promise<void> {
  ahead.length = 0
  let told = 0
  const opened = openFoundLog(log, {
    hashes,
    onProgress: (share) => {
      if (share < 1 && share - told < progressStep) return
      told = share
      say({ kind: 'progress', share })
    },
  })
  try {
    for await (const { events, ...pull } of opened.pulls()) {
      while (sum(ahead) > aheadBytes) await new Promise<void>((resolve) => (onTaken = resolve))
      const block = Uint8Array.from(packEvents(events)) // a copy that owns its memory, so that it can be handed over
      const bytes = events.bytes as Uint8Array<ArrayBuffer>
      ahead.push(bytes.byteLength + block.byteLength)
      say({ kind: 'pull', told: pull, bytes, block }, [bytes.buffer, block.buffer])
    }
    say({ kind: 'end', report: opened.parse() })
  } catch (error) {
    say({ kind: 'end', report: opened.parse(), failure: failureOf(error) })
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, own) => total + own, 0)

const failureOf = (error: unknown): ReadingFailure =>
  error instanceof AppError ? { code: error.code, sentence: error.message } : { error }

function say(news: ReadingNews, handedOver: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(news, [...handedOver])
}
