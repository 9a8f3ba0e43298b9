import { inspect } from 'node:util'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sentenceFor } from '../../../src/errors.ts'
import { openFflogs } from '../../../src/ingest/fflogs/client.ts'
import { openReport } from '../../../src/ingest/fflogs/report.ts'
import { type OpenDb, openEmbedded } from '../../../src/store/db.ts'
import { findMemberLogin } from '../../../src/store/fflogs/logins.ts'
import { createTicket } from '../../../src/store/fflogs/tickets.ts'
import { openStatic } from '../../../src/store/people/statics.ts'
import { linkingWith, linkMember, testVault, visit } from '../../fflogs/members.ts'
import { smallReport } from '../../fflogs/small-report.ts'
import { type Fault, faults, flaws, openStandIn, type StandIn, stall, tooFastFor } from '../../fflogs/stand-in.ts'

const year = 360 * 24 * 3_600_000
const report = smallReport()
let store: OpenDb
let standIn: StandIn
let now = Date.UTC(2026, 6, 1, 20)
const clock = () => now

beforeAll(async () => {
  store = await openEmbedded()
  standIn = await openStandIn({ now: clock })
  standIn.show(report)
  standIn.addUser('Ayla')
})
afterAll(async () => {
  await standIn.close()
  await store.close()
})
beforeEach(() => {
  now += year
  standIn.heal()
})

/** Everything that can be seen of a failure: its sentence, a line of the log, and all that hangs on it. */
function traceOf(error: unknown): string {
  const lines: string[] = []
  pino({}, { write: (line: string) => void lines.push(line) }).error({ err: error }, 'it failed')
  return [sentenceFor(error), ...lines, inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true })].join(
    '\n',
  )
}

const told = (body: object, status = 200): Fault => ({ kind: 'reply', status, body: JSON.stringify(body) })
const badTokens = {
  noType: told({ access_token: 'token-9', refresh_token: 'refresh-9', expires_in: 1 }),
  oddType: told({ access_token: 'token-9', refresh_token: 'refresh-9', token_type: 'mac', expires_in: 1 }),
  oddTime: told({ access_token: 'token-9', refresh_token: 'refresh-9', token_type: 'Bearer', expires_in: 'soon' }),
  noToken: told({ refresh_token: 'refresh-9', token_type: 'Bearer' }),
  list: told([{ access_token: 'token-9' }]),
  quoted: told({ error: 'invalid_grant', error_description: 'It is worth nothing.' }, 400),
} satisfies Record<string, Fault>

const apiFaults = {
  ...faults,
  truncated: flaws.truncated,
  partial: flaws.partial,
  throttle: tooFastFor(60),
  stall: stall(),
  refused: told({ error: 'Unauthenticated.' }, 401),
  forbidden: told({ error: 'Forbidden' }, 403),
  gone: told({ message: '' }, 404),
  points: told({ status: 429, error: 'You have no points left.' }, 429),
}

/** Fails in that way for as long as it is asked: with our own client, with a member's login, and on the way to one. */
async function failures(about: 'token' | 'api', fault: Fault): Promise<unknown[]> {
  const { db } = store
  const { id: staticId } = await openStatic(db, { discordId: 'guild', name: 'Server' })
  await linkMember({ db, standIn, now: clock }, staticId, 'Ayla')
  const { id: login = 0 } = (await findMemberLogin(db, staticId, 'Ayla')) ?? {}
  const key = await createTicket(db, { staticId, discordUserId: 'Ayla', name: 'Ayla' }, now)
  const linking = linkingWith({ db, standIn, now: clock })
  const { url, state } = await linking.begin(key)
  const back = await visit(url)

  if (about === 'token') now += 10_000
  standIn.failFromNowOn(about, fault)
  const client = () => openFflogs({ ...standIn, db, vault: testVault, now: clock, retryMs: 1, timeoutMs: 50 })
  const thrown: unknown[] = []
  const attempt = (work: Promise<unknown>) => work.catch((error: unknown) => thrown.push(error))
  await attempt(linking.finish(back, state))
  await attempt(openReport(client(), report.code, { purpose: 'watch' }))
  if (about === 'token') now += year
  await attempt(openReport(client(), report.code, { purpose: 'watch', login, staticId }))
  return thrown
}

test.each([
  ...Object.entries(apiFaults).map(([name, fault]) => [name, 'api', fault] as const),
  ...Object.entries({ ...faults, ...badTokens }).map(([name, fault]) => [name, 'token', fault] as const),
])('no token and no secret is to be seen when %s befalls the %s', async (_, about, fault) => {
  const thrown = await failures(about, fault)
  expect(thrown.length).toBeGreaterThan(0)
  const basic = Buffer.from(`${standIn.clientId}:${standIn.clientSecret}`).toString('base64')
  for (const error of thrown) {
    const trace = traceOf(error)
    for (const secret of [standIn.clientSecret, basic, 'Bearer ', /token-\d/, /refresh-\d/, /code_verifier=/]) {
      expect(trace).not.toMatch(secret)
    }
  }
})
