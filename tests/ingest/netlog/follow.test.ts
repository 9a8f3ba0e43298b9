import { appendFile, mkdtemp, rename, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type FollowState, followLogs } from '../../../src/ingest/netlog/following/follow.ts'
import type { RecordedPull } from '../../../src/report.ts'
import { action, ayla, boss, damage, death, director, npc, opening, signed, zone } from './log-lines.ts'
import { until, writeInPieces } from './logger.ts'

const hit = (at: number) => action(at, ayla, '1F', boss, String(at).padStart(4, '0'), damage(5_000))
const wipe = (at: number) => director(at, '40000005')
/** Its hashes do not go on from one stretch to the next; they are a warning at most. */
const night = {
  begun: signed([...opening, hit(1_000), hit(15_000)]),
  wiped: signed([wipe(20_000)]),
  aftermath: signed([death(21_000, ayla, boss), npc(26_000, boss, 17_000, 1_000_000)]),
  second: signed([hit(60_000), wipe(80_000)]),
}

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vigil-follow-'))
  path = join(folder, 'Network_30109_20261114.log')
})

const running: { stop(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop()
})

/** Follows a place and keeps what was told, log by log. */
function follow(place: string) {
  const stopping = new AbortController()
  const logs: { readonly title: string; readonly pulls: RecordedPull[] }[] = []
  const states: FollowState[] = []
  const onState = async (state: FollowState) => {
    states.push(state)
  }
  const work = (async () => {
    for await (const report of followLogs(place, { signal: stopping.signal, onState })) {
      const log = { title: report.info.title, pulls: [] as RecordedPull[] }
      logs.push(log)
      for await (const pull of report.pulls()) log.pulls.push(pull)
    }
  })()
  const stop = async () => {
    stopping.abort()
    await work
  }
  running.push({ stop: () => stop().catch(() => {}) })
  return {
    logs,
    states,
    work,
    stop,
    pulls: () => logs.flatMap(({ pulls }) => pulls),
    caughtUp: () => until(() => states.at(-1)?.kind === 'following'),
  }
}

const told = ({ durationMs, outcome, provisional = false, events }: RecordedPull) =>
  `${durationMs} ${outcome}${provisional ? ' provisional' : ''}, ${events.of('death').length} deaths`

describe('a file', () => {
  test('is waited for; its pull is told though no line follows its wipe, and once more when it is whole', async () => {
    const following = follow(path)
    await until(() => following.states.length > 0)
    expect(following.states[0]).toEqual({ kind: 'waiting' })
    await writeInPieces(path, night.begun)
    await following.caughtUp()
    expect(following.states.at(-1)).toMatchObject({ moment: { isCalled: false, pull: 1_000 } })
    await writeInPieces(path, night.wiped, 2)
    await until(() => following.pulls().length === 1)
    await writeInPieces(path, night.aftermath, 3)
    await until(() => following.pulls().length === 2)
    expect(following.pulls().map(told)).toEqual(['19000 wipe provisional, 0 deaths', '19000 wipe, 1 deaths'])
    expect(new Set(following.pulls().map(({ sourceKey }) => sourceKey)).size).toBe(1)
  })

  test('is told in the same way when it is there from the beginning', async () => {
    await writeFile(path, night.begun + night.wiped + night.aftermath + night.second)
    const following = follow(path)
    await until(() => following.pulls().length === 2)
    expect(following.pulls().map(told)).toEqual(['19000 wipe, 1 deaths', '20000 wipe provisional, 0 deaths'])
  })

  test('whose last line is half written waits for the rest of it', async () => {
    const half = night.wiped.length - 30
    await writeFile(path, night.begun + night.wiped.slice(0, half))
    const following = follow(path)
    await following.caughtUp()
    expect(following.states.at(-1)).toMatchObject({ moment: { isCalled: false } })
    await appendFile(path, night.wiped.slice(half))
    await until(() => following.pulls().length === 1)
  })

  test('that was replaced by another is read from its beginning, and what was open is told as far as it went', async () => {
    await writeFile(path, night.begun)
    const following = follow(path)
    await following.caughtUp()
    await writeFile(`${path}.new`, signed([zone(500_000), ...opening.slice(1), hit(600_000), wipe(610_000)]))
    await rename(`${path}.new`, path)
    await until(() => following.pulls().length === 2)
    expect(following.logs).toHaveLength(2)
    expect(following.pulls().map(told)).toEqual(['14000 unknown, 0 deaths', '10000 wipe provisional, 0 deaths'])
  })

  test.for([
    ['is no log', 'Dear all,\nwe wiped again.\n', 'is not a network log'],
    ['is packed', Buffer.from('1f8b0800000000000003', 'hex'), 'does not grow'],
  ] as const)('that %s is refused', async ([, content, sentence]) => {
    await writeFile(path, Buffer.concat([Buffer.from(content), Buffer.from('\n')]))
    await expect(follow(path).work).rejects.toThrow(sentence)
  })
})

describe('a folder', () => {
  test('has its newest log followed, then the next one that begins, and what lies beside them left alone', async () => {
    const older = join(folder, 'Network_30109_20261101.log')
    await writeFile(path, night.begun)
    await writeFile(join(folder, 'notes.log'), 'we wiped again\n')
    const following = follow(folder)
    await following.caughtUp()
    await writeFile(older, signed([zone(-9_000_000), ...opening.slice(1), hit(-8_000_000), wipe(-7_999_000)]))
    await appendFile(path, night.wiped)
    await until(() => following.pulls().length === 1)

    const next = join(folder, 'Network_30109_20261115.log')
    await writeInPieces(next, signed([zone(4_000_000), ...opening.slice(1), hit(4_001_000), wipe(4_050_000)]))
    await until(() => following.pulls().length === 3)
    expect(following.logs.map(({ title }) => title)).toEqual([
      'Network_30109_20261114.log',
      'Network_30109_20261115.log',
    ])
    expect(following.pulls().map(told)).toEqual([
      '19000 wipe provisional, 0 deaths',
      '19000 wipe, 0 deaths',
      '49000 wipe provisional, 0 deaths',
    ])
  })

  test('without a log is waited for', async () => {
    const following = follow(folder)
    await until(() => following.states.length > 0)
    await writeInPieces(path, night.begun + night.wiped)
    await until(() => following.pulls().length === 1)
    await following.stop()
    expect(following.pulls().map(told)).toEqual(['19000 wipe provisional, 0 deaths'])
  })
})
