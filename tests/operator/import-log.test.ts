import { readFileSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { configSchema } from '../../src/config.ts'
import { openReadingThreads } from '../../src/ingest/netlog/threads/reading-threads.ts'
import { type ImportedPull, type ImportProgress, importLog } from '../../src/operator/import-log.ts'
import { openWorkbench, type Workbench } from '../../src/operator/workbench.ts'
import { localGuild, openStatic } from '../../src/store/people/statics.ts'
import { listPulls, loadEvents } from '../../src/store/pulls/pulls.ts'
import { listPosts } from '../../src/store/telling/posts.ts'
import { zipOf } from '../ingest/netlog/zips.ts'

const night = gunzipSync(
  readFileSync(fileURLToPath(new URL('../../sample/sample-night.log.gz', import.meta.url))),
).toString('utf8')

/** The first pulls of the sample night, that many weeks later; its hashes are of the night it was. */
function nightOf(weeks: number, pulls: number): string {
  const begun = [...night.matchAll(/^33\|[^|]*\|[^|]*\|40000006/gm)].map(({ index }) => index)
  return night
    .slice(0, begun[pulls - 1] ?? night.length)
    .replaceAll(/^(\d+\|)(\d{4}-\d\d-\d\d)/gm, (_, type: string, day: string) => {
      return type + new Date(Date.parse(day) + weeks * 7 * 86_400_000).toISOString().slice(0, 10)
    })
}

let bench: Workbench
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vigil-import-'))
  bench = await openWorkbench(
    configSchema.parse({ VIGIL_DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'silent' }),
    'import',
  )
})
afterAll(() => bench.close())

const staticOf = async (name: string) => (await openStatic(bench.services.db, localGuild, { name })).id

/** Everything that is stored of a static's pulls, in the order of their numbers. */
async function storedOf(staticId: number) {
  const { db } = bench.services
  const pulls = (await listPulls(db, staticId, 100)).toReversed()
  return await Promise.all(
    pulls.map(async ({ id, staticId: _, storedAt: __, ...told }) => [told, (await loadEvents(db, staticId, id)).all()]),
  )
}

test('several logs at once end in the same stored state as one after the other', async () => {
  const logs = { 'c.log': nightOf(2, 1), 'a.log': nightOf(0, 2), 'b.log': nightOf(1, 1) }
  const together = await staticOf('together')
  const summary = await importLog(bench, { path: await zipOf(logs), staticId: together })
  expect(summary).toMatchObject({ logs: 3, pulls: 4, new: 4, known: 0, failures: [], nights: { length: 3 } })

  const apart = await staticOf('apart')
  for (const [name, text] of Object.entries(logs).toSorted()) {
    const path = join(folder, name)
    await writeFile(path, text)
    await importLog(bench, { path, title: `night.zip › ${name}`, staticId: apart })
  }
  expect(await storedOf(together)).toEqual(await storedOf(apart))
})

test('the pulls are told log by log, with the share of the whole, and have their posts', async () => {
  const staticId = await staticOf('told')
  const zip = await zipOf({ 'b.log': nightOf(1, 1), 'a.log': nightOf(0, 2), 'notes.txt': 'fun' })
  const told: ImportedPull[] = []
  const progress: ImportProgress[] = []
  const { pulls, warnings } = await importLog(bench, {
    path: zip,
    title: 'upload.zip',
    staticId,
    onPull: (pull) => told.push(pull),
    onProgress: (step) => progress.push(step),
  })
  expect([...new Set(told.map(({ log }) => log))]).toEqual(['upload.zip › a.log', 'upload.zip › b.log'])
  expect(told.map(({ analysed }) => analysed.pull.number)).toEqual(told.map((_, index) => index + 1))
  expect(progress.map(({ share }) => share)).toEqual(progress.map(({ share }) => share).toSorted((a, b) => a - b))
  expect(progress.at(-1)).toMatchObject({ share: expect.closeTo(1, 9) })
  expect(warnings).toContain('1 other file is no network log and was skipped.')
  const posts = await listPosts(bench.services.db, staticId, 50)
  expect(posts.filter(({ kind }) => kind === 'pull')).toHaveLength(pulls)
})

test('stopped in the middle it keeps what is stored, and done again it ends as if it had not been', async () => {
  const [stopped, whole] = [await staticOf('stopped'), await staticOf('whole')]
  const path = join(folder, 'stopped.gz')
  await writeFile(path, gzipSync(nightOf(0, 3)))
  const stopping = new AbortController()
  const first = await importLog(bench, {
    path,
    staticId: stopped,
    signal: stopping.signal,
    onPull: ({ analysed }) => analysed.pull.number === 2 && stopping.abort(),
  })
  expect(first).toMatchObject({ pulls: 2, new: 2 })
  expect(await importLog(bench, { path, staticId: stopped })).toMatchObject({ pulls: 3, new: 1, known: 2 })
  await importLog(bench, { path, staticId: whole })
  expect(await storedOf(stopped)).toEqual(await storedOf(whole))
})

test('a log that fails keeps its pulls and stops no other', async () => {
  const zip = await zipOf({ 'a.log': nightOf(0, 3), 'b.log': nightOf(1, 1) })
  const limitBytes = nightOf(0, 2).length
  const order = { path: zip, staticId: await staticOf('limit') }
  const cut = await importLog(bench, { ...order, limitBytes })
  expect(cut).toMatchObject({ logs: 1, pulls: 2, failures: { length: 2 } })
  expect(cut.failures.join()).toMatch(/b.log: not read.*night.zip goes beyond .* GB unpacked/)
  expect(await importLog(bench, order)).toMatchObject({ logs: 2, pulls: 4, new: 2, failures: [] })
})

test('a reading thread that dies is a sentence, and the logs after it are read', async () => {
  const readers = openReadingThreads(1, new URL('../ingest/netlog/crashing-reader.ts', import.meta.url))
  const zip = await zipOf({ 'exit.log': nightOf(0, 1), 'good.log': nightOf(1, 1) })
  const summary = await importLog({ ...bench, readers }, { path: zip, staticId: await staticOf('dying') })
  expect(summary).toMatchObject({ logs: 2, failures: [expect.stringMatching(/exit.log stopped in the middle/)] })
  expect(summary.warnings.join()).toContain('good.log holds no pull')
  await readers.close()
})

test('what is no log, or holds no fight, is a sentence and nothing else', async () => {
  const staticId = await staticOf('none')
  const path = join(folder, 'city.log')
  await writeFile(path, `${night.slice(0, night.indexOf('\n'))}\n`)
  expect(await importLog(bench, { path, staticId })).toMatchObject({
    pulls: 0,
    failures: ['city.log holds no pull: nobody fought in it.'],
  })
  expect((await importLog(bench, { path: '/nowhere.log', staticId })).failures).toEqual([
    expect.stringMatching(/There is no file/),
  ])
})
