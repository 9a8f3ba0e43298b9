import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ask, askForToken, askReport, clientToken, tokensIn } from './asking.ts'
import { logIn, openWithMember, renew, whoIs } from './logging-in.ts'
import { smallReport } from './small-report.ts'
import type { StandIn, StandInSettings } from './stand-in.ts'

const dayMs = 24 * 3_600_000
const unauthenticated = '401 {"error":"Unauthenticated."}'

let standIn: StandIn
let now = 0

const open = async (settings: StandInSettings = {}) => {
  standIn = await openWithMember({ now: () => now, ...settings })
}
beforeEach(async () => {
  now = Date.UTC(2026, 6, 1, 20)
  await open()
})
afterEach(() => standIn.close())

describe('a refresh token', () => {
  test('gives new tokens, and the old ones are worth nothing at once', async () => {
    const first = await logIn(standIn)
    const second = tokensIn(await renew(standIn, first.refresh))
    expect(await whoIs(standIn, second.access)).toMatchObject({ name: 'Ayla' })
    expect(await whoIs(standIn, first.access)).toBe(unauthenticated)
    expect(JSON.parse((await renew(standIn, first.refresh)).text)).toMatchObject({ hint: 'Token has been revoked' })
    expect((await renew(standIn, second.refresh)).status).toBe(200)
  })

  test.each([
    ['invalid_request', 401],
    ['invalid_grant', 400],
  ] as const)('is refused as %s, or the other way', async (refreshRefusal, status) => {
    await standIn.close()
    await open({ refreshRefusal })
    const { refresh } = await logIn(standIn)
    now += 721 * dayMs
    const refused = await renew(standIn, refresh)
    expect({ status: refused.status, ...JSON.parse(refused.text) }).toMatchObject({
      status,
      error: refreshRefusal,
      hint: 'Token has expired',
    })
  })
})

describe('a token', () => {
  test('runs out', async () => {
    const { access } = await logIn(standIn)
    now += 360 * dayMs - 1
    expect(await whoIs(standIn, access)).toMatchObject({ name: 'Ayla' })
    now += 1
    expect(await whoIs(standIn, access)).toBe(unauthenticated)
  })

  test('can be taken back, everybody’s or one member’s', async () => {
    const [ours, { access, refresh }] = [await clientToken(standIn), await logIn(standIn)]
    standIn.revokeTokens('Ayla')
    expect(await whoIs(standIn, access)).toBe(unauthenticated)
    expect((await renew(standIn, refresh)).status).toBe(401)
    const alive = () => ask(standIn, '{ rateLimitData { limitPerHour } }', { token: ours })
    expect((await alive()).status).toBe(200)
    standIn.revokeTokens()
    expect((await alive()).status).toBe(401)
  })

  test('of the client does not open the members’ door', async () => {
    expect(await whoIs(standIn, await clientToken(standIn))).toBe(unauthenticated)
  })

  test('of a member tells the client’s door nothing of who they are', async () => {
    standIn.show({ ...smallReport(), owner: 'Ayla', visibility: 'private' })
    const { access: token } = await logIn(standIn)
    const { report, error } = await askReport(standIn, smallReport().code, 'title', { token })
    expect({ report, error }).toEqual({ report: null, error: 'You do not have permission to view this report.' })
    const { text } = await ask(standIn, '{ userData { currentUser { name } } }', { token })
    expect(JSON.parse(text)).toEqual({ data: { userData: { currentUser: null } } })
  })
})

test('a client that is not wanted any more is refused with 403 and a page', async () => {
  standIn.refuseClient()
  const { status, text } = await askForToken(standIn, { grant_type: 'client_credentials' })
  expect({ status, isPage: text.startsWith('<!DOCTYPE html>') }).toEqual({ status: 403, isPage: true })
  standIn.refuseClient(false)
  expect(await clientToken(standIn)).toMatch(/^token-/)
})

test('whose token every question came with is written down', async () => {
  const { access: token } = await logIn(standIn)
  await ask(standIn, '{ rateLimitData { limitPerHour } }')
  await whoIs(standIn, token)
  await whoIs(standIn, 'stolen')
  expect(standIn.requests.map(({ question, by }) => [question, by])).toEqual([
    ['token', undefined],
    ['token', undefined],
    ['points', 'client'],
    ['currentUser', 'Ayla'],
    ['currentUser', undefined],
  ])
  expect(standIn.asked.map(({ question, by }) => [question, by])).toEqual([
    ['token', 'Ayla'],
    ['token', 'client'],
    ['points', 'client'],
    ['currentUser', 'Ayla'],
  ])
})
