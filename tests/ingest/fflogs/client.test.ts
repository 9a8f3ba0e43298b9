import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { AppError } from '../../../src/errors.ts'
import { type FflogsClient, openFflogs } from '../../../src/ingest/fflogs/client.ts'
import { openReport as open } from '../../../src/ingest/fflogs/report.ts'
import { type OpenDb, openEmbedded } from '../../../src/store/db.ts'
import { smallReport } from '../../fflogs/small-report.ts'
import { faults, openStandIn, type StandIn } from '../../fflogs/stand-in.ts'

let opened: OpenDb
let standIn: StandIn
let now = 0
const report = smallReport()

beforeAll(async () => {
  opened = await openEmbedded()
})
afterAll(() => opened.close())
beforeEach(async () => {
  now = Date.UTC(2026, 6, 1, 20)
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

  test('a banned client is told so, and asked no more than needed', async () => {
    standIn.failNext('token', { kind: 'reply', status: 403, body: '<html>Forbidden</html>' })
    expect(await failure(openReport(client(), report.code))).toMatchObject({ code: 'bad-configuration' })
    expect(asked('report')).toBe(0)
  })

  test('a token that is refused although it is new ends the question', async () => {
    const refused = { kind: 'reply', status: 401, body: '{"error":"Unauthenticated."}' } as const
    standIn.failNext('api', refused, refused)
    expect(await failure(openReport(client(), report.code))).toMatchObject({ code: 'bad-configuration' })
    expect(asked('token')).toBe(2)
  })
})

describe('what passes by itself is tried again', () => {
  test.each(Object.entries(faults))('%s', async (_, fault) => {
    standIn.failNext('api', fault, fault)
    standIn.failNext('token', fault)
    expect((await openReport(client(), report.code)).info.title).toBe('A short night')
  })

  test('but not forever', async () => {
    standIn.failNext('api', ...Array.from({ length: 10 }, () => faults.gatewayPage))
    const error = await failure(openReport(client(), report.code))
    expect(error).toMatchObject({ code: 'unavailable', message: expect.stringContaining('cannot be reached') })
  })

  test('and a server that is not there is unreachable', async () => {
    const url = standIn.url
    await standIn.close()
    expect(await failure(openReport(client({ url }), report.code))).toMatchObject({ code: 'unavailable' })
    standIn = await openStandIn()
  })

  test('a short Retry-After is waited for, a long one is told and kept', async () => {
    const fflogs = client()
    standIn.failNext('api', { ...faults.tooFast, retryAfterSeconds: 0 })
    await openReport(fflogs, report.code)
    standIn.failNext('api', { ...faults.tooFast, retryAfterSeconds: 2978 })
    const error = await failure(openReport(fflogs, report.code))
    expect(error).toMatchObject({ code: 'busy', message: expect.stringContaining('20:49 UTC') })
    await failure(openReport(fflogs, report.code))
    now += 2_978_000
    await openReport(fflogs, report.code)
    expect(asked('report')).toBe(2)
  })
})

describe('points', () => {
  test('are known after the first answer', async () => {
    const fflogs = client()
    expect(fflogs.points()).toBeUndefined()
    await openReport(fflogs, report.code)
    await openReport(fflogs, report.code)
    expect(fflogs.points()).toEqual({ limitPerHour: 3_600, spent: 2, resetsAt: now + 1_200_000 })
  })

  test('when they are gone, FFLogs is left alone until they are back', async () => {
    const fflogs = client()
    await openReport(fflogs, report.code)
    standIn.setLimitPerHour(1)
    const error = await failure(openReport(fflogs, report.code))
    expect(error).toMatchObject({ code: 'busy', message: expect.stringContaining('at 20:20 UTC') })
    standIn.setLimitPerHour(3_600)
    now += 1_199_000
    await failure(openReport(fflogs, report.code))
    now += 1_000
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
    ['an answer that is cut off', '{"data":{"rateLimitData":null,"repo', 'cut off'],
  ])('%s', async (_, body, hint) => {
    standIn.failNext('api', { kind: 'reply', status: 200, body })
    const error = await failure(openReport(client(), report.code))
    expect(error).toMatchObject({ code: 'unavailable', message: expect.stringContaining(hint) })
  })
})
