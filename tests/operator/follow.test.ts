import { readFileSync } from 'node:fs'
import { appendFile, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { followPulls } from '../../src/operator/follow.ts'
import { openFollowWords } from '../../src/operator/follow-words.ts'
import { localGuild, openStatic } from '../../src/store/people/statics.ts'
import { listPulls, loadEvents } from '../../src/store/pulls/pulls.ts'
import { listPosts } from '../../src/store/telling/posts.ts'
import { withHouse } from '../bot/house.ts'
import { until, writeInPieces } from '../ingest/netlog/logger.ts'

const sample = fileURLToPath(new URL('../../sample/sample-night.log.gz', import.meta.url))
const lines = gunzipSync(readFileSync(sample))
  .toString('utf8')
  .split(/(?<=\n)/)
const isWipe = (line: string) => line.startsWith('33|') && line.includes('|40000005|')
const wipeOf = (pull: number): number => lines.indexOf(lines.filter(isWipe)[pull - 1] ?? '')

const house = withHouse()

/** A static of its own whose log is followed. */
async function begin(name: string) {
  const { services, painter } = house()
  const path = join(await mkdtemp(join(tmpdir(), 'vigil-follow-')), 'Network_30109_20261114.log')
  const own = await openStatic(services.db, localGuild, { name })
  const said: string[] = []
  const progress: string[] = []
  const follow = () => {
    const stopping = new AbortController()
    const output = {
      line: (text: string) => said.push(text),
      aside: (text: string) => said.push(`(${text})`),
      progress: (text: string) => progress.push(text),
      file() {},
    }
    const words = openFollowWords(path, output, false, services.now)
    const work = followPulls({ services, painter }, path, { staticId: own.id }, words, stopping.signal)
    return async () => {
      stopping.abort()
      await work
      return words.sum()
    }
  }
  const pullPosts = async () => (await listPosts(services.db, own.id, 99)).filter(({ kind }) => kind === 'pull')
  const deaths = async () => {
    const [pull] = await listPulls(services.db, own.id, 1)
    return pull && (await loadEvents(services.db, own.id, pull.id)).of('death').length
  }
  return { db: services.db, own, path, said, progress, follow, pullPosts, deaths }
}

test('a pull’s post is there though no line follows its wipe, and is edited when the last lines come', async () => {
  const { db, own, path, said, progress, follow, pullPosts, deaths } = await begin('followed')
  const stop = follow()
  const end = wipeOf(2)
  const begun = lines.slice(0, end)
  const late = begun.filter((line) => line.startsWith('25|')).slice(-4)
  const inTime = begun.filter((line) => !late.includes(line))
  await writeInPieces(path, inTime.join(''))
  await until(() => /: 1 pull, last line \d\d:\d\d:\d\d, in combat$/.test(progress.at(-1) ?? ''))
  await appendFile(path, lines[end] ?? '')
  await until(async () => (await pullPosts()).length === 2)
  const before = await deaths()
  const [first] = await pullPosts()

  await writeInPieces(path, [...late, ...lines.slice(end + 1, wipeOf(3) - 3_000)].join(''))
  await until(async () => (await deaths()) === (before ?? 0) + late.length)
  await until(async () => ((await pullPosts())[0]?.revision ?? 0) > 1)
  const posts = await pullPosts()
  expect(posts).toHaveLength(2)
  expect(posts[0]).toMatchObject({ id: first?.id, createdAt: first?.createdAt })
  expect(await listPulls(db, own.id, 9)).toMatchObject([
    { number: 2, provisional: false },
    { number: 1, provisional: false },
  ])
  expect(await stop()).toMatch(/^Stopped\. Followed Network_30109_20261114\.log for 0:\d\d: 2 pulls told\.$/)
  expect(said[0]).toContain('There is no network log at')
  expect(said[1]).toBe('(Following Network_30109_20261114.log.)')
  expect(said[2]).toContain('Pull 1 · FRU')
})

test('followed again, nothing is told twice, and what came meanwhile is', async () => {
  const { path, said, progress, follow, pullPosts } = await begin('followed again')
  await appendFile(path, lines.slice(0, wipeOf(1) + 1).join(''))
  const stop = follow()
  await until(async () => (await pullPosts()).length === 1)
  await stop()
  const [first] = await pullPosts()

  await appendFile(path, lines.slice(wipeOf(1) + 1, wipeOf(2) + 1).join(''))
  said.length = 0
  const stopAgain = follow()
  await until(async () => (await pullPosts()).length === 2)
  expect(await stopAgain()).toContain('2 pulls told')
  expect((await pullPosts()).at(-1)).toEqual(first)

  said.length = 0
  progress.length = 0
  const stopAtLast = follow()
  await until(() => progress.at(-1)?.includes('log: 2 pulls, last line') ?? false)
  expect(said).toEqual([
    '(Following Network_30109_20261114.log.)',
    '(1 pull of Network_30109_20261114.log was stored before.)',
  ])
  expect(await stopAtLast()).toContain('0 pulls told, 2 stored before')
  expect(await pullPosts()).toHaveLength(2)
})
