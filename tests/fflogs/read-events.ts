import type { ToldFight } from '../../src/ingest/fflogs/reading/fight-reader.ts'
import { openFight } from '../../src/ingest/fflogs/reading/open-fight.ts'

/** The answer of one page, as FFLogs writes it. */
export const pageBody = (events: readonly unknown[], nextPageTimestamp: number | null = null): Buffer =>
  Buffer.from(
    JSON.stringify({
      data: { rateLimitData: null, reportData: { report: { events: { data: events, nextPageTimestamp } } } },
    }),
  )

export interface PageOptions {
  /** The hits once more, with `buffs`. */
  readonly hits?: readonly unknown[]
  readonly untilMs?: number
}

/** A fight of which these are the events, read as its pages are; repairs that every source needs are not made. */
export const readEvents = (told: ToldFight, events: readonly unknown[]) => readFight(told, events).pull

export function readFight(told: ToldFight, events: readonly unknown[], { hits = [], untilMs }: PageOptions = {}) {
  const fight = openFight()
  for (const [stream, own] of [
    ['all', events],
    ['taken', hits],
  ] as const) {
    const { failure } = fight.take({ stream, startMs: told.fight.startTime, untilMs, body: pageBody(own) })
    if (failure) throw failure
  }
  return fight.finish(told)
}
