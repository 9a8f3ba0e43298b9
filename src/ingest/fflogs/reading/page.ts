import { AppError } from '../../../errors.ts'
import { type Answer, openEnvelope, rateLimitIn, readData } from '../answer.ts'
import { eventsQuery } from '../events-query.ts'
import { noSuchReport, unreadable } from '../failures.ts'
import type { Shapes } from './shapes.ts'
import { readTape, type Tape } from './tape.ts'

export interface EventPage {
  readonly rateLimitData: Answer['rateLimitData']
  readonly told:
    | {
        readonly tape: Tape
        /** Where the next page starts; null on the last one. */
        readonly nextMs: number | null
        /** What lies among the events and is none. */
        readonly strangers: number
      }
    | AppError
}

/** Reads the answer that holds the page which starts `from`. `spare` is a tape that is not needed any more. */
export function readPage(body: Uint8Array, from: number, shapes: Shapes, spare?: Tape): EventPage {
  let rateLimitData: Answer['rateLimitData'] = null
  try {
    const tape = tapeIn(body, shapes, spare)
    const around = openEnvelope(eventsQuery.name, tape ? withoutEvents(body, tape) : body)
    rateLimitData = rateLimitIn(around)
    const { report } = readData(eventsQuery, around).reportData
    if (report === null) throw noSuchReport()
    if (report.events === null) throw unreadable('events: none')
    const { data, nextPageTimestamp: nextMs } = report.events
    if (nextMs !== null && nextMs <= from) throw unreadable('events: the next page is this one')
    const isWhole = tape !== undefined && data.length === 0
    return { rateLimitData, told: { nextMs, ...(isWhole ? { tape, strangers: 0 } : rewritten(data, shapes)) } }
  } catch (error) {
    if (error instanceof AppError) return { rateLimitData, told: error }
    throw error
  }
}

const listBegins = '"data":['

/** The events where FFLogs writes them, as it writes them. */
function tapeIn(body: Uint8Array, shapes: Shapes, spare?: Tape): Tape | undefined {
  const found = Buffer.from(body.buffer, body.byteOffset, body.byteLength).indexOf(listBegins)
  return found < 0 ? undefined : readTape(body, found + listBegins.length, shapes, spare)
}

/** The answer with its list of events empty: it is short, and parsed as any other. */
const withoutEvents = (body: Uint8Array, { begin, end }: Tape): Uint8Array =>
  Buffer.concat([body.subarray(0, begin), body.subarray(end)])

/** Events that are written in some other way, as we would write them. */
function rewritten(data: readonly unknown[], shapes: Shapes): { tape: Tape; strangers: number } {
  const events = data.filter((event) => typeof event === 'object' && event !== null && !Array.isArray(event))
  const tape = readTape(Buffer.from(JSON.stringify(events)), 1, shapes)
  if (tape === undefined) throw unreadable('events')
  return { tape, strangers: data.length - events.length }
}
