import {
  findPage,
  type ListedPage,
  type PageKey,
  type ReportKey,
  removePage,
  savePage,
} from '../../store/fflogs/pages.ts'
import type { Asking, FflogsClient } from './client.ts'
import { eventsQuery, streams } from './events-query.ts'
import { unreadable } from './failures.ts'
import type { Fight } from './queries.ts'
import type { FightReader, Stream } from './reading/fight-reader.ts'
import type { FightReaders } from './reading/fight-readers.ts'

/** Who reads which report, and how. */
export interface Reading {
  readonly client: FflogsClient
  readonly readers: FightReaders
  readonly asking: Asking
  /** Where its pages lie in the ledger. */
  readonly ledger: ReportKey
  readonly report: {
    /** Epoch ms. */
    readonly startMs: number
    readonly endedAt: number
  }
}

/** A fight that is being read. */
export interface ReadingFight extends Reading {
  readonly fight: Pick<Fight, 'id' | 'startTime'>
  readonly reader: FightReader
  /** What the ledger had of it when its reading began. */
  readonly listed: readonly ListedPage[]
}

/**
 * Gives a reader one stream of a fight, page after page: everything from the start of the fight up to a moment. A page
 * that lies in the ledger is read from there; one that does not is asked for and put there before the next one is.
 * Identical events are kept: they are legitimate.
 * @param untilMs exclusive, ms from the start of the report
 */
export async function takeStream(reading: ReadingFight, stream: Stream, untilMs: number): Promise<void> {
  const { fight, ledger, listed } = reading
  for (let fromMs = fight.startTime; fromMs < untilMs; ) {
    const key: PageKey = { ...ledger, fightId: fight.id, stream, startMs: fromMs }
    const isListed = listed.some(
      (page) => page.startMs === fromMs && page.stream === stream && page.revision === ledger.revision,
    )
    const keptUntil = isListed ? await takeKept(reading, key, untilMs) : undefined
    fromMs = keptUntil ?? (await takeFresh(reading, key, untilMs))
  }
}

/** Asks for a page, keeps it, and gives where the next one begins. What cannot be used is not kept. */
export async function takeFresh(
  { client, asking, reader }: Pick<ReadingFight, 'client' | 'asking' | 'reader'>,
  key: PageKey,
  untilMs: number,
): Promise<number> {
  const { startMs } = key
  const stream = key.stream as Stream
  const body = await client.askBytes(
    eventsQuery,
    {
      ...streams[stream],
      code: key.code,
      fightId: key.fightId,
      from: startMs,
      to: untilMs,
      limit: client.pageLimit,
    },
    asking,
  )
  const taken = await reader.take({ stream, startMs, untilMs, body })
  await client.budget.note(asking, taken.rateLimitData)
  if (taken.failure) throw taken.failure
  const nextMs = taken.nextMs ?? untilMs
  if (nextMs <= startMs) throw unreadable('events: the next page is this one')
  await savePage(client.db, key, { body: taken.kept, nextMs, fetchedAt: client.now() })
  return nextMs
}

/** A page as the ledger has it. One that turns out to be damaged is forgotten, so that it is asked for again. */
async function takeKept(
  { client: { db }, reader }: ReadingFight,
  key: PageKey,
  untilMs: number,
): Promise<number | undefined> {
  const kept = await findPage(db, key)
  if (kept === undefined) return undefined
  const { startMs, nextMs, body } = kept
  const stream = key.stream as Stream
  const taken = await reader.take({ stream, startMs, untilMs: Math.min(nextMs, untilMs), body, compressed: true })
  if (taken.failure === undefined) return nextMs
  await removePage(db, key)
  return undefined
}
