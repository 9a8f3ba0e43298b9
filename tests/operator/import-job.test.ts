import { randomUUID } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { mkdtemp, readdir } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { configSchema } from '../../src/config.ts'
import { runImport } from '../../src/operator/import-job.ts'
import { openWorkbench, type Workbench } from '../../src/operator/workbench.ts'
import { localChannel, localGuild, openStatic } from '../../src/store/people/statics.ts'
import { listPulls } from '../../src/store/pulls/pulls.ts'
import {
  addImport,
  cancelImport,
  claimImport,
  findImport,
  freeImports,
  type NewImport,
} from '../../src/store/reports/imports.ts'
import { openSpool, type Spool } from '../../src/store/reports/spool.ts'
import { listPosts } from '../../src/store/telling/posts.ts'

const sampleLog = fileURLToPath(new URL('../../sample/sample-night.log.gz', import.meta.url))
const never = new AbortController().signal
let bench: Workbench
let spool: Spool
let dataDir: string

const cdn = createServer((request, response) => {
  if (request.url?.startsWith('/night')) createReadStream(sampleLog).pipe(response)
  else if (request.url === '/moved') response.writeHead(302, { location: '/night' }).end()
  else response.writeHead(request.url === '/gone' ? 404 : 500).end()
})

beforeAll(async () => {
  await new Promise<void>((resolve) => cdn.listen(0, '127.0.0.1', resolve))
  dataDir = await mkdtemp(join(tmpdir(), 'vigil-job-'))
  const env = { VIGIL_DATA_DIR: dataDir, LOG_LEVEL: 'silent', DISCORD_CDN_URL: cdnUrl('') }
  bench = await openWorkbench(configSchema.parse(env), 'start')
  spool = openSpool(dataDir)
})
afterAll(async () => {
  await bench.close()
  cdn.close()
})

const cdnUrl = (path: string) => `http://127.0.0.1:${(cdn.address() as AddressInfo).port}${path}`

async function handIn(name: string, given: Partial<NewImport> = {}) {
  const { db } = bench.services
  const { id: staticId } = await openStatic(db, localGuild, { name })
  const isHere = given.url === undefined && given.spooled === undefined
  const rules = { fileName: 'Network.log.gz', limitBytes: 1e9 }
  const spooled = isHere ? (await spool.save(staticId, createReadStream(sampleLog), rules)).name : null
  const { taken } = await addImport(db, staticId, {
    key: randomUUID(),
    channelId: localChannel(staticId),
    fileName: 'Network.log.gz',
    spooled,
    url: null,
    sizeBytes: 1,
    askedBy: 'operator',
    askedAt: Date.now(),
    ...given,
  })
  const now = async () => (await findImport(db, staticId, taken.id)) ?? expect.fail('it is gone')
  const run = (stopping = never) => runImport({ bench, spool, stopping }, taken.id)
  const posts = async () => (await listPosts(db, staticId, 50)).filter(({ kind }) => kind === 'pull').length
  const untilBegun = async () => {
    while ((await now()).state !== 'reading') await pause(2)
  }
  const untilReading = async () => {
    while ((await listPulls(db, staticId, 1)).length === 0) await pause(2)
  }
  return { ...taken, now, run, posts, untilBegun, untilReading, file: spool.pathOf(spooled ?? `0-${randomUUID()}`) }
}

test('a log is read and told; read again, there is nothing to do; its file is gone', async () => {
  const log = await handIn('read')
  await log.run()
  await log.run()
  const found = { state: 'done', runs: 1, pulls: 12, newPulls: 12, knownPulls: 0, sentence: null, spooled: null }
  expect(await log.now()).toMatchObject({ ...found, nights: [expect.any(Number)] })
  expect(await log.posts()).toBe(12)
  expect(existsSync(log.file)).toBe(false)
})

test('what a killed process was reading is taken up again, and nothing is stored or told twice', async () => {
  const log = await handIn('killed')
  const { db } = bench.services
  const leaving = new AbortController()
  const first = log.run(leaving.signal)
  await log.untilReading()
  leaving.abort()
  await first
  // As a process leaves it that was killed: begun, some of it stored, nobody there.
  await claimImport(db, log.id, { now: Date.now(), beatBefore: Date.now() })
  await log.run()
  expect(await log.now()).toMatchObject({ state: 'reading' }) // somebody who gives signs of life is not disturbed
  await freeImports(db)
  await log.run()
  const { pulls, newPulls, knownPulls, state } = await log.now()
  expect([state, pulls, newPulls + knownPulls]).toEqual(['done', 12, 12])
  expect(knownPulls).toBeGreaterThan(0)
  expect(await log.posts()).toBe(12)
})

test('closing leaves it for the next start, file and all, and does not count against it', async () => {
  const log = await handIn('closing')
  const leaving = new AbortController()
  const running = log.run(leaving.signal)
  await log.untilBegun()
  leaving.abort()
  await running
  expect(await log.now()).toMatchObject({ state: 'reading', runs: 0, beatAt: 0 })
  expect(existsSync(log.file)).toBe(true)
})

test('cancelled in the middle it stops, says so, and keeps what was stored', async () => {
  const log = await handIn('cancelled')
  const running = log.run()
  await log.untilBegun()
  await cancelImport(bench.services.db, log.staticId, log.id, { now: Date.now(), sentence: 'Cancelled.' })
  await running
  expect(await log.now()).toMatchObject({ state: 'failed', sentence: 'Cancelled.' })
  expect(existsSync(log.file)).toBe(false)
})

test('an attachment is fetched, read and not kept', async () => {
  const log = await handIn('attached', { url: cdnUrl('/night?ex=1') })
  await log.run()
  expect(await log.now()).toMatchObject({ state: 'done', pulls: 12 })
})

test.each([
  ['elsewhere', 'https://example.com/a.log', 'does not lie with Discord'],
  ['on this machine', 'http://127.0.0.1:9/a.log', 'does not lie with Discord'],
  ['somewhere that looks like it', 'https://cdn.discordapp.com.example.com/a', 'does not lie with Discord'],
  ['where it was moved from', '/moved', 'did not give us Network.log.gz'],
  ['no longer there', '/gone', 'no longer has Network.log.gz'],
  ['with a server that is down', '/down', 'did not give us Network.log.gz'],
])('an attachment that lies %s is a sentence', async (where, url, sentence) => {
  const log = await handIn(where, { url: url.startsWith('/') ? cdnUrl(url) : url })
  await log.run()
  expect(await log.now()).toMatchObject({ state: 'failed', sentence: expect.stringContaining(sentence) })
})

test('a file that is gone, and one that Vigil never got through, are sentences', async () => {
  const gone = await handIn('gone', { spooled: `1-${randomUUID()}` })
  await gone.run()
  expect((await gone.now()).sentence).toContain('no longer where it was kept')
  const deadly = await handIn('deadly')
  for (let nth = 0; nth < 5; nth++) await claimImport(bench.services.db, deadly.id, { now: nth - 9, beatBefore: 1 })
  await deadly.run()
  expect(await deadly.now()).toMatchObject({ state: 'failed', sentence: expect.stringContaining('stopped 5 times') })
})

test('nothing is left in the spool but what waits for the next start', async () => {
  expect(await readdir(join(dataDir, 'spool'))).toHaveLength(1)
})
