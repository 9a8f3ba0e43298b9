import { findPage, type PageKey, savePage } from '../../store/fflogs-pages.ts'
import { readAnswer } from './answer.ts'
import type { Asking, FflogsClient } from './client.ts'
import type { FflogsEvent } from './events.ts'
import { noSuchReport, unreadable } from './failures.ts'
import { type EventsAnswer, eventsQuery, type Fight } from './queries.ts'

/**
 * Every event of a finished fight, page after page. A page that lies in the ledger is read from there; one that does not
 * is asked for and put there before it is used. Identical events are kept: they are legitimate.
 */
export async function readFightEvents(
  client: FflogsClient,
  { code, revision }: Pick<PageKey, 'code' | 'revision'>,
  fight: Pick<Fight, 'id' | 'startTime' | 'endTime'>,
  asking: Asking,
): Promise<FflogsEvent[]> {
  const pages: FflogsEvent[][] = []
  for (let from: number | null = fight.startTime; from !== null; ) {
    const key = { code, revision, fightId: fight.id, stream: 'all', startMs: from }
    const kept = await findPage(client.db, key)
    const page: EventPage = kept ? readPage(kept, from) : await fetchPage(client, key, fight.endTime, asking)
    pages.push(page.events)
    from = page.nextMs
  }
  return pages.flat()
}

export interface EventPage {
  readonly events: FflogsEvent[]
  /** Where the next page starts; null on the last one. */
  readonly nextMs: number | null
}

/** Reads the answer that holds the page which starts `from`. */
export function readPage(body: Uint8Array, from: number): EventPage {
  return toPage(readAnswer(eventsQuery, body), from)
}

async function fetchPage(client: FflogsClient, key: PageKey, endTime: number, asking: Asking): Promise<EventPage> {
  const variables = {
    code: key.code,
    fightId: key.fightId,
    from: key.startMs,
    to: Math.ceil(endTime) + 1, // so that what happened in the last ms is in it, whichever way the end is meant
    limit: client.pageLimit,
  }
  const { data, body } = await client.ask(eventsQuery, variables, asking)
  const page = toPage(data, key.startMs)
  await savePage(client.db, key, { body, nextMs: page.nextMs, fetchedAt: client.now() })
  return page
}

function toPage({ reportData: { report } }: EventsAnswer, from: number): EventPage {
  if (report === null) throw noSuchReport()
  if (report.events === null) throw unreadable('events: none')
  const { data: events, nextPageTimestamp: nextMs } = report.events
  if (nextMs !== null && nextMs <= from) throw unreadable('events: the next page is this one')
  return { events, nextMs }
}
