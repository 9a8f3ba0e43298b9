import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { askForToken, tokensIn } from './asking.ts'
import { authorize, logIn, openWithMember, redeem, redirect, verifier, whoIs } from './logging-in.ts'
import type { StandIn, StandInSettings } from './stand-in.ts'

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

describe('the authorization page', () => {
  test('sends a member who agrees back with a code and the state', async () => {
    expect(await authorize(standIn)).toEqual({
      status: 302,
      page: redirect,
      told: { code: expect.stringMatching(/^\w+$/), state: 'a state' },
    })
  })

  test('sends one who does not agree back with an error and the state', async () => {
    standIn.logIn(undefined)
    expect(await authorize(standIn)).toMatchObject({
      page: redirect,
      told: { error: 'access_denied', state: 'a state' },
    })
  })

  test.each([
    ['another port', { redirect_uri: 'http://127.0.0.1:8801/auth/fflogs/callback' }],
    ['localhost for 127.0.0.1', { redirect_uri: 'http://localhost:8800/auth/fflogs/callback' }],
    ['a client that is not known', { client_id: 'somebody-else' }],
  ])('sends nobody anywhere for %s', async (_, changed) => {
    expect(await authorize(standIn, changed)).toEqual({ status: 401, page: undefined, told: {} })
  })

  test('takes no challenge but S256', async () => {
    expect((await authorize(standIn, { code_challenge_method: 'plain' })).told).toMatchObject({
      error: 'invalid_request',
    })
  })
})

describe('a code', () => {
  test('is worth 360 days of access, and a refresh token', async () => {
    const { status, text } = await redeem(standIn, (await authorize(standIn)).told.code)
    expect(status).toBe(200)
    expect(JSON.parse(text)).toEqual({
      token_type: 'Bearer',
      expires_in: 31_104_000,
      access_token: expect.any(String),
      refresh_token: expect.any(String),
    })
    expect(await whoIs(standIn, tokensIn({ text, status, headers: new Headers() }).access)).toEqual({
      id: 1,
      name: 'Ayla',
    })
  })

  test('is worth no refresh token where FFLogs gives none', async () => {
    await standIn.close()
    await open({ refreshTokens: false })
    expect(await logIn(standIn)).toMatchObject({ refresh: '' })
  })

  test.each([
    ['used twice', {}, 'Authorization code has been revoked', { uses: 1 }],
    ['too old', {}, 'Authorization code has expired', { afterMs: 600_000 }],
    ['for another place', { redirect_uri: redirect.replace('127.0.0.1', 'localhost') }, 'Invalid redirect URI', {}],
    ['with the wrong verifier', { code_verifier: `${verifier}2` }, 'Failed to verify `code_verifier`.', {}],
  ])('%s is refused', async (_, changed, hint, { uses = 0, afterMs = 0 }: { uses?: number; afterMs?: number }) => {
    const { code } = (await authorize(standIn)).told
    for (let use = 0; use < uses; use++) await redeem(standIn, code)
    now += afterMs
    const { status, text } = await redeem(standIn, code, changed)
    expect({ status, ...JSON.parse(text) }).toMatchObject({ status: 400, error: 'invalid_grant', hint })
  })

  test.each([
    ['no grant type', {}, 400, 'invalid_request'],
    ['no code', { grant_type: 'authorization_code' }, 400, 'invalid_request'],
    ['a grant type of another world', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
  ])('%s is refused', async (_, form, status, error) => {
    const refused = await askForToken(standIn, form)
    expect({ status: refused.status, ...JSON.parse(refused.text) }).toMatchObject({ status, error })
  })

  test('needs the client’s secret', async () => {
    const { code = '' } = (await authorize(standIn)).told
    const form = { grant_type: 'authorization_code', code, redirect_uri: redirect, code_verifier: verifier }
    const refused = await askForToken({ ...standIn, clientSecret: 'wrong' }, form)
    expect({ status: refused.status, ...JSON.parse(refused.text) }).toMatchObject({
      status: 401,
      error: 'invalid_client',
    })
  })

  test('a public client shows its id and its verifier only', async () => {
    await standIn.close()
    await open({ isPublicClient: true })
    const { code = '' } = (await authorize(standIn)).told
    const body = new URLSearchParams({ grant_type: 'authorization_code', code, client_id: standIn.clientId })
    body.set('redirect_uri', redirect)
    body.set('code_verifier', verifier)
    expect((await fetch(`${standIn.url}/oauth/token`, { method: 'POST', body })).status).toBe(200)
  })
})

test('nobody else is at home: a GET is not found', async () => {
  const { status, text } = await fetch(`${standIn.url}/api/v2/client`).then(async (got) => ({
    status: got.status,
    text: await got.text(),
  }))
  expect({ status, text }).toEqual({ status: 404, text: '{"message":""}' })
})
