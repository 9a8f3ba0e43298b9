import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openFflogs } from '../../../src/ingest/fflogs/client.ts'
import { openReport } from '../../../src/ingest/fflogs/report.ts'
import type { RecordedPull } from '../../../src/report.ts'
import { type OpenDb, openEmbedded } from '../../../src/store/db.ts'
import { fflogsPages } from '../../../src/store/schema.ts'
import { smallReport } from '../../fflogs/small-report.ts'
import { openStandIn, type StandIn } from '../../fflogs/stand-in.ts'

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
  await opened.close()
})
beforeEach(() => {
  reports += 1
  code = `PagedReport${String(reports).padStart(5, '0')}`
})

const open = () =>
  openReport(openFflogs({ ...standIn, db: opened.db, now: () => 1_000, retryMs: 1, pageLimit: 100 }), code, {
    purpose: 'watch',
  })
const pagesAsked = () =>
  standIn.asked.filter(({ question, variables }) => question === 'events' && variables.code === code)
const readAll = async () => {
  const pulls: RecordedPull[] = []
  for await (const pull of (await open()).pulls()) pulls.push(pull)
  return pulls
}

test('a fight is read page by page, each event once, although pages are longer than asked for', async () => {
  standIn.show(smallReport({ code, pulls: 1, events: 251 }))
  const [pull] = await readAll()
  const packets = pull?.events.all().flatMap((event) => (event.type === 'cast' ? [event.packet] : []))
  expect(packets).toEqual(Array.from({ length: 251 }, (_, index) => index))
  expect(pull?.events.all().at(-1)).toMatchObject({ type: 'death', at: 59_500 })
  expect(pagesAsked()).toHaveLength(3)
})

test('every page names its fight and its limit', async () => {
  standIn.show(smallReport({ code, pulls: 2 }))
  await readAll()
  expect(pagesAsked().map(({ variables }) => variables)).toEqual([
    { code, fightId: 1, from: 600_000, to: 660_001, limit: 100 },
    { code, fightId: 2, from: 1_200_000, to: 1_260_001, limit: 100 },
  ])
})

test('what lies in the ledger is never asked again, and reads the same', async () => {
  standIn.show(smallReport({ code, pulls: 2, events: 120 }))
  const first = (await readAll()).map(({ events }) => events.all())
  const asked = pagesAsked().length
  expect((await readAll()).map(({ events }) => events.all())).toEqual(first)
  expect(pagesAsked()).toHaveLength(asked)
})

test('what was cut off goes on with the page it had not reached', async () => {
  standIn.show(smallReport({ code, pulls: 1, events: 251 }))
  const hangUps = Array.from({ length: 4 }, () => ({ kind: 'hang-up' }) as const)
  standIn.failNext('api', ...Array.from({ length: 4 }, () => ({ kind: 'none' }) as const), ...hangUps)
  await expect(readAll()).rejects.toThrow('cannot be reached') // after report, masterData and two pages
  expect(pagesAsked()).toHaveLength(2)
  expect((await readAll())[0]?.events.all()).toHaveLength(252)
  expect(pagesAsked()).toHaveLength(3)
})

test('a re-exported report is read anew', async () => {
  const report = smallReport({ code, pulls: 1 })
  standIn.show(report)
  await readAll()
  standIn.show({ ...report, revision: 2 })
  await readAll()
  expect(pagesAsked()).toHaveLength(2)
})

test('a page that points to itself ends in a sentence and is not kept', async () => {
  standIn.show(smallReport({ code, pulls: 1 }))
  const report = await open()
  const events = { data: [], nextPageTimestamp: 600_000 }
  const body = JSON.stringify({ data: { rateLimitData: null, reportData: { report: { events } } } })
  standIn.failNext('api', { kind: 'none' }, { kind: 'reply', status: 200, body })
  await expect(report.fights[0]?.read()).rejects.toThrow('an answer we cannot use')
  const kept = await opened.db.select({ code: fflogsPages.code }).from(fflogsPages)
  expect(kept.filter((page) => page.code === code)).toEqual([])
})

test('trash, fights of no length and fights that go on are no pulls', async () => {
  const report = smallReport({ code, pulls: 4 })
  const [pull, trash, instant, running] = report.fights
  if (!pull || !trash || !instant || !running) return
  standIn.show({
    ...report,
    fights: [
      pull,
      { ...trash, encounterID: 0, kill: null },
      { ...instant, endTime: instant.startTime },
      { ...running, inProgress: true },
    ],
  })
  expect((await readAll()).map(({ sourceKey }) => sourceKey)).toEqual(['1'])
})
