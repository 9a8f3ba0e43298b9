import { mkdir, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { openLog } from '../../../src/ingest/netlog/netlog.ts'
import type { RecordedPull } from '../../../src/report.ts'
import { action, ayla, boss, damage, director, fileOf, opening, readLog, signed } from './log-lines.ts'

const lines = [
  ...opening,
  action(1_000, ayla, '1F', boss, '0001', damage(5_000)),
  director(9_000, '40000005'),
  director(15_000, '40000006'),
  action(60_000, ayla, '1F', boss, '0002', damage(5_000)),
  director(90_000, '40000005'),
]
const text = signed(lines)

describe('what is no log is refused with a sentence', () => {
  const refused = async (path: string, sentence: RegExp) =>
    await expect(openLog(path)).rejects.toMatchObject({ code: 'bad-input', message: expect.stringMatching(sentence) })

  test('a file that is not there', async () => await refused('/nowhere/at-all.log', /no file .*at-all\.log/))
  test('a folder', async () => {
    const folder = join(await mkdtemp(join(tmpdir(), 'vigil-netlog-')), 'logs')
    await mkdir(folder)
    await refused(folder, /holds no network log/)
  })
  test('an empty file', async () => await refused(await fileOf(''), /is empty/))
  test('a text', async () => await refused(await fileOf('Dear diary,\nwe wiped.\n'), /not a network log/))
  test('a picture', async () => await refused(await fileOf(Buffer.alloc(200_000, 0x89)), /not a network log/))
  test('a packed text', async () => await refused(await fileOf(gzipSync('we wiped')), /not a network log/))
  test('an archive cut before anything can be unpacked', async () =>
    await refused(await fileOf(gzipSync(text).subarray(0, 12)), /damaged, and nothing of it/))
})

const asTold = ({ events, ...pull }: RecordedPull) => ({ ...pull, events: events.all() })

describe('packed logs are read whatever they are called', () => {
  for (const [kind, pack] of [
    ['gzip', gzipSync],
    ['zstd', zstdCompressSync],
  ] as const) {
    test(kind, async () => {
      const plain = await readLog(await fileOf(text))
      const packed = await readLog(await fileOf(pack(text), 'night.bin'))
      expect(packed.pulls.map(asTold)).toEqual(plain.pulls.map(asTold))
      expect(packed.info).toEqual({ ...plain.info, title: 'night.bin' })
      expect(packed.report).toEqual(plain.report)
    })
  }
})

test('a log that ends within a line keeps the pulls before it and leaves the line out', async () => {
  const cut = await readLog(await fileOf(text.slice(0, -30)))
  expect(cut.pulls).toHaveLength(2)
  expect(cut.pulls[1]).toMatchObject({ outcome: 'unknown' })
  expect(cut.report).toMatchObject({ truncated: true, malformed: 0, lines: lines.length - 1 })
})

test('a last line without its line break counts when it is whole', async () => {
  const { pulls, report } = await readLog(await fileOf(text.trimEnd()))
  expect(pulls[1]).toMatchObject({ outcome: 'wipe' })
  expect(report).toMatchObject({ truncated: false, lines: lines.length })
})

test('a packed log that breaks off keeps the pulls before it', async () => {
  const night = Array.from({ length: 400 }, () => text).join('')
  const packed = gzipSync(night)
  const { pulls, report } = await readLog(await fileOf(packed.subarray(0, packed.length / 2)), {})
  expect(pulls.length).toBeGreaterThan(10)
  expect(report.truncated).toBe(true)
})

test('a malformed line is counted with its number and stops nothing', async () => {
  const broken = ['21|2024-07-20T18:00:00.5000000+00:00|10000001|too short', 'rubbish', '03|yesterday|4000|Nobody']
  const { pulls, report } = await readLog(await fileOf(signed([...opening, ...broken, ...lines.slice(opening.length)])))
  expect(pulls).toHaveLength(2)
  expect(report.malformed).toBe(3)
  expect(report.malformedLines.map(({ line }) => line)).toEqual([6, 7, 8])
})

test('a type that nobody knows is counted and skipped, and chat is never looked at', async () => {
  const odd = ['999|2024-07-20T18:00:00.5000000+00:00|new', '00|2024-07-20T18:00:00.0000000+00:00|000E|Ayla Fen|hi']
  const { report } = await readLog(await fileOf(signed([...lines, ...odd])))
  expect(report.unknownTypes).toEqual({ '999': { count: 1, firstLine: lines.length + 1 } })
  expect(report.counts).toMatchObject({ '00': 1, '03': 3 })
  expect(report.malformed).toBe(0)
})

test('a forged line shows in the count of broken hashes and is a warning only', async () => {
  const { pulls, report } = await readLog(
    await fileOf(text.replace('5000000+', '5000001+').replace('Jenova', 'Cerberus')),
  )
  expect(report.hashes).toMatchObject({ broken: 1, verified: lines.length - 1 })
  expect(pulls).toHaveLength(2)
})

test('a log is known by its first line and can be read twice', async () => {
  const path = await fileOf(text, 'Network_27301_20240720.log')
  const grown = await openLog(await fileOf(text + signed([director(95_000, '40000006')])))
  const log = await openLog(path)
  expect(log.info).toMatchObject({ source: 'netlog', title: 'Network_27301_20240720.log' })
  expect(grown.info.code).toBe(log.info.code)
  expect(log.info.code).toMatch(/^[0-9a-f]{64}$/)
  const counts: number[] = []
  for (let round = 0; round < 2; round++) {
    let pulls = 0
    for await (const _ of log.pulls()) pulls++
    counts.push(pulls, log.parse().lines)
  }
  expect(counts).toEqual([2, lines.length, 2, lines.length])
})

test('progress is told as a share of the file', async () => {
  const shares: number[] = []
  await readLog(await fileOf(text), { onProgress: (share) => shares.push(share) })
  expect(shares.at(-1)).toBe(1)
})
