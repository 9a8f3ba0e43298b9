import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { describeShared, sharedData } from '../shared-data.ts'
import { type Running, startVigil, vigil } from './vigil.ts'

const sample = fileURLToPath(new URL('../../sample/sample-night.log.gz', import.meta.url))
const tea = 'netlog/tea-wipe-2021.log'
const newFolder = () => mkdtemp(join(tmpdir(), 'vigil-cli-'))
const png = [0x89, 0x50, 0x4e, 0x47]

const pullLine = z.object({
  source: z.string(),
  encounter: z.string(),
  territoryId: z.number(),
  startedAt: z.iso.datetime({ precision: 3 }),
  durationMs: z.number(),
  outcome: z.enum(['kill', 'wipe', 'unknown']),
  phase: z.string(),
  bossHp: z.number().min(0).max(1),
  players: z.array(z.object({ name: z.string(), job: z.string(), deaths: z.number() })),
  deaths: z.number(),
  raises: z.number(),
  change: z.string(),
})
const pullLines = (out: string) =>
  out
    .trim()
    .split('\n')
    .map((line) => pullLine.parse(JSON.parse(line)))

describeShared('a real wipe', tea, () => {
  test('imports as one pull with what is known of it, once, and can be asked for with its picture', async () => {
    const folder = await newFolder()
    const at = { VIGIL_DATA_DIR: join(folder, 'data') }
    const first = await vigil(['import', sharedData(tea), '--json'], at)
    const [pull, ...more] = pullLines(first.out)
    expect(more).toEqual([])
    expect(pull).toMatchObject({ territoryId: 887, outcome: 'wipe', deaths: 9, raises: 2, change: 'new' })
    expect(pull?.encounter).toContain('Epic of Alexander')
    expect(Math.abs(Date.parse(pull?.startedAt ?? '') - Date.parse('2021-09-26T11:06:57.465Z'))).toBeLessThan(50)
    expect(Math.abs((pull?.durationMs ?? 0) - 118_497)).toBeLessThan(100)
    expect(pull?.bossHp).toBeCloseTo(942_550 / 12_889_320, 4)
    const jobs = pull?.players.map(({ job }) => job).sort()
    expect(jobs).toEqual(['AST', 'BLM', 'BRD', 'DNC', 'GNB', 'SAM', 'SCH', 'WAR'])

    const again = await vigil(['import', sharedData(tea), '--json'], at)
    expect(pullLines(again.out)).toEqual([{ ...pull, change: 'known' }])

    const asked = await vigil(['ask', '/pull last', '--json', '--out', join(folder, 'out')], at)
    const { files, embeds } = z
      .object({
        content: z.string(),
        embeds: z.array(z.object({ title: z.string().optional() })),
        components: z.array(z.unknown()),
        files: z.array(z.string()),
      })
      .parse(JSON.parse(asked.out))
    expect(embeds[0]?.title).toContain('TEA · P1 7.3 %')
    const picture = await readFile(join(folder, 'out', files[0] ?? ''))
    expect([...picture.subarray(0, 4)]).toEqual(png)
  })
})

test('two commands at once take turns in the data folder', async () => {
  const at = { VIGIL_DATA_DIR: await newFolder() }
  const both = await Promise.all([vigil(['import', sample, '--json'], at), vigil(['import', sample, '--json'], at)])
  expect(both.map(({ code }) => code)).toEqual([0, 0])
  const changes = both.map(({ out }) => new Set(pullLines(out).map(({ change }) => change)))
  expect(changes).toContainEqual(new Set(['new']))
  expect(changes).toContainEqual(new Set(['known']))
})

describe('while Vigil runs', () => {
  let running: Running
  let at: Record<string, string>
  beforeAll(async () => {
    at = { VIGIL_DATA_DIR: await newFolder() }
    running = startVigil(at)
    await running.until('Running')
  })
  afterAll(async () => {
    expect(await running.stop()).toBe(0)
  })

  test('it says what to set to get Discord and FFLogs', () => {
    for (const name of ['DISCORD_TOKEN', 'FFLOGS_CLIENT_ID', 'FFLOGS_CLIENT_SECRET']) {
      expect(running.printed()).toContain(name)
    }
  })

  test('ask and import are answered by the process that has the folder', async () => {
    const asked = await vigil(['ask', '/pull last'], at)
    expect(asked).toMatchObject({ code: 0, err: '' })
    expect(asked.out).toContain('FRU')
    const imported = await vigil(['import', sample, '--json'], at)
    expect(imported.code).toBe(0)
    expect(pullLines(imported.out)).toHaveLength(12)
  })

  test('a second start says who has the folder', async () => {
    const second = await vigil(['start'], at)
    expect(second.code).toBe(1)
    expect(second.err).toMatch(/in use by `vigil start` \(process \d+/)
  })

  test('a failed question is a sentence and exit code 1', async () => {
    const asked = await vigil(['ask', '/pull 999'], at)
    expect(asked).toMatchObject({ code: 1, out: '' })
    expect(asked.err).toContain('There is no pull 999')
  })

  test('a second start, after a stop, keeps everything and imports nothing again', async () => {
    expect(await running.stop()).toBe(0)
    running = startVigil(at)
    await running.until('Running')
    expect(running.printed()).not.toContain('Importing the sample')
    expect((await vigil(['ask', '/pull last'], at)).out).toContain('Pull 12')
  })
})

describe('bad input is one sentence, exit code 1, and nothing stored', () => {
  let folder: string
  beforeAll(async () => {
    folder = await newFolder()
    await writeFile(join(folder, 'empty.log'), '')
    await writeFile(join(folder, 'letter.log'), 'Dear all,\nwe wiped again.\n')
  })
  const run = (...args: string[]) => vigil(args, { VIGIL_DATA_DIR: join(folder, 'data') })

  test.for([
    ['letter.log', 'is not a network log'],
    ['empty.log', 'is empty'],
    ['.', 'holds no network log'],
    ['absent.log', 'There is no file'],
  ] as const)('import %s', async ([file, sentence]) => {
    const { code, out, err } = await run('import', join(folder, file))
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain(sentence)
    expect(err.trim().split('\n')).toHaveLength(1)
    expect((await run('ask', '/pull last')).code).toBe(1)
  })

  test('a report of another site', async () => {
    const { code, err } = await run('watch', 'https://www.warcraftlogs.com/reports/AbCdEfGh12345678')
    expect(code).toBe(1)
    expect(err).toContain('not FFLogs')
  })

  test('a database that is down', async () => {
    const { code, err } = await vigil(['ask', '/pull last'], { DATABASE_URL: 'postgres://me:hunter2@127.0.0.1:9/none' })
    expect(code).toBe(1)
    expect(err).toContain('DATABASE_URL')
    expect(err).not.toContain('hunter2')
  })

  test('a port that is taken', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = String(typeof address === 'object' && address ? address.port : 0)
    const { code, err } = await vigil(['start'], { VIGIL_DATA_DIR: join(folder, 'port'), PORT: port })
    server.close()
    expect(code).toBe(1)
    expect(err).toContain(`Port ${port} is already in use`)
  })
})
