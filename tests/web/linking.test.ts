import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type OpenDb, openEmbedded } from '../../src/store/db.ts'
import { findMemberLogin } from '../../src/store/fflogs/logins.ts'
import { createTicket } from '../../src/store/fflogs/tickets.ts'
import { openStatic } from '../../src/store/people/statics.ts'
import { linkingWith, redirectUri } from '../fflogs/members.ts'
import { faults, openStandIn, type StandIn } from '../fflogs/stand-in.ts'
import { siteOver } from './seed.ts'

let store: OpenDb
let standIn: StandIn
let staticId: number
let now = Date.UTC(2026, 6, 1, 20)
const own = 'http://localhost:8800'

beforeAll(async () => {
  store = await openEmbedded()
  standIn = await openStandIn({ now: () => now })
  standIn.addUser('ayla.fflogs')
  staticId = (await openStatic(store.db, { discordId: 'guild', name: 'The <Server>' })).id
})
afterAll(async () => {
  await standIn.close()
  await store.close()
})
let user = 0
beforeEach(() => {
  user += 1
  standIn.logIn('ayla.fflogs')
})

const member = () => ({ discordUserId: String(user), name: 'Ayla' })
const newKey = () => createTicket(store.db, { staticId, ...member() }, now)
const login = () => findMemberLogin(store.db, staticId, String(user))

const site = () => {
  const env = { FFLOGS_URL: standIn.url }
  return siteOver(store.db, { env, linking: linkingWith({ db: store.db, standIn, now: () => now }) }).app
}
const get = async (url: string, cookie = '') => {
  const response = await site().request(url, { headers: { host: new URL(url).host, cookie } })
  return { status: response.status, html: await response.text(), headers: response.headers }
}
/** Presses the button on the page of an address. */
const press = async (key: string, headers: Record<string, string> = { origin: own }) => {
  const response = await site().request(`${own}/auth/fflogs/${key}`, { method: 'POST', headers })
  const cookie = response.headers.get('set-cookie') ?? ''
  return { response, cookie, sent: cookie.split(';')[0] ?? '', to: response.headers.get('location') ?? '' }
}
/** Where FFLogs sends the browser back to. */
const throughFflogs = async (to: string): Promise<string> =>
  (await fetch(to, { redirect: 'manual' })).headers.get('location') ?? ''

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

describe('the whole way of a login', () => {
  test('says first whose it is, goes to FFLogs, and comes back with the account linked', async () => {
    const key = await newKey()
    const first = await get(`${own}/auth/fflogs/${key}`)
    expect(first.status).toBe(200)
    expect(first.html).toContain('<dd>Ayla</dd>')
    expect(first.html).toContain('<dd>The &lt;Server&gt;</dd>')

    const { response, cookie, sent, to } = await press(key)
    expect(response.status).toBe(303)
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=Lax/i)
    expect(cookie).toMatch(/Max-Age=600/i)
    expect(Object.fromEntries(new URL(to).searchParams)).toMatchObject({
      response_type: 'code',
      redirect_uri: redirectUri,
      code_challenge_method: 'S256',
      scope: 'view-user-profile view-private-reports',
    })

    const last = await get(await throughFflogs(to), sent)
    expect(last.status).toBe(200)
    expect(last.html).toContain('<dd>ayla.fflogs</dd>')
    expect(await login()).toMatchObject({ name: 'Ayla', fflogsName: 'ayla.fflogs', trouble: null })
  })

  test('leaves no token, secret or key to read: neither in rows nor on pages', async () => {
    const key = await newKey()
    const { sent, to } = await press(key)
    const { html } = await get(await throughFflogs(to), sent)
    const rows = [
      ...(await store.db.query.fflogsLogins.findMany()),
      ...(await store.db.query.fflogsTickets.findMany()),
    ].flatMap((row) => Object.values(row).map((value) => (value instanceof Uint8Array ? latin1(value) : String(value))))
    expect(rows.length).toBeGreaterThan(15)
    const state = sent.split('=')[1] ?? ''
    for (const text of [html, ...rows]) {
      for (const secret of [key, state, 'token-', 'refresh-', standIn.clientSecret]) expect(text).not.toContain(secret)
    }
  })

  test('works when FFLogs does not say whose account it is', async () => {
    const { sent, to } = await press(await newKey())
    standIn.failFromNowOn('currentUser', faults.gatewayPage)
    expect((await get(await throughFflogs(to), sent)).status).toBe(200)
    standIn.heal()
    expect(await login()).toMatchObject({ fflogsName: null })
  })

  test('answers who is not at this machine, and lets their form go to FFLogs, but nothing else of the site', async () => {
    const page = await get(`https://vigil.example/auth/fflogs/${await newKey()}`)
    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).toContain(`form-action 'self' https: ${standIn.url}`)
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect((await get('https://vigil.example/')).status).toBe(403)
    const byProxy = { host: 'localhost:8800', 'x-forwarded-for': '203.0.113.7' }
    expect((await site().request(`${own}/`, { headers: byProxy })).status).toBe(403)
  })
})

describe('nothing is linked, and a page says why and how to begin anew', () => {
  const failing = async (page: Promise<{ status: number; html: string }>, status: number, says: string) => {
    const { status: got, html } = await page
    expect([got, html]).toEqual([status, expect.stringContaining(says)])
    expect(html).toContain('/link')
    expect(await login()).toBeUndefined()
  }

  test('for an address nobody made', () => failing(get(`${own}/auth/fflogs/abc`), 404, 'links nothing'))

  test('after ten minutes, wherever one is by then', async () => {
    const [early, late] = [await newKey(), await newKey()]
    const { sent, to } = await press(early)
    const back = await throughFflogs(to)
    now += 600_000
    await failing(get(back, sent), 400, 'ten minutes')
    await failing(get(`${own}/auth/fflogs/${late}`), 400, 'ten minutes')
  })

  test('when it is denied', async () => {
    standIn.logIn(undefined)
    const { sent, to } = await press(await newKey())
    await failing(get(await throughFflogs(to), sent), 403, 'did not allow it')
  })

  test('when FFLogs cannot be reached', async () => {
    const { sent, to } = await press(await newKey())
    const back = await throughFflogs(to)
    standIn.failFromNowOn('token', faults.gatewayPage)
    await failing(get(back, sent), 503, 'could not be reached')
    standIn.heal()
  })

  test('in another browser, or with another state', async () => {
    const { sent, to } = await press(await newKey())
    const back = await throughFflogs(to)
    await failing(get(back), 403, 'did not begin in this browser')
    await failing(get(back, `${sent}x`), 403, 'did not begin in this browser')
    const other = await press(await newKey())
    await failing(get(back, other.sent), 403, 'did not begin in this browser')
    await failing(get(back.replace(/&?state=[^&]*/, ''), sent), 403, 'did not begin in this browser')
    expect((await get(back, sent)).status).toBe(200)
  })

  test('with a state that was never given out', () =>
    failing(get(`${redirectUri}?code=a&state=made-up`, 'vigil-fflogs=made-up'), 404, 'links nothing'))

  test('when somebody else’s code is slipped in', async () => {
    const [mine, theirs] = [await press(await newKey()), await press(await newKey())]
    const code = new URL(await throughFflogs(theirs.to)).searchParams.get('code') ?? ''
    const back = new URL(await throughFflogs(mine.to))
    back.searchParams.set('code', code)
    await failing(get(back.href, mine.sent), 503, 'Failed to verify') // PKCE: it was given to another verifier
  })

  test('when the form is sent from elsewhere', async () => {
    const key = await newKey()
    for (const headers of [{}, { origin: 'https://evil.example' }, { origin: own, 'sec-fetch-site': 'cross-site' }]) {
      const { response, cookie } = await press(key, headers)
      expect([response.status, cookie]).toEqual([403, ''])
    }
  })

  test('when it is used a second time', async () => {
    const key = await newKey()
    const { sent, to } = await press(key)
    const back = await throughFflogs(to)
    await get(back, sent)
    const linked = await login()
    for (const url of [back, `${own}/auth/fflogs/${key}`]) {
      const { status, html } = await get(url, sent)
      expect([status, html]).toEqual([400, expect.stringContaining('used already')])
    }
    expect(await login()).toEqual(linked)
  })
})
