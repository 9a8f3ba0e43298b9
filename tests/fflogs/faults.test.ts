import { afterEach, beforeEach, expect, test } from 'vitest'
import { ask, clientToken } from './asking.ts'
import { smallReport } from './small-report.ts'
import { type Fault, faults, flaws, openStandIn, type StandIn, stall, tooFastFor } from './stand-in.ts'

const report = smallReport({ pulls: 1 })
const page = `{ reportData { report(code: "${report.code}") {
  events(fightIDs: [1], startTime: 600000, endTime: 700000, limit: 100) { data nextPageTimestamp }
} } }`
const list = `{ reportData { report(code: "${report.code}") { title fights { id } } } }`

let standIn: StandIn
let token: string

beforeEach(async () => {
  standIn = await openStandIn()
  standIn.show(report)
  token = await clientToken(standIn)
})
afterEach(() => standIn.close())

/** What is heard, in a few words: nothing at all, or the status, the kind of the body and whether it can be read. */
async function hear(query: string) {
  const heard = await ask(standIn, query, { token }).catch(() => undefined)
  if (heard === undefined) return 'nothing'
  const type = heard.headers.get('content-type')?.split('/').at(-1)
  return [
    heard.status,
    heard.headers.get('retry-after'),
    type,
    parsed(heard.text) === undefined ? 'unreadable' : 'JSON',
  ]
    .filter((word) => word !== null)
    .join(' ')
}

function parsed(text: string) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const good = '200 json JSON'

test.each<[string, Fault, string]>([
  ['a gateway’s page', faults.gatewayPage, '500 html unreadable'],
  ['a throttle', faults.tooFast, '429 html unreadable'],
  ['a throttle that says for how long', tooFastFor(2_978), '429 2978 html unreadable'],
  ['an empty body', faults.emptyPage, '200 html unreadable'],
  ['half of the JSON as if it were whole', flaws.truncated, '200 json unreadable'],
  ['a connection that ends in the middle', faults.cut, 'nothing'],
  ['a connection that ends at once', faults.hangUp, 'nothing'],
  ['nothing wrong', { kind: 'none' }, good],
])('%s', async (_, fault, heard) => {
  standIn.failNext('events', fault)
  expect([await hear(list), await hear(page), await hear(page)]).toEqual([good, heard, good])
})

test('a stall is longer than whoever waits for less', async () => {
  standIn.failNext('events', stall(60_000))
  const body = JSON.stringify({ query: page })
  const headers = { authorization: `Bearer ${token}` }
  const asking = fetch(`${standIn.url}/api/v2/client`, {
    method: 'POST',
    headers,
    body,
    signal: AbortSignal.timeout(50),
  })
  await expect(asking).rejects.toThrow('timeout')
  expect(standIn.requests.map(({ question }) => question)).toEqual(['token', 'events'])
  expect(standIn.asked.map(({ question }) => question)).toEqual(['token'])
})

test('a short stall only delays', async () => {
  standIn.failNext('events', stall(50))
  expect(await hear(page)).toBe(good)
})

test('partial data: one field is null and named, the rest is good', async () => {
  standIn.failNext('report', flaws.partial)
  const { text } = await ask(standIn, list, { token })
  expect(JSON.parse(text)).toMatchObject({
    data: { reportData: { report: { title: 'A short night', fights: null } } },
    errors: [{ message: 'Internal server error', path: ['reportData', 'report', 'fights'] }],
  })
})

test('partial data: of two aliases, one is good', async () => {
  standIn.failNext('events', flaws.partial)
  const events = 'events(fightIDs: [1], endTime: 700000) { nextPageTimestamp }'
  const both = `{ reportData { report(code: "${report.code}") { one: ${events} other: ${events} } } }`
  const { text } = await ask(standIn, both, { token })
  expect(JSON.parse(text)).toMatchObject({
    data: { reportData: { report: { one: null, other: { nextPageTimestamp: null } } } },
    errors: [{ path: ['reportData', 'report', 'one'] }],
  })
})

test('an error where the events should be, and none where errors should be', async () => {
  standIn.failNext('events', flaws.scalarError)
  const { text } = await ask(standIn, page, { token })
  const { data, ...rest } = JSON.parse(text)
  expect(rest).toEqual({})
  expect(data.reportData.report.events.data).toEqual({ error: expect.stringContaining('No data found') })
})

test('a cursor that points to its own page', async () => {
  standIn.failNext('events', flaws.stuckCursor)
  const { text } = await ask(standIn, page, { token })
  expect(JSON.parse(text).data.reportData.report.events.nextPageTimestamp).toBe(600_000)
})

test('faults come one after the other, the question’s own before those of all, until they are healed', async () => {
  standIn.failNext('api', faults.tooFast)
  standIn.failNext('report', { kind: 'none' }, faults.gatewayPage)
  const [gateway, tooFast] = ['500 html unreadable', '429 html unreadable']
  expect([await hear(list), await hear(list), await hear(list), await hear(list)]).toEqual([
    good,
    gateway,
    tooFast,
    good,
  ])
  standIn.failFromNowOn('api', faults.gatewayPage)
  expect([await hear(list), await hear(page), await hear(list)]).toEqual([gateway, gateway, gateway])
  standIn.heal()
  expect(await hear(list)).toBe(good)
})
