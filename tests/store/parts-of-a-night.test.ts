import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { introduceLog } from '../../src/ingest/netlog/files/introduce.ts'
import { openLogParser } from '../../src/ingest/netlog/log-parser.ts'
import type { Pull, RecordedPull, ReportInfo } from '../../src/report.ts'
import { openStatic } from '../../src/store/people/statics.ts'
import { overlapMs } from '../../src/store/pulls/accounts.ts'
import { fromJoin, selectPulls } from '../../src/store/pulls/pull-rows.ts'
import { savePull } from '../../src/store/pulls/pulls.ts'
import { pulls } from '../../src/store/schema.ts'
import { onEveryDatabase } from '../databases.ts'
import { describeShared, sharedData } from '../shared-data.ts'
import { type Prng, prngFrom } from '../sim/prng.ts'

interface Account {
  readonly report: ReportInfo
  readonly pull: RecordedPull
}

const sample = new URL('../../sample/sample-night.log.gz', import.meta.url)

function read(bytes: Buffer): Account[] {
  const report = introduceLog(bytes, 'part')
  if (report === undefined) return []
  const parser = openLogParser()
  return [...parser.read(bytes), ...parser.end()].map((pull) => ({ report, pull }))
}

/** The same pulls as another PC logged them, whose clock is off. */
const asSeenElsewhere = (accounts: readonly Account[], byMs: number): Account[] =>
  accounts.map(({ report, pull }) => {
    const startedAt = pull.startedAt + byMs
    return {
      report: { ...report, code: `${report.code}${byMs}`, startedAt: report.startedAt + byMs },
      pull: { ...pull, startedAt, sourceKey: String(startedAt) },
    }
  })

/** Where a pull may begin: once the duty has commenced, and after each fade-out. */
const beginnings = (log: Buffer): number[] =>
  [...log.toString('latin1').matchAll(/^33\|[^|]+\|[^|]+\|4000000[16]\|/gm)].map(({ index }) => index)

/** The file in pieces that overlap a little or a lot; no pull lies in more than three of them. */
function piecesOf(log: Buffer, random: Prng): Account[] {
  const starts = beginnings(log)
  const cuts = starts
    .map((start, index) => random.whole(start, starts[index + 1] ?? log.length))
    .filter(() => random.chance(0.5))
  return [0, ...cuts].flatMap((cut, index, all) => {
    const overlap = random.chance(0.5) ? random.whole(300, 2_000) : random.whole(2_000, 400_000)
    return read(log.subarray(Math.max(0, cut - overlap), all[index + 1] ?? log.length))
  })
}

const straysOf = (log: Buffer, random: Prng): Account[] =>
  Array.from({ length: 6 }, () => random.whole(0, log.length)).flatMap((from) =>
    read(log.subarray(from, from + random.whole(10_000, 600_000))),
  )

const sketch = ({ durationMs, outcome, territoryId, fightName, actors }: RecordedPull | Pull) => ({
  durationMs,
  outcome,
  territoryId,
  fightName,
  actors: actors.length,
})

inParts('the sample night', () => gunzipSync(readFileSync(sample)))
describeShared('a real log', 'netlog/tea-wipe-2021.log', () =>
  inParts('a real wipe', () => readFileSync(sharedData('netlog/tea-wipe-2021.log'))),
)

function inParts(name: string, load: () => Buffer): void {
  const log = load()
  const whole = read(log)

  onEveryDatabase(`${name} in parts`, (open) => {
    const importAll = async (seed: number, accounts: readonly Account[], random: Prng) => {
      const { db } = open()
      const { id } = await openStatic(db, { discordId: 'local', name: 'here' }, { name: `${name} ${seed}` })
      for (const { report, pull } of shuffled(accounts, random)) await savePull(db, id, report, pull, seed)
      return (await selectPulls(db, eq(pulls.staticId, id)).orderBy(pulls.startedAt)).map(fromJoin)
    }

    test.for([1, 2, 3])('imported in any order, they are the pulls of the whole file (%i)', async (seed) => {
      const random = prngFrom(seed)
      const stored = await importAll(seed, piecesOf(log, random), random)
      expect(stored).toHaveLength(whole.length)
      stored.forEach((pull, index) => {
        const same = whole[index]
        expect(same && overlapMs(pull, same.pull)).toBeGreaterThan(-1)
      })
    })

    test.for([4, 5, 6])('with the whole file and a second raider’s, the whole stays (%i)', async (seed) => {
      const random = prngFrom(seed)
      const second = asSeenElsewhere(whole, random.whole(-4_900, 4_900))
      const strays = asSeenElsewhere(straysOf(log, random), random.whole(-4_900, 4_900))
      const pieces = [...piecesOf(log, random), ...straysOf(log, random)]
      const stored = await importAll(seed, [...pieces, ...whole, ...second, ...strays], random)
      expect(stored.map(sketch)).toEqual(whole.map(({ pull }) => sketch(pull)))
    })
  })
}

const shuffled = <T>(list: readonly T[], random: Prng): T[] =>
  list
    .map((value) => ({ value, key: random.whole(0, 1_000_000) }))
    .sort((one, other) => one.key - other.key)
    .map(({ value }) => value)
