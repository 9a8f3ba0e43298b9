import { openContest } from '../contest.ts'
import { inTurns } from '../timing.ts'

const rounds = 40

/**
 * The sample night from the bytes of its pages to stored and analysed pulls (`ingest-night.ts`; the embedded database, a
 * thread that reads while the main one stores), as a multiple of `JSON.parse` of the same bytes.
 */
export async function measureIngest(): Promise<Record<string, number>> {
  const program = new URL('./contestant.ts', import.meta.url)
  using contest = openContest(program, ['parse', 'ingest'])
  const seconds = await inTurns(rounds, {
    parse: () => contest.run('parse'),
    ingest: () => contest.run('ingest'),
  })
  return { 'fflogs.ingestVsJsonParse': seconds.ingest / seconds.parse }
}
