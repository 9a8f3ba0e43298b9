import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { zipOf } from '../ingest/netlog/zips.ts'
import { startVigil, vigil } from './vigil.ts'

const sample = fileURLToPath(new URL('../../sample/sample-night.log.gz', import.meta.url))
const newFolder = () => mkdtemp(join(tmpdir(), 'vigil-import-'))

/** The sample night's first pulls, so many weeks later. */
let nightOf: (weeks: number, pulls: number) => string

beforeAll(async () => {
  const night = gunzipSync(await readFile(sample)).toString('utf8')
  const begun = [...night.matchAll(/^33\|[^|]*\|[^|]*\|40000006/gm)].map(({ index }) => index)
  nightOf = (weeks, pulls) =>
    night.slice(0, begun[pulls - 1]).replaceAll(/^(\d+\|)(\d{4}-\d\d-\d\d)/gm, (_, type: string, day: string) => {
      return type + new Date(Date.parse(day) + weeks * 7 * 86_400_000).toISOString().slice(0, 10)
    })
})

/** A folder of logs in every packing, and of other things. */
async function nights(): Promise<string> {
  const folder = await newFolder()
  await mkdir(join(folder, 'older'))
  await writeFile(join(folder, 'Network_2.log'), nightOf(2, 1))
  await writeFile(join(folder, 'older', 'Network_0.log.gz'), gzipSync(nightOf(0, 2)))
  await writeFile(join(folder, 'older', 'Network_1.log.zst'), zstdCompressSync(nightOf(1, 1)))
  await writeFile(join(folder, 'plan.txt'), 'stack left')
  return folder
}

describe('a folder', () => {
  let at: Record<string, string>
  let folder: string
  beforeAll(async () => {
    at = { VIGIL_DATA_DIR: join(await newFolder(), 'data') }
    folder = await nights()
  })

  test('is imported log by log, oldest first, each line with its file, and a sum at the end', async () => {
    const { code, out, err } = await vigil(['import', folder], at)
    expect(code).toBe(0)
    const [first, second, third, fourth, ...more] = out.trim().split('\n')
    expect(more).toEqual([])
    expect([first, second]).toEqual([
      expect.stringMatching(/^Network_0.log.gz: Pull 1 · FRU/),
      expect.stringMatching(/^Network_0.log.gz: Pull 2 · FRU/),
    ])
    expect(third).toMatch(/^Network_1.log.zst: Pull 3 · FRU/)
    expect(fourth).toMatch(/^Network_2.log: Pull 4 · FRU/)
    expect(err).toContain('1 other file is no network log and was skipped.')
    expect(err.trim().split('\n').at(-1)).toBe('3 logs: 4 pulls, 4 new, 0 already stored.')
  })

  test('again, it has nothing new; as JSON, every pull names its log', async () => {
    const { code, out, err } = await vigil(['import', folder, '--json'], at)
    expect(code).toBe(0)
    const pulls = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(pulls.map(({ file, change, number }) => [file, change, number])).toEqual([
      ['Network_0.log.gz', 'known', 1],
      ['Network_0.log.gz', 'known', 2],
      ['Network_1.log.zst', 'known', 3],
      ['Network_2.log', 'known', 4],
    ])
    expect(err).toContain('3 logs: 4 pulls, 0 new, 4 already stored.')
  })
})

test('a file that fails is a sentence and exit code 1, and the others are imported', async () => {
  const folder = await newFolder()
  await writeFile(join(folder, 'letter.log'), 'Dear all,\nwe wiped again.\n')
  const zip = await zipOf({ 'Network_0.log': nightOf(0, 1), 'wipe.png': Buffer.alloc(9_000, 0x89) })
  const paths = [join(folder, 'letter.log'), zip, join(folder, 'absent.log')]
  const { code, out, err } = await vigil(['import', ...paths], { VIGIL_DATA_DIR: join(folder, 'data') })
  expect(code).toBe(1)
  expect(out.trim().split('\n')).toEqual([expect.stringMatching(/^Pull 1 · FRU/)])
  expect(err).toMatch(/letter.log is not a network log/)
  expect(err).toMatch(/There is no file .*absent.log/)
})

test('the limit can be set, and what came before it is kept', async () => {
  const folder = await newFolder()
  const path = join(folder, 'Network_0.log')
  await writeFile(path, nightOf(0, 3))
  const maxGb = String(nightOf(0, 2).length / 1e9)
  const { code, out, err } = await vigil(['import', path, '--max-gb', maxGb], { VIGIL_DATA_DIR: join(folder, 'data') })
  expect(code).toBe(1)
  expect(out.trim().split('\n')).toHaveLength(2)
  expect(err).toContain('with a larger --max-gb')
  const nonsense = await vigil(['import', path, '--max-gb', 'much'], {})
  expect(nonsense).toMatchObject({ code: 1, err: expect.stringContaining('Give a number of gigabytes') })
})

describe('Ctrl-C in the middle says what is stored, and importing again goes on from there', () => {
  const long = async (folder: string) => {
    const path = join(folder, 'Network_0.log')
    await writeFile(path, [0, 1].map((weeks) => nightOf(weeks, 12)).join(''))
    return path
  }

  test('of an import', async () => {
    const folder = await newFolder()
    const at = { VIGIL_DATA_DIR: join(folder, 'data') }
    const path = await long(folder)
    const running = startVigil(at, ['import', path])
    await running.until('Pull 2')
    expect(await running.stop()).toBe(130)
    const told = /Stopped\. 1 log: (\d+) pulls, \1 new, 0 already stored\. Import again to go on/.exec(
      running.printed(),
    )
    const stored = Number(told?.[1])
    expect(stored).toBeGreaterThanOrEqual(2)
    expect(stored).toBeLessThan(24)
    const again = await vigil(['import', path, '--json'], at)
    expect(
      again.out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).change),
    ).toEqual(Array.from({ length: 24 }, (_, pull) => (pull < stored ? 'known' : 'new')))
  })

  test('of an import that a running Vigil does; and that one may be stopped, too', async () => {
    const folder = await newFolder()
    const at = { VIGIL_DATA_DIR: join(folder, 'data') }
    const path = await long(folder)
    const vigilItself = startVigil(at)
    await vigilItself.until('Running')
    const one = startVigil(at, ['import', path])
    await one.until('Pull 2')
    expect(await one.stop()).toBe(130)
    expect(one.printed()).toMatch(/Stopped\. 1 log: \d+ pulls/)

    const other = startVigil(at, ['import', path])
    await other.until('Pull 1')
    expect(await vigilItself.stop()).toBe(0)
    expect(await other.ended).toEqual([130, null]) // a Vigil that stops ends first what it does for others
    expect(other.printed()).toMatch(/Stopped\. 1 log: \d+ pulls?/)
  })
})
