import { afterEach, beforeEach, expect, test } from 'vitest'
import { ask, clientToken } from './asking.ts'
import { smallReport } from './small-report.ts'
import { openStandIn, type StandIn } from './stand-in.ts'

const report = smallReport({ pulls: 1, events: 300 })
const minute = 60_000

let standIn: StandIn
let token: string
let now = 0

beforeEach(async () => {
  now = Date.UTC(2026, 6, 1, 20)
  standIn = await openStandIn({ now: () => now })
  standIn.show(report)
  token = await clientToken(standIn)
})
afterEach(() => standIn.close())

const rateLimit = 'rateLimitData { limitPerHour pointsSpentThisHour pointsResetIn }'
const about = (fields: string, code = report.code) => `{ reportData { report(code: "${code}") { ${fields} } } }`
const events = (startTime: number) =>
  `events(fightIDs: [1], startTime: ${startTime}, endTime: 700000, limit: 100) { nextPageTimestamp }`
const told = async () => JSON.parse((await ask(standIn, `{ ${rateLimit} }`, { token })).text).data.rateLimitData

/** What a question costs. A look at the points costs 1 itself, which is told by the next look only. */
async function costOf(query: string): Promise<number> {
  const before = (await told()).pointsSpentThisHour
  await ask(standIn, query, { token })
  return (await told()).pointsSpentThisHour - before - 1
}

test.each([
  ['a bare report', about('title'), 1],
  ['a report with its fights', about('title fights { id }'), 2],
  ['fights and phases, which are charged once', about('fights { id } phases { encounterID }'), 2],
  ['master data, which comes with fights at no cost', about('fights { id } masterData { actors { id } }'), 2],
  ['a first page of events', about(events(600_000)), 2.08],
  ['aliases, which save nothing', about(`one: ${events(600_000)} other: ${events(600_001)}`), 4.16],
  ['a report that is not there', about('title', 'NoSuchReport0001'), 1],
  ['a question of bad form', '{ nonsense }', 1],
])('%s costs', async (_, query, points) => {
  expect(await costOf(query)).toBeCloseTo(points)
})

test('a further page costs less than the first', async () => {
  const first = JSON.parse((await ask(standIn, about(events(600_000)), { token })).text)
  expect(await costOf(about(events(first.data.reportData.report.events.nextPageTimestamp)))).toBeCloseTo(1)
})

test('what was spent is told one request late', async () => {
  const spent = async () => (await told()).pointsSpentThisHour
  expect([await spent(), await spent(), await spent()]).toEqual([0, 1, 2])
})

test('points come back at once, every hour', async () => {
  await ask(standIn, about('title'), { token })
  now += 19 * minute
  expect(await told()).toEqual({ limitPerHour: 3_600, pointsSpentThisHour: 1, pointsResetIn: 60 })
  now += minute
  expect(await told()).toEqual({ limitPerHour: 3_600, pointsSpentThisHour: 0, pointsResetIn: 3_600 })
})

test('without points there is a 429 in JSON until they are back', async () => {
  standIn.setLimitPerHour(2)
  await ask(standIn, about('fights { id }'), { token })
  const { status, text } = await ask(standIn, about('title'), { token })
  expect({ status, body: JSON.parse(text) }).toEqual({ status: 429, body: { status: 429, error: expect.any(String) } })
  now += 20 * minute
  expect((await ask(standIn, about('title'), { token })).status).toBe(200)
})

test('members have points of their own', async () => {
  standIn.setLimitPerHour(9_000, 'Ayla')
  standIn.setLimitPerHour(0)
  expect((await ask(standIn, `{ ${rateLimit} }`, { token })).status).toBe(429)
  standIn.setLimitPerHour(1, 'client')
  expect((await told()).limitPerHour).toBe(1)
})

test('every good answer tells of the address’s own limit, and a limit that was set is kept', async () => {
  const limits = async () => {
    const { status, text, headers } = await ask(standIn, about('title'), { token })
    return [status, text[0], headers.get('x-ratelimit-limit'), headers.get('x-ratelimit-remaining')]
  }
  expect([await limits(), await limits()]).toEqual(Array(2).fill([200, '{', '300', '299']))
  standIn.setRequestsPerMinute(2)
  expect(await limits()).toEqual([200, '{', '2', '1'])
  expect(await limits()).toEqual([200, '{', '2', '0'])
  expect(await limits()).toEqual([429, '<', null, null])
  now += minute
  expect(await limits()).toEqual([200, '{', '2', '1'])
})
