import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { AppError } from '../../../src/errors.ts'
import { type FflogsClient, openFflogs } from '../../../src/ingest/fflogs/client.ts'
import { eventsQuery, streams } from '../../../src/ingest/fflogs/events-query.ts'
import { reportQuery } from '../../../src/ingest/fflogs/queries.ts'
import { openReport as open } from '../../../src/ingest/fflogs/report.ts'
import { type OpenDb, openEmbedded } from '../../../src/store/db.ts'
import { faults, flaws, stall, tooFastFor } from '../../fflogs/faults.ts'
import { smallReport } from '../../fflogs/small-report.ts'
import { openStandIn, type StandIn } from '../../fflogs/stand-in.ts'

let opened: OpenDb
let standIn: StandIn
let now = Date.UTC(2026, 6, 1, 20)
const report = smallReport()

beforeAll(async () => {
  opened = await openEmbedded()
})
afterAll(() => opened.close())
beforeEach(async () => {
  now += 24 * 3_600_000 // what one test was refused has passed by the next
  standIn = await openStandIn({ now: () => now })
  standIn.show(report)
})
afterEach(() => standIn.close())

const openReport = (fflogs: FflogsClient, code: string) => open(fflogs, code, { purpose: 'watch' })
const client = (settings: Partial<Parameters<typeof openFflogs>[0]> = {}) =>
  openFflogs({ ...standIn, db: opened.db, now: () => now, retryMs: 1, ...settings })
const asked = (question: string) => standIn.asked.filter((request) => request.question === question).length
/** The failure of a question, whole: its code, its sentence, and everything a log would print of it. */
const failure = async (asking: Promise<unknown>): Promise<AppError> => {
  const error = await asking.then(
    () => undefined,
    (thrown) => thrown,
  )
  if (!(error instanceof AppError)) throw new Error('it should have failed in a foreseen way', { cause: error })
  for (const secret of [standIn.clientSecret, 'token-1', 'Basic ', 'Bearer ']) {
    expect(`${error.stack} ${String(error.cause)}`).not.toContain(secret)
  }
  return error
}

describe('access', () => {
  test('one token serves many questions, also at once', async () => {
    const fflogs = client()
    await Promise.all([1, 2, 3].map(() => openReport(fflogs, report.code)))
    await openReport(fflogs, report.code)
    expect(asked('token')).toBe(1)
    expect(asked('report')).toBe(4)
  })

  test('a token that ran out is replaced before it is used', async () => {
    const fflogs = client()
    await openReport(fflogs, report.code)
    now += 361 * 24 * 3_600_000
    await openReport(fflogs, report.code)
    expect(asked('token')).toBe(2)
  })

  test('a revoked token is replaced once', async () => {
    const fflogs = client()
    await openReport(fflogs, report.code)
    standIn.revokeTokens()
    await openReport(fflogs, report.code)
    expect(asked('token')).toBe(2)
  })

  test('missing or wrong credentials are named', async () => {
    for (const wrong of [{ clientId: undefined }, { clientSecret: 'something-else' }]) {
      const error = await failure(openReport(client(wrong), report.code))
      expect(error.code).toBe('bad-configuration')
      expect(error.message).toMatch(/FFLOGS_CLIENT_ID and FFLOGS_CLIENT_SECRET/)
    }
  })

  test('a client that FFLogs refuses is told so, and asks nothing for a while', async () => {
    const fflogs = client()
    standIn.refuseClient()
    expect(await failure(openReport(fflogs, report.code))).toMatchObject({ message: expect.stringContaining('(403)') })
    now += 14 * 60_000
    expect(await failure(openReport(fflogs, report.code))).toMatchObject({ code: 'bad-configuration' })
    expect(standIn.requests).toHaveLength(1)
    standIn.refuseClient(false)
    now += 60_000
    expect((await openReport(fflogs, report.code)).info.title).toBe('A short night')
  })

  test('so does one that is refused later', async () => {
    const fflogs = client()
    standIn.failNext('api', { kind: 'reply', status: 403, body: '<html>Forbidden</html>' })
    await failure(openReport(fflogs, report.code))
    await failure(openReport(fflogs, report.code))
    expect(standIn.requests.filter(({ question }) => question === 'report')).toHaveLength(1)
  })

  test('a token that is refused although it is new ends the question', async () => {
    const refused = { kind: 'reply', status: 401, body: '{"error":"Unauthenticated."}' } as const
    standIn.failNext('api', refused, refused)
    expect(await failure(openReport(client(), report.code))).toMatchObject({ code: 'bad-configuration' })
    expect(asked('token')).toBe(2)
  })
})

describe('what passes by itself is tried again', () => {
  const { tooFast: _throttle, ...passing } = faults
  test.each(Object.entries(passing))('%s', async (_, fault) => {
    standIn.failNext('api', fault, fault)
    standIn.failNext('token', fault)
    expect((await openReport(client(), report.code)).info.title).toBe('A short night')
  })

  test('but not forever', async () => {
    standIn.failFromNowOn('api', faults.gatewayPage)
    const error = await failure(openReport(client(), report.code))
    expect(error).toMatchObject({ code: 'unavailable', message: expect.stringContaining('cannot be reached') })
    expect(standIn.requests.filter(({ question }) => question === 'report')).toHaveLength(4)
  })

  test('half an answer stays half an answer', async () => {
    standIn.failFromNowOn('api', flaws.truncated)
    const error = await failure(openReport(client(), report.code))
    expect(error).toMatchObject({ code: 'unavailable', message: expect.stringContaining('cut off') })
  })

  test('who takes too long is not asked again at once', async () => {
    standIn.failNext('api', stall())
    const error = await failure(openReport(client({ timeoutMs: 100 }), report.code))
    expect(error).toMatchObject({ code: 'unavailable', message: expect.stringContaining('did not answer within') })
    expect(standIn.requests.filter(({ question }) => question === 'report')).toHaveLength(1)
  })

  test('and a server that is not there is unreachable', async () => {
    const url = standIn.url
    await standIn.close()
    expect(await failure(openReport(client({ url }), report.code))).toMatchObject({ code: 'unavailable' })
    standIn = await openStandIn()
  })

  test('one that is somewhere else is told to the operator', async () => {
    const error = await failure(openReport(client({ url: `${standIn.url}/elsewhere` }), report.code))
    expect(error).toMatchObject({ code: 'bad-configuration', message: expect.stringContaining('FFLOGS_URL') })
  })
})

describe('a throttle of our address', () => {
  const asked = () => standIn.requests.filter(({ question }) => question === 'report').length

  test('is not answered by asking again, and each one is waited out longer than the one before', async () => {
    const fflogs = client()
    const pauses: number[] = []
    for (const _ of [1, 2, 3]) {
      standIn.failNext('api', faults.tooFast)
      await failure(openReport(fflogs, report.code))
      const { silence } = await fflogs.budget.standing()
      pauses.push((silence?.until ?? 0) - now)
      expect(await failure(openReport(fflogs, report.code))).toMatchObject({ code: 'busy' })
      now = silence?.until ?? now
    }
    expect(asked()).toBe(3)
    expect(pauses.every((pauseMs, index) => pauseMs > 2_000 * 2 ** index && pauseMs <= 5_000 * 2 ** index)).toBe(true)
    await openReport(fflogs, report.code)
  })

  test('that says for how long is kept to', async () => {
    const fflogs = client()
    await openReport(fflogs, report.code)
    standIn.failNext('api', tooFastFor(2_978))
    await failure(openReport(fflogs, report.code))
    now += 2_977_000
    expect(await failure(openReport(fflogs, report.code))).toMatchObject({
      code: 'busy',
      message: expect.stringContaining('slow down'),
    })
    now += 6_000
    await openReport(fflogs, report.code)
    expect(asked()).toBe(3)
  })

  test('is kept away by waiting when few requests are left', async () => {
    standIn.setRequestsPerMinute(300)
    const fflogs = client()
    await openReport(fflogs, report.code)
    const quickly = await timeOf(() => openReport(fflogs, report.code))
    standIn.setRequestsPerMinute(1)
    await openReport(fflogs, report.code) // the answer says that none is left
    now += 60_000
    const carefully = await timeOf(() => openReport(fflogs, report.code))
    expect(carefully).toBeGreaterThan(quickly + 4_000)
  })
})

/** ms */
const timeOf = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}

describe('points', () => {
  test('are known after the first answer', async () => {
    const fflogs = client()
    await openReport(fflogs, report.code)
    expect((await fflogs.budget.standing()).points).toMatchObject({ limit: 3_600, left: expect.closeTo(3_597.5) })
  })

  test('when they are gone, FFLogs is left alone until they are back', async () => {
    const fflogs = client()
    await openReport(fflogs, report.code)
    standIn.setLimitPerHour(1)
    const error = await failure(openReport(fflogs, report.code))
    expect(error).toMatchObject({ code: 'busy', message: expect.stringContaining('only so much an hour') })
    standIn.setLimitPerHour(3_600)
    now += 1_199_000
    await failure(openReport(fflogs, report.code))
    now += 2_000
    await openReport(fflogs, report.code)
    expect(asked('report')).toBe(2)
  })
})

describe('what FFLogs says in words becomes a sentence', () => {
  test('no such report', async () => {
    const error = await failure(openReport(client(), 'NoSuchReport0001'))
    expect(error).toMatchObject({ code: 'not-found', message: expect.stringContaining('no such report') })
  })

  test('a private one', async () => {
    standIn.show({ ...report, visibility: 'private' })
    const error = await failure(openReport(client(), report.code))
    expect(error).toMatchObject({ code: 'forbidden', message: expect.stringContaining('private') })
  })

  test('an archived one, before events are asked', async () => {
    standIn.show(report, { archived: true })
    const error = await failure(openReport(client(), report.code))
    expect(error).toMatchObject({ code: 'forbidden', message: expect.stringContaining('archived') })
    expect(asked('events')).toBe(0)
  })

  test.each([
    ['a complaint we do not know', '{"data":null,"errors":[{"message":"Something new."}]}', 'Something new.'],
    ['an answer of another shape', '{"data":{"rateLimitData":null,"reportData":{"report":{}}}}', 'report'],
    ['an answer that is no JSON after all', '{"data":{"rateLimitData":null,"repo}', 'cut off'],
    ['a complaint that is not GraphQL', '{"error":"Something else."}', 'Something else.'],
  ])('%s', async (_, body, hint) => {
    standIn.failNext('api', { kind: 'reply', status: 200, body })
    const error = await failure(openReport(client(), report.code))
    expect(error).toMatchObject({ code: 'unavailable', message: expect.stringContaining(hint) })
  })

  test('a part of an answer counts for nothing, and it is said which part is missing', async () => {
    standIn.failNext('api', flaws.partial)
    const error = await failure(openReport(client(), report.code))
    expect(error).toMatchObject({ code: 'unavailable', message: expect.stringMatching(/part of its answer.*report\./) })
  })

  test('a complaint where events should be is one', async () => {
    standIn.failNext('api', flaws.scalarError)
    const variables = { code: report.code, fightId: 1, from: 0, to: 9e6, limit: 100, ...streams.all }
    const error = await failure(client().ask(eventsQuery, variables, { purpose: 'watch' }))
    expect(error).toMatchObject({ code: 'unavailable', message: expect.stringContaining('No data found') })
  })

  test('bytes that begin with a refusal are one too', async () => {
    const asking = client().askBytes(reportQuery, { code: 'NoSuchReport0001' }, { purpose: 'watch' })
    expect(await failure(asking)).toMatchObject({ code: 'not-found' })
  })
})
