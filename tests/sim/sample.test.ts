import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { raiseAbilities } from '../../src/game.ts'
import { openLog } from '../../src/ingest/netlog/netlog.ts'
import type { RecordedPull } from '../../src/report.ts'
import { sampleFiles } from './sample.ts'
import { sampleNight } from './sample-night.ts'

const committed = (name: string): URL => new URL(`../../sample/${name}`, import.meta.url)
const logUrl = committed('sample-night.log.gz')
const log = readFileSync(logUrl)

test('the committed sample is what the simulator writes; if not, npm run sim -- --sample', () => {
  const files = sampleFiles()
  expect(gunzipSync(log).equals(Buffer.from(files.log))).toBe(true)
  expect(readFileSync(committed('sample-night.answers.json'), 'utf8')).toBe(files.answers)
})

test('it is small, and its first line says that it is invented', () => {
  expect(log.byteLength).toBeLessThan(2_000_000)
  const [first] = gunzipSync(log).toString('utf8').split('\r\n', 1)
  expect(first).toContain('Sample night: invented')
})

test('it reads back as the twelve pulls of the answer key', async () => {
  const report = await openLog(fileURLToPath(logUrl))
  const pulls: RecordedPull[] = []
  for await (const pull of report.pulls()) pulls.push(pull)
  expect(report.parse()).toMatchObject({ malformed: 0, unknownTypes: {}, hashes: { broken: 0 } })
  expect(pulls.map(summary)).toEqual(
    sampleNight().pulls.map(({ pull: { answer }, startedAt }) => ({
      startedAt,
      outcome: answer.outcome,
      durationMs: answer.durationMs,
      jobs: ['DNC', 'DRG', 'PLD', 'RDM', 'RPR', 'SGE', 'WAR', 'WHM'],
      deaths: answer.deaths.map(({ who, deathMs }) => ({ who, at: deathMs })).sort((a, b) => a.at - b.at),
      raises: answer.raises.map(({ by, castMs }) => ({ by, at: castMs })),
      bossHp: answer.boss.share.toFixed(4),
    })),
  )
})

function summary({ startedAt, outcome, durationMs, actors, events, bossHp }: RecordedPull) {
  const { of } = events
  const players = actors.filter(({ kind }) => kind === 'player')
  const named = (id: number): string => actors[id]?.name ?? ''
  return {
    startedAt,
    outcome,
    durationMs,
    jobs: players.map(({ job }) => job).sort(),
    deaths: of('death')
      .filter(({ target }) => players.some(({ id }) => id === target))
      .map(({ target, at }) => ({ who: named(target), at })),
    raises: of('cast')
      .filter(({ ability }) => raiseAbilities.has(ability))
      .map(({ source, at }) => ({ by: named(source), at })),
    bossHp: bossHp?.toFixed(4),
  }
}
