import { zstdCompressSync } from 'node:zlib'
import type { Fight, MasterData } from '../src/ingest/fflogs/queries.ts'
import { readPage } from '../src/ingest/fflogs/reading/page.ts'
import { translateFight } from '../src/ingest/fflogs/translate.ts'
import { type Db, openEmbedded } from '../src/store/db.ts'
import { savePage, standing } from '../src/store/fflogs-pages.ts'
import { savePull } from '../src/store/pulls.ts'
import { localGuild, openStatic } from '../src/store/statics.ts'
import type { StandInReport } from '../tests/fflogs/stand-in-report.ts'
import { sampleReport } from '../tests/sim/reports.ts'

const rounds = 11
const warmUps = 3
const pageLimit = 10_000

/**
 * One full page from received bytes to stored pull (validated, kept in the ledger, translated, packed, saved on the
 * embedded database), as a multiple of `JSON.parse` of the same bytes.
 */
export async function measure(): Promise<Record<string, number>> {
  const { db, close } = await openEmbedded()
  try {
    const { id: staticId } = await openStatic(db, localGuild)
    const report = sampleReport()
    const page = fullPageOf(report)
    const ratios: number[] = []
    for (let round = 0; round < warmUps + rounds; round++) {
      const parsing = await spent(() => JSON.parse(page.body.toString()))
      const ingesting = await spent(() => ingestPage(db, staticId, report, { ...page, round }))
      if (round >= warmUps) ratios.push(ingesting / parsing)
    }
    return { 'fflogs.ingestVsJsonParse': median(ratios) }
  } finally {
    await close()
  }
}

interface Page {
  readonly fight: Fight
  readonly body: Buffer
}

/** The longest fight of the sample night, as much of it as one answer holds. */
function fullPageOf({ fights, events }: StandInReport): Page {
  const [longest] = fights.toSorted((one, other) => other.endTime - one.endTime - (other.startTime - one.startTime))
  if (!longest) throw new Error('the sample night has no fights')
  const { gameZone, friendlyPlayers, phaseTransitions, ...told } = longest
  const data = (events[longest.id] ?? []).slice(0, pageLimit).map(({ buffs: _buffs, ...event }) => event)
  const answer = { rateLimitData: null, reportData: { report: { events: { data, nextPageTimestamp: null } } } }
  return {
    fight: {
      ...told,
      gameZone,
      friendlyPlayers: [...friendlyPlayers],
      phaseTransitions: [...(phaseTransitions ?? [])],
    },
    body: Buffer.from(JSON.stringify({ data: answer })),
  }
}

/** As `pages.ts` and `ingest.ts` do it, without the network. Every round is another pull. */
async function ingestPage(
  db: Db,
  staticId: number,
  report: StandInReport,
  { fight, body, round }: Page & { readonly round: number },
): Promise<void> {
  const { code, title } = report
  const { events, nextMs } = readPage(body, fight.startTime)
  const key = { code, revision: round, edition: standing, fightId: fight.id, stream: 'all', startMs: fight.startTime }
  await savePage(db, key, { body: zstdCompressSync(body), nextMs: nextMs ?? fight.endTime, fetchedAt: 0 })
  const startedAt = report.startTime + round * 3_600_000
  const pull = translateFight(startedAt, { ...fight, id: round }, masterDataOf(report), events)
  await savePull(db, staticId, { source: 'fflogs', code, title, startedAt: report.startTime }, pull, 0)
}

const masterDataOf = ({ actors, abilities }: StandInReport): MasterData => ({
  actors: [...actors],
  abilities: [...abilities],
})

async function spent(run: () => unknown): Promise<number> {
  const begun = performance.now()
  await run()
  return performance.now() - begun
}

const median = (values: readonly number[]) =>
  values.toSorted((one, other) => one - other)[values.length >> 1] ?? Number.NaN
