import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { rm, statfs, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { configSchema } from '../../src/config.ts'
import { AppError, isDiskFull, sentenceFor } from '../../src/errors.ts'
import { importLog } from '../../src/operator/import-log.ts'
import { openWorkbench, type Workbench } from '../../src/operator/workbench.ts'
import { listPulls, loadEvents } from '../../src/store/pulls/pulls.ts'

const log = fileURLToPath(new URL('../../sample/sample-night.log.gz', import.meta.url))
const disk = mkdtempSync(join(tmpdir(), 'vigil-disk-'))
const filler = join(disk, 'filler')

/** A disk of our own, of memory: only an administrator may have one. */
function mount(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=120m', 'tmpfs', disk], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const isMounted = process.platform === 'linux' && mount()
afterAll(() => {
  if (isMounted) execFileSync('umount', ['-l', disk])
})

async function fillUpTo(freeBytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(disk)
  await writeFile(filler, Buffer.alloc(Math.max(0, bavail * bsize - freeBytes)))
}

async function withBench<T>(work: (bench: Workbench) => Promise<T>): Promise<T> {
  const env = { VIGIL_DATA_DIR: join(disk, 'data'), LOG_LEVEL: 'silent' }
  const bench = await openWorkbench(configSchema.parse(env), 'import')
  try {
    return await work(bench)
  } finally {
    await bench.close().catch(() => {}) // it cannot write its last words to a full disk
  }
}

const storedIn = ({ services, own }: Workbench) => listPulls(services.db, own.id, 100)

test.skipIf(!isMounted)(
  `a disk that fills up in the middle of an import keeps whole pulls, and the rest comes when there is room${isMounted ? '' : ' (skipped: no right to mount a disk)'}`,
  async () => {
    const cutShort = await withBench(async (bench) => {
      await fillUpTo(400_000)
      return await importLog(bench, { path: log, staticId: bench.own.id })
    })
    expect(cutShort.failures[0]).toMatch(/disk with Vigil’s database is full\. .*make room and import again/)
    expect(cutShort.pulls).toBeLessThan(12)

    await rm(filler)
    await withBench(async (bench) => {
      const before = await storedIn(bench)
      expect(before).toHaveLength(cutShort.pulls)
      for (const { id } of before) {
        expect((await loadEvents(bench.services.db, bench.own.id, id)).count).toBeGreaterThan(100)
      }
      const again = await importLog(bench, { path: log, staticId: bench.own.id })
      expect(again).toMatchObject({ pulls: 12, known: cutShort.pulls, failures: [] })
      expect((await storedIn(bench)).map(({ number }) => number)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
    })
  },
)

test('a full disk is said in a sentence, however deep the failure lies', () => {
  const failure = new Error('it failed', { cause: Object.assign(new Error('write'), { code: 'ENOSPC' }) })
  expect(isDiskFull(failure)).toBe(true)
  expect(sentenceFor(failure)).toMatch(/disk .* is full\. Make room/)
  expect(isDiskFull(new AppError('bad-input', 'something else'))).toBe(false)
})
