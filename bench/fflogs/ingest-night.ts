import type { Analyst } from '../../src/analysis/analyst.ts'
import { analysePull } from '../../src/analysis/run.ts'
import { readFacts } from '../../src/game/facts.ts'
import { type FflogsClient, openFflogs } from '../../src/ingest/fflogs/client.ts'
import type { EventsVariables } from '../../src/ingest/fflogs/events-query.ts'
import { openPulls } from '../../src/ingest/fflogs/read-fight.ts'
import type { FightReaders } from '../../src/ingest/fflogs/reading/fight-readers.ts'
import { ingest } from '../../src/ingest/ingest.ts'
import type { Db } from '../../src/store/db.ts'
import { standing } from '../../src/store/fflogs/pages.ts'
import { localGuild, openStatic } from '../../src/store/people/statics.ts'
import type { SampleAnswers } from './sample-answers.ts'

const facts = readFacts()

/**
 * The night for a static of its own, as the first of a report that nobody has seen: seconds from the bytes of its pages
 * to stored and analysed pulls. It is read as a watched report is, its pages kept in the ledger; HTTP apart.
 */
export async function ingestNight(
  db: Db,
  readers: FightReaders,
  analyst: Analyst,
  answers: SampleAnswers,
  name: string,
): Promise<number> {
  const { info, pulls, master } = answers
  const { id: staticId } = await openStatic(db, localGuild, { name })
  const report = { ...info, code: name }
  const now = () => info.startedAt
  const bodies = new Map(answers.bodies.map((body) => [body, Buffer.from(body)])) // reading takes them away
  const client: FflogsClient = {
    ...openFflogs({ url: 'http://nowhere.invalid', db, now }),
    async askBytes(_query, variables) {
      const body = bodies.get(answers.answer(variables as unknown as EventsVariables))
      if (body === undefined) throw new Error('a page was asked for twice')
      return body
    },
  }
  const told = { data: master, untilMs: Number.POSITIVE_INFINITY }
  const ledger = { code: name, revision: 1, edition: standing }
  const reading = {
    client,
    readers,
    asking: { purpose: 'watch' } as const,
    ledger,
    report: { startMs: info.startedAt, endedAt: info.startedAt },
  }
  const source = { newest: async () => told, anew: async () => told }
  const begun = performance.now()
  const opened = openPulls(reading, source, report, pulls)
  const analysed: Promise<unknown>[] = []
  for await (const { pull, events } of ingest({ db, facts, now }, staticId, opened)) {
    analysed.push(analysePull(db, analyst, pull, events))
  }
  await Promise.all(analysed)
  return (performance.now() - begun) / 1000
}
