import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { formatSize } from '../../../src/format.ts'
import { openSpool, writeStream } from '../../../src/store/reports/spool.ts'

const rules = { fileName: 'Network.log', limitBytes: 1_000 }

async function inFolder() {
  const dataDir = await mkdtemp(join(tmpdir(), 'vigil-spool-'))
  return { dataDir, spool: openSpool(dataDir), left: () => readdir(join(dataDir, 'spool')) }
}

/** A stream of so many pieces of 100 bytes, which counts what was taken of it. */
function pieces(count: number, failure?: Error) {
  const seen = { taken: 0 }
  async function* stream() {
    for (; seen.taken < count; seen.taken++) yield Buffer.alloc(100, 'x')
    if (failure) throw failure
  }
  return { seen, stream: stream() }
}

test('a stream is kept whole, under a name that tells nothing of its own', async () => {
  const { spool } = await inFolder()
  const { name, sizeBytes } = await spool.save(7, pieces(10).stream, { ...rules, fileName: '../../x.log' })
  expect(sizeBytes).toBe(1_000)
  expect(name).toMatch(/^7-[0-9a-f-]{36}$/)
  expect((await readFile(spool.pathOf(name))).length).toBe(1_000)
  await spool.remove(name)
  expect(existsSync(spool.pathOf(name))).toBe(false)
})

test('one byte too many is a sentence, and nothing is left of it', async () => {
  const { spool, left } = await inFolder()
  const { stream, seen } = pieces(50)
  await expect(spool.save(1, stream, rules)).rejects.toThrow('Network.log is larger than 1 kB')
  expect(seen.taken).toBeLessThan(12)
  expect(await left()).toEqual([])
})

test('a sender may be heard out, but not for ever', async () => {
  const { spool, left } = await inFolder()
  const short = pieces(30)
  await expect(spool.save(1, short.stream, { ...rules, hearOut: true })).rejects.toThrow('larger')
  expect(short.seen.taken).toBe(30)
  const endless = pieces(Number.POSITIVE_INFINITY)
  await expect(spool.save(1, endless.stream, { ...rules, hearOut: true })).rejects.toThrow('larger')
  expect(endless.seen.taken).toBeLessThan(50)
  expect(await left()).toEqual([])
})

test.each([
  ['an empty file', pieces(0), 'Network.log is empty.'],
  ['a sender who leaves', pieces(3, new Error('aborted')), 'Network.log was cut off on its way. Give it once more.'],
])('%s is a sentence, and nothing is left of it', async (_what, { stream }, sentence) => {
  const { spool, left } = await inFolder()
  await expect(spool.save(1, stream, rules)).rejects.toThrow(sentence)
  expect(await left()).toEqual([])
})

test.skipIf(!existsSync('/dev/full'))('a disk that is full is a sentence that says where to make room', async () => {
  const { dataDir } = await inFolder()
  const full = join(dataDir, 'full')
  await symlink('/dev/full', full)
  const { stream, seen } = pieces(9)
  const written = writeStream(full, stream, { ...rules, hearOut: true })
  await expect(written).rejects.toThrow(/disk is full, so Network\.log could not be kept\. .*VIGIL_DATA_DIR/)
  expect(seen.taken).toBe(9)
})

test('a data folder that cannot be written is a sentence', async () => {
  const { dataDir } = await inFolder()
  await writeFile(join(dataDir, 'file'), '')
  const { stream } = pieces(1)
  await expect(openSpool(join(dataDir, 'file')).save(1, stream, rules)).rejects.toThrow('VIGIL_DATA_DIR')
})

test('leftovers of a process that was killed are swept out; what is needed or being written stays', async () => {
  const { spool, left } = await inFolder()
  const [needed, forgotten, fresh] = await Promise.all([1, 2, 3].map((id) => spool.save(id, pieces(1).stream, rules)))
  const longAgo = new Date(Date.now() - 3_600_000)
  for (const file of [needed, forgotten]) await utimes(spool.pathOf(file?.name ?? ''), longAgo, longAgo)
  await spool.sweep([needed?.name ?? ''], Date.now())
  expect((await left()).sort()).toEqual([needed?.name, fresh?.name].sort())
})

test.each(['../vigil.lock', '1-x', '', 'a/b'])('“%s” is no name of the spool’s', async (name) => {
  const { spool } = await inFolder()
  expect(() => spool.pathOf(name)).toThrow('no name of the spool')
})

test.each([
  [999, '1 kB'],
  [52_000, '52 kB'],
  [3_240_000, '3.2 MB'],
  [26_214_400, '26 MB'],
  [2_000_000_000, '2 GB'],
])('%d bytes are %s', (bytes, text) => {
  expect(formatSize(bytes)).toBe(text)
})
