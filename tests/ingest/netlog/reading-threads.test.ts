import { setTimeout as pause } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FoundLog, findLogs } from '../../../src/ingest/netlog/files/find-logs.ts'
import { type OpenLog, openFoundLog } from '../../../src/ingest/netlog/netlog.ts'
import { openReadingThreads, type ReadingThreads } from '../../../src/ingest/netlog/threads/reading-threads.ts'
import type { RecordedPull } from '../../../src/report.ts'
import { describeShared, sharedData } from '../../shared-data.ts'
import { action, ayla, boss, damage, director, fileOf, opening, signed } from './log-lines.ts'

const fight = [...opening, action(1_000, ayla, '1F', boss, '0001', damage(5_000)), director(9_000, '40000005')]
const log = signed([...fight, director(15_000, '40000006')])

async function found(path: string, limitBytes?: number): Promise<FoundLog> {
  const [first] = (await findLogs(path, limitBytes === undefined ? {} : { limitBytes })).logs
  if (first === undefined) throw new Error(`no log in ${path}`)
  return first
}

async function read(opened: OpenLog) {
  const pulls: RecordedPull[] = []
  for await (const pull of opened.pulls()) pulls.push(pull)
  return { pulls: pulls.map(({ events, ...told }) => [told, events.all()]), report: opened.parse(), info: opened.info }
}

let threads: ReadingThreads
beforeAll(() => {
  threads = openReadingThreads(2)
})
afterAll(() => threads.close())

test('a log read apart gives the same pulls and the same report', async () => {
  const own = await found(await fileOf(log))
  const apart = await read(threads.open(own, { hashes: 'all' }))
  expect(apart).toEqual(await read(openFoundLog(own, { hashes: 'all' })))
  expect(apart.pulls).toHaveLength(1)
})

describeShared('a real wipe', 'netlog/tea-wipe-2021.log', () => {
  test('read apart has the same events', async () => {
    const own = await found(sharedData('netlog/tea-wipe-2021.log'))
    expect(await read(threads.open(own))).toEqual(await read(openFoundLog(own)))
  })
})

test('more logs than threads are all read, each as if it were alone', async () => {
  const logs = await Promise.all(Array.from({ length: 7 }, async () => await found(await fileOf(log))))
  const all = await Promise.all(logs.map((own) => read(threads.open(own))))
  expect(all.map(({ pulls }) => pulls.length)).toEqual([1, 1, 1, 1, 1, 1, 1])
})

test('progress is told, up to the end', async () => {
  const shares: number[] = []
  await read(threads.open(await found(await fileOf(log)), { onProgress: (share) => shares.push(share) }))
  expect(shares.at(-1)).toBe(1)
})

test('a foreseen failure crosses the threads as its sentence, after the pulls before it', async () => {
  const night = Array.from({ length: 500 }, () => log).join('')
  const opened = threads.open(await found(await fileOf(night), night.length / 2))
  let pulls = 0
  const all = async () => {
    for await (const _ of opened.pulls()) pulls++
  }
  await expect(all()).rejects.toMatchObject({ name: 'AppError', code: 'bad-input', message: /--max-gb/ })
  expect(pulls).toBeGreaterThan(200)
  expect(opened.parse()).toMatchObject({ truncated: true })
})

test('whoever stops taking pulls stops the reading, and its thread is replaced', async () => {
  const one = openReadingThreads(1)
  const own = await found(await fileOf(Array.from({ length: 500 }, () => log).join('')))
  for await (const _ of one.open(own).pulls()) break
  expect((await read(one.open(own))).pulls).toHaveLength(500)
  await one.close()
})

test('a reader waits when nobody takes what it read', async () => {
  const worker = new Worker(new URL('../../../src/ingest/netlog/threads/reading-worker.ts', import.meta.url))
  const own = await found(await fileOf(Array.from({ length: 50 }, () => log).join('')))
  let pulls = 0
  const ended = new Promise<void>((resolve) => {
    worker.on('message', ({ kind }) => {
      if (kind === 'pull') pulls++
      if (kind === 'end') resolve()
    })
  })
  worker.postMessage({ kind: 'read', log: own, hashes: 'sample', aheadBytes: 0 })
  for (let taken = 1; taken <= 3; taken++) {
    while (pulls < taken) await pause(5)
    await pause(50)
    expect(pulls).toBe(taken)
    worker.postMessage({ kind: 'taken' })
  }
  for (let rest = 0; rest < 50; rest++) worker.postMessage({ kind: 'taken' })
  await ended
  expect(pulls).toBe(50)
  await worker.terminate()
})

describe('a thread that dies', () => {
  const dying = openReadingThreads(1, new URL('./crashing-reader.ts', import.meta.url))
  afterAll(() => dying.close())

  test.for(['exit.log', 'throw.log'])('takes only its own log with it: %s', async (name) => {
    const [bad, good] = [await found(await fileOf(log, name)), await found(await fileOf(log, 'good.log'))]
    const fatal = expect(read(dying.open(bad))).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(new RegExp(`The reading of ${name} stopped in the middle.*Import it again`)),
    })
    const next = read(dying.open(good))
    await fatal
    expect((await next).report).toMatchObject({ lines: 7 })
  })
})

test('after closing nothing is read any more, and what waited hears of it', async () => {
  const closing = openReadingThreads(1)
  const own = await found(await fileOf(log))
  const [one, other] = [read(closing.open(own)), read(closing.open(own))]
  const settled = Promise.allSettled([one, other])
  await closing.close()
  expect((await settled)[1]).toMatchObject({ status: 'rejected', reason: { code: 'unavailable' } })
  await expect(read(closing.open(own))).rejects.toThrow(/shutting down/)
})
