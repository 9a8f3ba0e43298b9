import { readFileSync } from 'node:fs'
import { cp, mkdir, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { openEmbedded } from '../../src/store/db.ts'
import { localGuild, openStatic } from '../../src/store/people/statics.ts'
import { listPulls, loadEvents } from '../../src/store/pulls/pulls.ts'
import { listResults } from '../../src/store/pulls/results.ts'
import { listPosts } from '../../src/store/telling/posts.ts'
import { writeInPieces } from '../ingest/netlog/logger.ts'
import { startVigil, vigil } from './vigil.ts'

const sample = fileURLToPath(new URL('../../sample/sample-night.log.gz', import.meta.url))
const lines = gunzipSync(readFileSync(sample))
  .toString('utf8')
  .split(/(?<=\n)/)
const wipes = lines.flatMap((line, index) => (line.startsWith('33|') && line.includes('|40000005|') ? [index] : []))
/** Up to a pull's wipe line, that included, or so many lines further. */
const upTo = (pull: number, more = 0): number => (wipes[pull - 1] ?? 0) + 1 + more
const text = (from: number, to: number): string => lines.slice(from, to).join('')

let fresh: string
beforeAll(async () => {
  fresh = await newFolder()
  expect((await vigil(['ask', '/pull last'], { VIGIL_DATA_DIR: fresh })).code).toBe(1)
})

const newFolder = () => mkdtemp(join(tmpdir(), 'vigil-follow-'))

async function begin() {
  const folder = await newFolder()
  const [data, logs] = [join(folder, 'data'), join(folder, 'logs')]
  await cp(fresh, data, { recursive: true })
  await mkdir(logs)
  return { data, logs, log: join(logs, 'Network_30109_20261114.log'), at: { VIGIL_DATA_DIR: data, LOG_LEVEL: 'error' } }
}

/** What is stored and told in the end. */
async function stateOf(data: string) {
  const { db, close } = await openEmbedded(join(data, 'database'))
  try {
    const { id } = await openStatic(db, localGuild, { name: 'Your static' })
    const pulls = await listPulls(db, id, 99)
    const results = await listResults(
      db,
      id,
      pulls.map((pull) => pull.id),
    )
    return {
      pulls: await Promise.all(
        pulls.map(async ({ id: pullId, number, sourceKey, durationMs, outcome, provisional }) => ({
          ...{ number, sourceKey, durationMs, outcome, provisional },
          events: (await loadEvents(db, id, pullId)).count,
          results: results
            .filter((result) => result.pullId === pullId)
            .map(({ metric }) => metric)
            .sort(),
        })),
      ),
      posts: (await listPosts(db, id, 99)).map(({ kind, message }) => ({ kind, message })).sort(byTitle),
    }
  } finally {
    await close()
  }
}

interface Told {
  readonly message: { readonly embeds: readonly { readonly title?: string }[] }
}
const titleOf = ({ message }: Told) => message.embeds[0]?.title ?? ''
const byTitle = (one: Told, other: Told) => titleOf(one).localeCompare(titleOf(other))

test('killed again and again while a log is written, it ends in the state of an import', {
  timeout: 180_000,
}, async () => {
  const { data, logs, log, at } = await begin()
  const killed = async (upToLine: string) => {
    const running = startVigil(at, ['follow', logs])
    await running.until(upToLine)
    running.kill()
    await running.ended
  }
  await writeInPieces(log, text(0, upTo(1, -300)))
  await killed('Following Network_30109_20261114.log.') // before the wipe
  await writeInPieces(log, text(upTo(1, -300), upTo(1)))
  await killed('Pull 1 ·') // stored, and perhaps not told yet
  await writeInPieces(log, text(upTo(1), upTo(2, 3)))
  await killed('Pull 2 ·') // with only a part of its last lines
  await writeInPieces(log, text(upTo(2, 3), upTo(3, 40)))
  const last = startVigil(at, ['follow', logs])
  await last.until('Pull 3 ·')
  expect(await last.stop()).toBe(0)
  expect(last.printed()).toContain('1 pull of Network_30109_20261114.log was stored before.')
  const followed = await stateOf(data)

  const other = await begin()
  await writeInPieces(other.log, text(0, upTo(3, 40)))
  expect((await vigil(['import', other.log], other.at)).code).toBe(0)
  expect(followed).toEqual(await stateOf(other.data))
  expect(followed.pulls.map(({ number, provisional }) => ({ number, provisional }))).toEqual(
    [3, 2, 1].map((number) => ({ number, provisional: false })),
  )
})

test('a running Vigil follows a folder by itself, and what a command hands over until that is stopped', {
  timeout: 120_000,
}, async () => {
  const { data, logs, log, at } = await begin()
  const running = startVigil({ ...at, VIGIL_LOG_DIR: logs })
  await running.until('Running')
  expect(running.printed()).toContain(`Logs: following ${logs}`)
  await writeInPieces(log, text(0, upTo(1)))
  await running.until('Pull 1 ·')

  const elsewhere = join(data, 'elsewhere.log')
  const command = startVigil(at, ['follow', elsewhere, '--json'])
  await command.until('There is no network log at')
  await writeInPieces(elsewhere, text(0, upTo(2)))
  await command.until('"number":2')
  expect(await command.stop()).toBe(0)
  expect(command.printed()).toMatch(/Stopped\. Followed elsewhere\.log for 0:\d\d: 2 pulls told\./)
  await writeInPieces(elsewhere, text(upTo(2), upTo(3)))

  expect(await running.stop()).toBe(0)
  const { pulls, posts } = await stateOf(data)
  expect(pulls.map(({ number }) => number)).toEqual([2, 1])
  const told = posts.map(({ kind }) => kind).filter((kind) => kind !== 'session') // the night was over long ago
  expect(told.sort()).toEqual(['night', 'pull', 'pull'])
})
