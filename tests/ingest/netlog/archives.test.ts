import { readFile, writeFile } from 'node:fs/promises'
import { constants, deflateRawSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { type FindOptions, findLogs } from '../../../src/ingest/netlog/files/find-logs.ts'
import { openFoundLog } from '../../../src/ingest/netlog/netlog.ts'
import type { RecordedPull } from '../../../src/report.ts'
import { action, ayla, boss, damage, director, fileOf, opening, readLog, signed } from './log-lines.ts'
import { recordOf, zipOf } from './zips.ts'

const fight = [...opening, action(1_000, ayla, '1F', boss, '0001', damage(5_000)), director(9_000, '40000005')]
const log = signed([...fight, director(15_000, '40000006')])
const later = signed(
  [...fight, director(16_000, '40000006')].map((line) => line.replaceAll('2024-07-20', '2024-07-21')),
)
const picture = Buffer.alloc(100_000, 0x89)

/** What a path gives: per log its title, its pulls, and why it ended early if it did. */
async function readAll(path: string, options?: FindOptions) {
  const { logs, skipped, refused } = await findLogs(path, options)
  const read: { title: string; pulls: RecordedPull[]; lines: number; truncated: boolean; failure?: string }[] = []
  for (const found of logs) {
    const opened = openFoundLog(found)
    const pulls: RecordedPull[] = []
    let failure: string | undefined
    try {
      for await (const pull of opened.pulls()) pulls.push(pull)
    } catch (error) {
      failure = error instanceof Error ? error.message : String(error)
    }
    const { lines, truncated } = opened.parse()
    read.push({ title: found.info.title, pulls, lines, truncated, ...(failure !== undefined && { failure }) })
  }
  return { read, skipped, refused }
}

describe('a zip', () => {
  test('gives each log in it, oldest first, and skips what is none', async () => {
    const path = await zipOf({
      'logs/late.log': later,
      'wipe.png': picture,
      'readme.txt': 'our logs',
      'logs/early.log': log,
    })
    const { read, skipped, refused } = await readAll(path)
    expect(read.map(({ title }) => title)).toEqual(['night.zip › early.log', 'night.zip › late.log'])
    expect(read.map(({ pulls }) => pulls.length)).toEqual([1, 1])
    expect({ skipped, refused }).toEqual({ skipped: 2, refused: [] })
  })

  test('is known by its first bytes, and its log is the same log as outside of it', async () => {
    const plain = await readLog(await fileOf(log), {})
    const path = await zipOf({ 'a.log': log }, 'night.log')
    const { logs } = await findLogs(path, { title: 'upload.zip' })
    expect(logs[0]?.info).toEqual({ ...plain.info, title: 'upload.zip › a.log' })
    const { read } = await readAll(path)
    expect(read[0]?.pulls.map(spelled)).toEqual(plain.pulls.map(spelled))
  })

  test('within a zip is refused, and the logs beside it are read', async () => {
    const inner = await readFile(await zipOf({ 'a.log': log }))
    const { read, refused } = await readAll(
      await zipOf({ 'inner.zip': inner, 'packed.gz': gzipSync(later), 'b.log': log }),
    )
    expect(read.map(({ pulls }) => pulls.length)).toEqual([1])
    expect(refused).toEqual([expect.stringMatching(/^night.zip › inner.zip and 1 more: an archive within an archive/)])
  })

  test('with a password is refused with what to do', async () => {
    const path = await zipOf({ 'a.log': log, 'b.log': later })
    await edited(path, (zip) => zip.writeUInt16LE(1, recordOf(zip, 'a.log') + 8))
    const { read, refused } = await readAll(path)
    expect(read.map(({ title }) => title)).toEqual(['night.zip › b.log'])
    expect(refused).toEqual([expect.stringMatching(/a.log: locked with a password. Unpack/)])
  })

  test('of which an entry is damaged gives what can be unpacked of it, and the rest', async () => {
    const night = Array.from({ length: 400 }, () => log).join('')
    const path = await zipOf({ 'a.log': night, 'b.log': later })
    await edited(path, (zip) => zip.fill(0xff, 2_000, 2_100))
    const { read } = await readAll(path)
    expect(read.map(({ truncated }) => truncated)).toEqual([true, false])
    expect(read[0]?.lines).toBeGreaterThan(10)
    expect(read[1]?.pulls).toHaveLength(1)
  })

  test('that was cut off says so', async () => {
    const path = await zipOf({ 'a.log': log })
    await writeFile(path, (await readFile(path)).subarray(0, -40))
    expect(await readAll(path)).toMatchObject({ read: [], refused: [expect.stringMatching(/damaged or cut zip/)] })
  })

  test('without a log says so', async () => {
    const path = await zipOf({ 'wipe.png': picture })
    expect(await readAll(path)).toMatchObject({ read: [], refused: [expect.stringMatching(/holds no network log/)] })
  })

  test('of more files than anybody has logs is not looked at to its end', async () => {
    const files = Object.fromEntries(Array.from({ length: 2_050 }, (_, file) => [`${file}.txt`, 'x']))
    const { skipped, refused } = await readAll(await zipOf({ 'a.log': log, ...files }, 'many.zip', { compress: false }))
    expect(skipped).toBeLessThan(2_001)
    expect(refused).toEqual([expect.stringMatching(/more than 2,000 files/)])
  })
})

describe('what unpacks to more than the limit ends with a sentence, after what could be read', () => {
  const night = Array.from({ length: 500 }, () => log).join('')
  const limitBytes = night.length / 2

  test.for([
    ['plain', (text: string) => fileOf(text)],
    ['gzip', (text: string) => fileOf(gzipSync(text))],
    ['zstd', (text: string) => fileOf(zstdCompressSync(text))],
    ['zip', (text: string) => zipOf({ 'a.log': text })],
  ] as const)('%s', async ([, fileWith]) => {
    const { read } = await readAll(await fileWith(night), { limitBytes })
    expect(read[0]?.pulls.length).toBeGreaterThan(200)
    expect(read[0]?.pulls.length).toBeLessThan(300)
    expect(read[0]?.failure).toMatch(/goes beyond .* GB unpacked.*--max-gb/)
    expect((await readAll(await fileWith(night))).read).toMatchObject([{ truncated: false, pulls: { length: 500 } }])
  })

  test('the logs of a zip share it, and what is no log takes none of it', async () => {
    const zip = await zipOf({
      'video.mp4': Buffer.alloc(night.length, 7),
      'a.log': log,
      'b.log': night,
      'c.log': later,
    })
    const { read, refused } = await readAll(zip, { limitBytes })
    expect(read.map(({ failure }) => failure === undefined)).toEqual([true, false])
    expect(refused).toEqual([expect.stringMatching(/c.log: not read: .* unpacks to too much/)])
  })

  test('a header that promises less than comes is not believed', async () => {
    const path = await zipOf({ 'a.log': night })
    await edited(path, (zip) => zip.writeUInt32LE(night.length / 4, recordOf(zip, 'a.log') + 24))
    const { read } = await readAll(path)
    expect(read[0]?.failure).toMatch(/holds more than its archive says/)
    expect(read[0]?.pulls.length).toBeGreaterThan(100)
  })

  test('3 GB of zeros behind a log', async () => {
    const flushed = (bytes: Uint8Array | string) => deflateRawSync(bytes, { finishFlush: constants.Z_FULL_FLUSH })
    const zeros = flushed(Buffer.alloc(16 * 1024 * 1024))
    const bomb = Buffer.concat([flushed(log), ...Array.from({ length: 192 }, () => zeros), deflateRawSync('')])
    const path = await zipOf({ 'bomb.log': bomb }, 'bomb.zip', { compress: false })
    await edited(path, (zip) => {
      zip.writeUInt16LE(8, recordOf(zip, 'bomb.log') + 10)
      zip.writeUInt32LE(0xc0000000, recordOf(zip, 'bomb.log') + 24)
    })
    const { read } = await readAll(path)
    expect(read[0]).toMatchObject({ pulls: { length: 1 }, failure: expect.stringMatching(/goes beyond 2 GB unpacked/) })
  })
})

const spelled = ({ events, ...told }: RecordedPull) => [told, events.all()]

async function edited(path: string, edit: (bytes: Buffer) => unknown): Promise<void> {
  const bytes = await readFile(path)
  edit(bytes)
  await writeFile(path, bytes)
}
