import { randomUUID } from 'node:crypto'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenDb, openEmbedded } from '../../src/store/db.ts'
import { openStatic } from '../../src/store/people/statics.ts'
import { listImports } from '../../src/store/reports/imports.ts'
import { formOf, openHandIn } from './hand-in.ts'
import { openLocal, siteOver } from './seed.ts'

let store: OpenDb
let own: number
let sample: number
let foreign: number
let dataDir: string

beforeAll(async () => {
  store = await openEmbedded()
  dataDir = await mkdtemp(join(tmpdir(), 'vigil-imports-'))
  sample = (await openLocal(store.db, 'Sample night', true)).id
  own = (await openLocal(store.db, 'Your static')).id
  foreign = (await openStatic(store.db, { discordId: '300000000000000001', name: 'Elsewhere' })).id
})
afterAll(() => store.close())

const site = () =>
  siteOver(store.db, {
    env: { VIGIL_DATA_DIR: dataDir },
  })
const { ask, put, handIn, spooled } = openHandIn(site, () => ({ own, dataDir }))

test('nobody hands in, looks at or cancels what is another’s', async () => {
  const id = await handIn('mine.log')
  for (const other of [foreign, 999, 'x']) {
    expect((await ask(`/import/${other}`)).status).toBe(404)
    expect((await put(`${other}/${randomUUID()}?name=a`)).status).toBe(404)
    expect((await ask(`/api/imports/${other}`)).status).toBe(404)
    expect((await ask(`/api/imports/${other}/${id}`, { method: 'DELETE' })).status).toBe(404)
    expect((await ask(`/import/${other}`, { method: 'POST', body: formOf(['a.log', 'a']) })).status).toBe(404)
  }
  expect((await put(`${sample}/${randomUUID()}?name=a`)).status).toBe(400)
  expect((await listImports(store.db, own)).find((found) => found.id === id)?.state).toBe('waiting')
})

test.each([
  ['another page', { origin: 'https://evil.example' }],
  ['another port', { origin: 'http://localhost:9999' }],
  ['a page that hides where it is', { origin: 'null' }],
  ['a browser that says so', { 'sec-fetch-site': 'cross-site' }],
  ['another name for this machine', { host: 'evil.example' }],
])('%s may neither hand in nor cancel', async (_who, headers) => {
  const before = await spooled()
  expect((await put(`${own}/${randomUUID()}?name=a`, 'log', headers)).status).toBe(403)
  expect((await ask(`/import/${own}`, { method: 'POST', body: formOf(['a.log', 'a']), headers })).status).toBe(403)
  expect((await ask(`/api/imports/${own}/1`, { method: 'DELETE', headers })).status).toBe(403)
  expect(await spooled()).toEqual(before)
})
