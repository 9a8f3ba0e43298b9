import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askOrThrow } from '../../src/bot/lines/ask.ts'
import { configSchema } from '../../src/config.ts'
import { runOperation } from '../../src/operator/operations.ts'
import { openWorkbench, type Workbench } from '../../src/operator/workbench.ts'
import { localChannel } from '../../src/store/people/statics.ts'
import { listPosts } from '../../src/store/telling/posts.ts'
import {
  action,
  add,
  ayla,
  boss,
  damage,
  director,
  fileOf,
  inCombat,
  npc,
  opening,
  signed,
  zone,
} from '../ingest/netlog/log-lines.ts'

const hit = (at: number, on: string) => action(at, ayla, '1F', on, String(at), damage(5_000))
const pack = [zone(0, '4F2', 'the Underkeep'), ...opening.slice(1), npc(10, add, 17_001, 20_000), hit(1_000, add)]
const lastBoss = [inCombat(9_000, false), hit(60_000, boss), director(70_000, '40000003')]

let bench: Workbench
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vigil-trash-'))
  bench = await openWorkbench(configSchema.parse({ VIGIL_DATA_DIR: folder, LOG_LEVEL: 'silent' }), 'import')
})
afterAll(() => bench.close())

async function importLines(lines: readonly string[], json = false) {
  const told: string[] = []
  const aside: string[] = []
  const output = {
    line: (text: string) => told.push(text),
    aside: (text: string) => aside.push(text),
    progress: () => {},
    file: () => {},
  }
  const files = [await fileOf(signed(lines), 'Network_1.log')]
  const order = { kind: 'import', files, json, allHashes: false, initials: false } as const
  const code = await runOperation(bench, order, output, new AbortController().signal)
  return { code, told, aside }
}

const ask = async (line: string) => {
  const { services, painter, own } = bench
  const member = { id: 'operator', name: 'operator', mayManage: true }
  const asker = { staticId: own.id, channelId: localChannel(own.id), member }
  const { embeds, content } = await askOrThrow(line, asker, services, painter)
  return [embeds[0]?.title ?? content, embeds[0]?.footer?.text ?? '']
}

test('an import without a boss prints what it found, marked, and says why no channel hears of it', async () => {
  const { code, told, aside } = await importLines(pack)
  expect(code).toBe(0)
  expect(told).toEqual([expect.stringMatching(/^Pull 1 · the Underkeep · .* \(trash, not posted\): /)])
  expect(aside).toContain(
    'Network_1.log holds no boss: what was fought on the way is stored, told in no channel and counted nowhere.',
  )
  expect(await listPosts(bench.services.db, bench.own.id, 10)).toEqual([])
  await expect(ask('/pull')).rejects.toThrow('No boss was pulled yet, only what was on the way. /pull 1 shows')
  await expect(ask('/session')).rejects.toThrow('There is no night yet.')
})

test('with a boss behind it, nights, posts and /pull know of the boss only', async () => {
  const { told, aside } = await importLines([...pack, ...lastBoss], true)
  expect(told.map((text) => JSON.parse(text)).map(({ number, trash, change }) => [number, trash, change])).toEqual([
    [1, true, 'fuller'],
    [2, false, 'new'],
  ])
  expect(aside).toEqual([])
  const posts = await listPosts(bench.services.db, bench.own.id, 10)
  expect(posts.map(({ kind }) => kind).sort()).toEqual(['night', 'pull'])
  expect((await ask('/pull'))[0]).toMatch(/^Pull 2 · /)
  expect((await ask('/pull best'))[0]).toMatch(/^Pull 2 · /)
  expect((await ask('/session'))[0]).toMatch(/· 1 pull$/)
  const [title, footer] = await ask('/pull 1')
  expect(title).toMatch(/^Pull 1 · /)
  expect(footer).toContain('no boss: told in no channel, counted nowhere')
})
