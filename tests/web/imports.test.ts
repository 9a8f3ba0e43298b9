import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenDb, openEmbedded } from '../../src/store/db.ts'
import { claimImport, finishImport, listImports } from '../../src/store/reports/imports.ts'
import { type Body, formOf, openHandIn } from './hand-in.ts'
import { now, openLocal, seedNight, siteOver } from './seed.ts'

let store: OpenDb
let own: number
let dataDir: string
const queued: string[] = []

beforeAll(async () => {
  store = await openEmbedded()
  dataDir = await mkdtemp(join(tmpdir(), 'vigil-imports-'))
  own = (await openLocal(store.db, 'Your static')).id
})
afterAll(() => store.close())

const site = () =>
  siteOver(store.db, {
    env: { VIGIL_DATA_DIR: dataDir },
    jobs: { enqueue: async (name, key) => void queued.push(`${name} ${key}`) },
  })
const { ask, put, handIn, spooled } = openHandIn(site, () => ({ own, dataDir }))
const imported = async (key: string) => (await listImports(store.db, own)).find((found) => found.key === key)

test('an upload lies in the spool as it was sent, waits in its static’s list, and is queued', async () => {
  const key = randomUUID()
  const response = await put(`${own}/${key}?name=${encodeURIComponent('..\\..\\C:\\Network 月城\n.log')}`, '01|log')
  expect(response.status).toBe(201)
  const found = await imported(key)
  expect(found).toMatchObject({
    fileName: 'Network 月城.log',
    sizeBytes: 6,
    state: 'waiting',
    channelId: `local-${own}`,
  })
  expect(await readFile(join(dataDir, 'spool', found?.spooled ?? ''), 'utf8')).toBe('01|log')
  expect(queued).toContain(`import ${found?.id}`)
  const html = await (await ask('/import')).text()
  expect(html).toContain('Network 月城.log')
  expect(html).toContain('Waiting to be read')
})

test('a browser that sends it again hands nothing in twice', async () => {
  const key = randomUUID()
  const path = `${own}/${key}?name=again.log`
  const first = await (await put(path)).json()
  const before = await spooled()
  expect(await (await put(path)).json()).toEqual(first)
  expect(await spooled()).toEqual(before)
  const both = await Promise.all([1, 2].map(() => put(`${own}/${randomUUID()}?name=two.log`)))
  expect(both.map(({ status }) => status)).toEqual([201, 201])
})

test('two that are sent at once under one key are one', async () => {
  const path = `${own}/${randomUUID()}?name=race.log`
  const before = (await spooled()).length
  const both = await Promise.all([put(path), put(path)])
  const [one, other] = await Promise.all(both.map((response) => response.json()))
  expect(one).toEqual(other)
  expect(await spooled()).toHaveLength(before + 1)
})

test('what is too large, empty or cut off is a sentence, and leaves nothing', async () => {
  const before = await spooled()
  const refused = async (body: Body, headers = {}) => {
    const response = await put(`${own}/${randomUUID()}?name=x.log`, body, headers)
    return [response.status, ((await response.json()) as { sentence: string }).sentence]
  }
  expect(await refused('log', { 'content-length': '2000000001' })).toEqual([
    400,
    expect.stringContaining('x.log is larger than 2 GB'),
  ])
  expect(await refused('')).toEqual([400, expect.stringContaining('x.log is empty')])
  const cut = new ReadableStream({
    start: (controller) => controller.enqueue(Buffer.from('01|')),
    pull: (controller) => controller.error(new Error('gone')),
  })
  const { app } = site()
  const init = { method: 'PUT', body: cut, duplex: 'half', headers: { origin: 'http://localhost' } } as const
  const response = await app.request(`/api/imports/${own}/${randomUUID()}?name=x.log`, init)
  expect([response.status, await response.text()]).toEqual([503, expect.stringContaining('cut off on its way')])
  expect(await spooled()).toEqual(before)
})

test('without JavaScript the form takes several files, one after the other, and leads back to the list', async () => {
  const response = await ask(`/import/${own}`, { method: 'POST', body: formOf(['一.log', 'one'], ['two.zip', 'two']) })
  expect([response.status, response.headers.get('location')]).toEqual([303, `/import/${own}`])
  const [two, one] = await listImports(store.db, own)
  expect([one?.fileName, two?.fileName].sort()).toEqual(['two.zip', '一.log'].sort())
  expect(await readFile(join(dataDir, 'spool', two?.spooled ?? ''), 'utf8')).toMatch(/one|two/)
})

test.each([
  ['no file', formOf(), 'No file was chosen'],
  ['an empty file', formOf(['empty.log', '']), 'empty.log is empty'],
  ['two bad files', formOf(['a.log', ''], ['b.log', '']), /a\.log is empty.*b\.log is empty/],
])('a form with %s gets a page with the sentence', async (_what, body, sentence) => {
  const response = await ask(`/import/${own}`, { method: 'POST', body })
  expect([response.status, await response.text()]).toEqual([400, expect.stringMatching(sentence)])
})

test('what is no form, or a form that ends too early, is a sentence', async () => {
  for (const type of ['text/plain', 'multipart/form-data', 'multipart/form-data; boundary=']) {
    const text = await ask(`/import/${own}`, { method: 'POST', body: 'log', headers: { 'content-type': type } })
    expect([text.status, await text.text()]).toEqual([400, expect.stringContaining('form could not be read')])
  }
  const body = '--b\r\nContent-Disposition: form-data; name="files"; filename="a.log"\r\n\r\n01|'
  const headers = { 'content-type': 'multipart/form-data; boundary=b' }
  const before = await spooled()
  const cut = await ask(`/import/${own}`, { method: 'POST', body, headers })
  expect([cut.status, await cut.text()]).toEqual([
    expect.any(Number),
    expect.stringMatching(/cut off|could not be read/),
  ])
  expect(cut.status).toBeLessThan(504)
  expect(await spooled()).toEqual(before)
})

test('whoever cancels ends it, and its file is gone', async () => {
  const id = await handIn('stop.log')
  const before = await spooled()
  expect((await ask(`/api/imports/${own}/${id}`, { method: 'DELETE' })).status).toBe(204)
  expect(await spooled()).toHaveLength(before.length - 1)
  expect((await listImports(store.db, own)).find((found) => found.id === id)).toMatchObject({ state: 'failed' })
})

test('the list is sent when it has changed; it links to the nights that were found', async () => {
  const key = randomUUID()
  await put(`${own}/${key}?name=told.log`)
  const { id } = (await imported(key)) ?? { id: 0 }
  const taken = await claimImport(store.db, id, { now, beatBefore: now })
  const nightId = await seedNight(store.db, { staticId: own, pulls: 14 })
  await finishImport(store.db, taken ?? expect.fail('nobody reads it'), {
    state: 'done',
    endedAt: now,
    pulls: 14,
    newPulls: 13,
    knownPulls: 1,
    nights: [nightId],
    sentence: 'told.log: it ends in the middle of a line.',
  })
  const html = await (await ask(`/api/imports/${own}?have=`)).text()
  expect(html).toContain('14 pulls: 13 new, 1 known before')
  expect(html).toContain('it ends in the middle of a line')
  const [, stamp = ''] = /data-stamp="([^"]*)"/.exec(html) ?? []
  expect((await ask(`/api/imports/${own}?have=${stamp}`)).status).toBe(204)
  const [, night = ''] = /href="(\/channel\/\d+\/night\/\d+)"/.exec(html) ?? []
  const there = await ask(night)
  expect([there.status, there.headers.get('location')]).toEqual([302, `/channel/${own}#night-${nightId}`])
  await seedNight(store.db, { staticId: own, pulls: 3, endedAt: now + 60_000_000 })
  const later = (await ask(night)).headers.get('location') ?? ''
  const page = await (await ask(later.split('#')[0] ?? '')).text()
  expect(page.indexOf(`id="night-${nightId}"`)).toBeGreaterThan(0)
  expect(page).toContain('Pull 14 · FRU')
  expect((await ask(`/channel/${own}/night/9999`)).status).toBe(404)
})

test('a key that is none, and a name that is none, are told apart', async () => {
  expect((await put(`${own}/..%2F..%2Fetc?name=a`)).status).toBe(400)
  const key = randomUUID()
  await put(`${own}/${key}?name=${encodeURIComponent('///')}`)
  expect((await imported(key))?.fileName).toBe('A file without a name')
})
