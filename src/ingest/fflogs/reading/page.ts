import { readAnswer } from '../answer.ts'
import type { FflogsEvent } from '../events.ts'
import { eventsQuery } from '../events-query.ts'
import { noSuchReport, unreadable } from '../failures.ts'

export interface EventPage {
  readonly events: FflogsEvent[]
  /** Where the next page starts; null on the last one. */
  readonly nextMs: number | null
}

/** Reads the answer that holds the page which starts `from`. */
export function readPage(body: Uint8Array, from: number): EventPage {
  const { report } = readAnswer(eventsQuery, body).reportData
  if (report === null) throw noSuchReport()
  if (report.events === null) throw unreadable('events: none')
  const { data: events, nextPageTimestamp: nextMs } = report.events
  if (nextMs !== null && nextMs <= from) throw unreadable('events: the next page is this one')
  return { events, nextMs }
}
