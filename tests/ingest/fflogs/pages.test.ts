import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { AppError } from '../../../src/errors.ts'
import { openFflogs } from '../../../src/ingest/fflogs/client.ts'
import { openMasterData } from '../../../src/ingest/fflogs/master-data.ts'
import { openPulls } from '../../../src/ingest/fflogs/read-fight.ts'
import { openFightReaders } from '../../../src/ingest/fflogs/reading/fight-readers.ts'
import { openReport } from '../../../src/ingest/fflogs/report.ts'
import type { RecordedPull } from '../../../src/report.ts'
import { type OpenDb, openEmbedded } from '../../../src/store/db.ts'
import { standing } from '../../../src/store/fflogs/pages.ts'
import { fflogsPages } from '../../../src/store/schema.ts'
import { smallReport } from '../../fflogs/small-report.ts'
import { faults, flaws, openStandIn, type StandIn } from '../../fflogs/stand-in.ts'

const asking = { purpose: 'watch' } as const
const readers = openFightReaders()
let opened: OpenDb
let standIn: StandIn
let code = ''
let reports = 0

beforeAll(async () => {
  opened = await openEmbedded()
  standIn = await openStandIn()
})
afterAll(async () => {
  await standIn.close()
  await readers.close()
  await opened.close()
})
beforeEach(() => {
  reports += 1
  code = `PagedReport${String(reports).padStart(5, '0')}`
})

const client = () => openFflogs({ ...standIn, db: opened.db, now: () => 1_000, retryMs: 1, pageLimit: 100 })
const open = async () => {
  const fflogs = client()
  const report = await openReport(fflogs, code, asking)
  const ledger = { code, revision: report.revision, edition: standing }
  const reading = { client: fflogs, readers, asking, ledger, report }
  return openPulls(reading, openMasterData(reading), report.info, report.pulls)
}
const readAll = async () => {
  const pulls: RecordedPull[] = []
  for await (const pull of (await open()).pulls()) pulls.push(pull)
  return pulls
}
const eventsIn = (pulls: readonly RecordedPull[]) => pulls.map(({ events }) => events.all())
const pagesAsked = (dataType = 'All') =>
  standIn.asked
    .filter(({ question, variables }) => question === 'events' && variables.code === code)
    .filter(({ variables }) => variables.dataType === dataType)
    .map(({ variables }) => variables)
const pagesKept = async () =>
  await opened.db.select().from(fflogsPages).where(eq(fflogsPages.code, code)).orderBy(fflogsPages.startMs)
const harm = (key: Partial<typeof fflogsPages.$inferSelect>, body: string) =>
  opened.db
    .update(fflogsPages)
    .set({ body: Buffer.from(body) })
    .where(and(eq(fflogsPages.code, code), eq(fflogsPages.stream, key.stream ?? 'all')))

test('a fight is read page by page, each event once, although pages are longer than asked for', async () => {
  standIn.show(smallReport({ code, pulls: 1, events: 251 }))
  const [pull] = await readAll()
  const packets = pull?.events.all().flatMap((event) => (event.type === 'cast' ? [event.packet] : []))
  expect(packets).toEqual(Array.from({ length: 251 }, (_, index) => index))
  expect(pull?.events.all().at(-1)).toMatchObject({ type: 'death', at: 59_500 })
  expect(pagesAsked()).toHaveLength(3)
})

test('every page names its fight, its limit, its start and its end; the hits on the party are asked for once more', async () => {
  standIn.show(smallReport({ code, pulls: 2 }))
  await readAll()
  const all = { code, limit: 100, dataType: 'All', filter: '', resources: true }
  expect(pagesAsked()).toEqual([
    { ...all, fightId: 1, from: 600_000, to: 660_001 },
    { ...all, fightId: 2, from: 1_200_000, to: 1_260_001 },
  ])
  const taken = { code, limit: 100, dataType: 'DamageTaken', filter: 'type = "calculateddamage"', resources: false }
  expect(pagesAsked('DamageTaken')).toEqual([
    { ...taken, fightId: 1, from: 600_000, to: 660_001 },
    { ...taken, fightId: 2, from: 1_200_000, to: 1_260_001 },
  ])
})

test('what lies in the ledger is never asked again, and reads the same', async () => {
  standIn.show(smallReport({ code, pulls: 2, events: 120 }))
  const first = eventsIn(await readAll())
  const asked = standIn.asked.length
  expect(eventsIn(await readAll())).toEqual(first)
  const more = standIn.asked.slice(asked).filter(({ question }) => question !== 'token')
  expect(more.map(({ question }) => question)).toEqual(['report'])
})

test('what was cut off goes on with the page it had not reached', async () => {
  standIn.show(smallReport({ code, pulls: 1, events: 251 }))
  const hangUps = Array.from({ length: 4 }, () => faults.hangUp)
  standIn.failNext('events', { kind: 'none' }, { kind: 'none' }, ...hangUps)
  await expect(readAll()).rejects.toThrow('cannot be reached')
  expect(pagesAsked()).toHaveLength(2)
  expect((await readAll())[0]?.events.all()).toHaveLength(252)
  expect(pagesAsked()).toHaveLength(3)
})

test('identical events in one page are all kept', async () => {
  const report = smallReport({ code, pulls: 1, events: 2 })
  const [cast] = report.events[1] ?? []
  if (cast) standIn.show({ ...report, events: { 1: [cast, cast, cast] } })
  expect(eventsIn(await readAll())[0]).toHaveLength(3)
})

test('an exported again report is read anew, and of each fight only the newest pages are kept', async () => {
  const report = smallReport({ code, pulls: 1 })
  standIn.show(report)
  await readAll()
  standIn.show({ ...report, revision: 2 })
  await readAll()
  expect(pagesAsked()).toHaveLength(2)
  expect((await pagesKept()).map(({ stream, revision }) => [stream, revision]).sort()).toEqual([
    ['all', 2],
    ['master', 2],
    ['taken', 2],
  ])
})

test.each(Object.entries(flaws))('an answer that is %s ends in a sentence and is not kept', async (_name, flaw) => {
  standIn.show(smallReport({ code, pulls: 1 }))
  standIn.failFromNowOn('events', flaw)
  await expect(readAll()).rejects.toThrow(AppError)
  expect((await pagesKept()).map(({ stream }) => stream)).toEqual(['master'])
  standIn.heal()
  expect(eventsIn(await readAll())[0]).toHaveLength(7)
})

test.each(['all', 'taken', 'master'])('a kept page of %s that is damaged is asked for once more', async (stream) => {
  standIn.show(smallReport({ code, pulls: 1 }))
  const whole = eventsIn(await readAll())
  await harm({ stream }, 'no zstd')
  const before = standIn.asked.length
  expect(eventsIn(await readAll())).toEqual(whole)
  const asked = standIn.asked.slice(before).filter(({ question }) => question !== 'token')
  expect(asked.map(({ question }) => question)).toEqual(['report', stream === 'master' ? 'masterData' : 'events'])
  expect(eventsIn(await readAll())).toEqual(whole)
  expect(standIn.asked.slice(before).filter(({ question }) => question === 'report')).toHaveLength(2)
})

test.each([true, false])(
  'whether the end of a page belongs to it or not (%s), each event is read once',
  async (endsInclusive) => {
    const other = await openStandIn({ endsInclusive })
    const report = smallReport({ code, pulls: 1, events: 251 })
    other.show(report)
    const fflogs = openFflogs({ ...other, db: opened.db, now: () => 1_000, retryMs: 1, pageLimit: 100 })
    const told = await openReport(fflogs, code, asking)
    const reading = { client: fflogs, readers, asking, report: told, ledger: { code, revision: 1, edition: standing } }
    const pulls: RecordedPull[] = []
    for await (const pull of openPulls(reading, openMasterData(reading), told.info, told.pulls).pulls())
      pulls.push(pull)
    await other.close()
    expect(eventsIn(pulls)[0]).toHaveLength(252)
  },
)
