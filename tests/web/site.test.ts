import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenDb, openEmbedded } from '../../src/store/db.ts'
import { openStatic } from '../../src/store/people/statics.ts'
import { now, openLocal, seedNight, siteOver, smallPicture } from './seed.ts'

let store: OpenDb
let own: number
let sample: number
let foreign: number

beforeAll(async () => {
  store = await openEmbedded()
  own = (await openLocal(store.db, 'Your static')).id
  sample = (await openLocal(store.db, 'Sample night', true)).id
  foreign = (await openStatic(store.db, { discordId: '300000000000000001', name: 'Elsewhere' })).id
  await seedNight(store.db, { staticId: sample, pulls: 14 })
  await seedNight(store.db, { staticId: foreign, pulls: 1 })
})
afterAll(() => store.close())

const get = async (path: string, headers: Record<string, string> = {}) =>
  await siteOver(store.db).app.request(path, { headers })
const post = async (path: string, body: unknown, headers: Record<string, string> = {}, site = siteOver(store.db)) =>
  await site.app.request(path, {
    method: 'POST',
    headers: { origin: 'http://localhost', 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })

describe('the channel page', () => {
  test('shows the sample while nobody’s own static has posts, and says what is not set up', async () => {
    const response = await get('/')
    const html = await response.text()
    expect(response.status).toBe(200)
    expect(html).toMatch(/^<!doctype html>/)
    expect(html).toContain('Pull 14 · FRU')
    expect(html).toContain('DISCORD_TOKEN')
    expect(html).toContain('FFLOGS_CLIENT_ID')
    expect(html).toContain('aria-label="Command"')
    expect(html.indexOf('Pull 14 ·')).toBeLessThan(html.lastIndexOf('Pull 13 ·'))
  })

  test('asks for nothing that is set', async () => {
    const env = { DISCORD_TOKEN: 'a', FFLOGS_CLIENT_ID: 'b', FFLOGS_CLIENT_SECRET: 'c' }
    const html = await (await siteOver(store.db, { env }).app.request('/')).text()
    expect(html).not.toContain('DISCORD_TOKEN')
    expect(html).not.toContain('FFLOGS_CLIENT')
  })

  test('of a silent static is friendly and says how to begin', async () => {
    const html = await (await get(`/channel/${own}`)).text()
    expect(html).toContain('Quiet so far')
    expect(html).toContain('npm run -s vigil -- import FILE')
  })

  test('leads from page to page to the oldest post', async () => {
    const first = await (await get(`/channel/${sample}`)).text()
    const [, next = ''] = /href="(\/channel\/\d+\?before=\d+)"/.exec(first) ?? []
    const second = await (await get(next)).text()
    expect(first).not.toContain('Pull 2 · FRU')
    expect(second).toContain('Pull 2 · FRU')
    expect(second).not.toContain('Pull 3 · FRU')
    expect(second).not.toContain('?before=')
  })

  test.each(['/channel/999', '/channel/abc', '/channel/1?before=x', '/nowhere'])(
    '%s is a page that says so',
    async (path) => {
      const response = await get(path)
      expect(response.status).toBe(404)
      expect(await response.text()).toMatch(/<h1>There is no such (page|channel)/)
    },
  )

  test('does not show statics of Discord servers', async () => {
    expect((await get(`/channel/${foreign}`)).status).toBe(404)
  })
})

describe('pictures', () => {
  const pictureOf = async (staticId: number) => {
    const html = await (await get(`/channel/${staticId}`)).text()
    return /src="(\/files\/[^"]+)"/.exec(html)?.[1] ?? ''
  }

  test('are served as they were drawn, to be kept until the post changes', async () => {
    const path = await pictureOf(sample)
    const response = await get(path)
    expect(response.headers.get('content-type')).toBe('image/png')
    expect(response.headers.get('cache-control')).toContain('immutable')
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array(smallPicture()))
    const again = await get(path, { 'if-none-match': response.headers.get('etag') ?? '' })
    expect(again.status).toBe(304)
  })

  test.each(['/files/1/other.png', '/files/x/a.png', '/files/99999999999999/a.png'])(
    '%s is not found',
    async (path) => {
      expect((await get(path)).status).toBe(404)
    },
  )

  test('of Discord servers’ posts are not served', async () => {
    const name = 'timeline-1-0badc0de.png'
    const ids = Array.from({ length: 40 }, (_, id) => id + 1)
    const found = await Promise.all(ids.map(async (id) => (await get(`/files/${id}/${name}`)).status === 200))
    expect(found.filter(Boolean)).toHaveLength(14)
  })
})

describe('the command line', () => {
  test('answers with a message and its pictures', async () => {
    const html = await (await post('/api/ask', { staticId: sample, line: '/pull last' })).text()
    expect(html).toContain(`Answer to /pull last of ${sample}`)
    expect(html).toContain('src="data:image/png;base64,')
    expect(html).toContain('You used <code>/pull last</code>')
  })

  test('answers buttons and completes lines', async () => {
    const pressed = await (await post('/api/press', { staticId: sample, customId: 'deaths:1:2' })).text()
    expect(pressed).toContain('<strong>deaths:1:2</strong>')
    const choices = await (await get(`/api/complete?staticId=${sample}&typed=/pu`)).json()
    expect(choices).toEqual([
      { name: '/pull', value: '/pull ' },
      { name: '/pull last', value: '/pull last' },
    ])
  })

  test('escapes what it is told', async () => {
    const html = await (await post('/api/ask', { staticId: sample, line: '<img src=x>' })).text()
    expect(html).not.toContain('<img src=x>')
    expect(html).toContain('&lt;img src=x&gt;')
  })

  test('a failure is a sentence, and only an unforeseen one is logged', async () => {
    const site = siteOver(store.db)
    const foreseen = await post('/api/ask', { staticId: sample, line: '/gone' }, {}, site)
    expect([foreseen.status, await foreseen.text()]).toEqual([404, expect.stringContaining('There is no pull 99.')])
    expect(site.logged).toEqual([])
    const unforeseen = await post('/api/ask', { staticId: sample, line: '/fail' }, {}, site)
    const text = await unforeseen.text()
    expect([unforeseen.status, text]).toEqual([500, expect.stringContaining('Something went wrong on our side')])
    expect(text).not.toContain('secret detail')
    expect(site.logged).toHaveLength(1)
  })

  test.each([
    ['another static', { staticId: 999, line: '/pull' }, 404],
    ['an empty line', { staticId: 1, line: ' ' }, 400],
    ['a line that is too long', { staticId: 1, line: 'x'.repeat(2_001) }, 400],
    ['a body that is too long', { staticId: 1, line: 'x'.repeat(20_000) }, 400],
    ['no static', { line: '/pull' }, 400],
  ])('refuses %s', async (_what, body, status) => {
    const response = await post('/api/ask', body)
    expect(response.status).toBe(status)
    expect(await response.text()).toContain('class="message"')
  })

  test('a Discord server’s static cannot be asked about', async () => {
    expect((await post('/api/ask', { staticId: foreign, line: '/pull' })).status).toBe(404)
    expect((await get(`/api/complete?staticId=${foreign}&typed=/`)).status).toBe(404)
    expect((await get(`/api/feed?staticId=${foreign}&have=`)).status).toBe(404)
  })

  test('the feed is sent when it has changed, and only then', async () => {
    const { id: staticId } = await openLocal(store.db, 'Fresh', true)
    const quiet = await get(`/api/feed?staticId=${staticId}&have=`)
    expect(quiet.status).toBe(204)
    await seedNight(store.db, { staticId, pulls: 1, endedAt: now - 1 })
    const html = await (await get(`/api/feed?staticId=${staticId}&have=`)).text()
    const [, stamp = ''] = /data-stamp="([^"]+)"/.exec(html) ?? []
    expect(html).toContain('Pull 1 ·')
    expect((await get(`/api/feed?staticId=${staticId}&have=${stamp}`)).status).toBe(204)
  })
})

describe('strangers', () => {
  const ask = { staticId: 1, line: '/pull last' }

  test.each([
    ['another page', { origin: 'https://evil.example' }],
    ['another port', { origin: 'http://localhost:9999' }],
    ['a page that hides where it is', { origin: 'null' }],
    ['a browser that says so', { 'sec-fetch-site': 'cross-site' }],
  ])('%s may not ask', async (_who, headers) => {
    expect((await post('/api/ask', ask, headers)).status).toBe(403)
    expect((await post('/api/press', ask, headers)).status).toBe(403)
  })

  test('a form may not ask', async () => {
    expect((await post('/api/ask', ask, { 'content-type': 'text/plain' })).status).toBe(400)
  })

  test.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:8800', '192.168.1.4:8800'])(
    'under the name %s only health is told',
    async (host) => {
      expect((await get('/', { host })).status).toBe(403)
      expect((await get('/api/complete?staticId=1&typed=/', { host })).status).toBe(403)
      expect((await post('/operator', {}, { host })).status).toBe(403)
      expect((await get('/healthz', { host })).status).toBe(200)
    },
  )

  test.each(['localhost:8800', '127.0.0.1:8800', '[::1]:8800', 'LOCALHOST'])('%s is this machine', async (host) => {
    expect((await get('/', { host })).status).toBe(200)
  })

  test('a site that others could reach shows no page until there is a sign-in', async () => {
    const { app } = siteOver(store.db, { env: { HOST: '0.0.0.0' } })
    const response = await app.request('/')
    expect([response.status, await response.text()]).toEqual([403, expect.stringContaining('need a sign-in')])
    expect((await app.request('/readyz')).status).toBe(200)
    expect((await app.request('/operator', { method: 'POST', body: 'x' })).status).toBe(200)
  })

  test('every answer forbids frames, inline scripts and guessing', async () => {
    for (const path of ['/', '/nowhere', '/healthz', '/favicon.svg']) {
      const { headers } = await get(path)
      expect(headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'")
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
    expect(await (await get('/')).text()).not.toMatch(/<script(?![^>]+src=)| style=| on\w+="/)
  })
})

describe('operations', () => {
  test('the operator’s desk gets its requests as they are', async () => {
    const response = await post('/operator', { kind: 'ask' })
    expect(await response.text()).toBe('operator {"kind":"ask"}')
  })

  test('without its database the site lives, is not ready, and says so', async () => {
    const gone = await openEmbedded()
    const site = siteOver(gone.db)
    expect((await site.app.request('/readyz')).status).toBe(200)
    await gone.close()
    expect((await site.app.request('/healthz')).status).toBe(200)
    const ready = await site.app.request('/readyz')
    expect([ready.status, await ready.text()]).toEqual([503, expect.stringContaining('database does not answer')])
    const page = await site.app.request('/')
    expect([page.status, await page.text()]).toEqual([503, expect.stringContaining('database does not answer')])
    expect(site.logged).toHaveLength(1)
  })

  test('it listens, ends open connections when closed, and says which port is taken', async () => {
    const site = await siteOver(store.db, { env: { PORT: '0' } }).listen()
    const response = await fetch(`http://127.0.0.1:${site.port}/healthz`)
    expect(await response.json()).toEqual({ status: 'alive' })
    const second = siteOver(store.db, { env: { PORT: String(site.port) } }).listen()
    await expect(second).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(new RegExp(`Port ${site.port} is already in use.*set PORT`)),
    })
    const hanging = siteOver(store.db, { env: { PORT: '0' }, operator: () => new Promise(() => {}) })
    const open = await hanging.listen()
    const cut = expect(fetch(`http://127.0.0.1:${open.port}/operator`, { method: 'POST' })).rejects.toThrow()
    await fetch(`http://127.0.0.1:${open.port}/healthz`)
    await open.close()
    await cut
    await site.close()
    await expect(fetch(`http://127.0.0.1:${site.port}/healthz`)).rejects.toThrow()
  })
})

test('a static’s own posts win over the sample’s, however old they are', async () => {
  await seedNight(store.db, { staticId: own, pulls: 2, endedAt: now - 30 * 86_400_000 })
  const html = await (await get('/')).text()
  expect(html).toContain('Pull 2 · FRU')
  expect(html).not.toContain('Pull 14 · FRU')
})
