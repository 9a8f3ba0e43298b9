import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { raiseAbilities } from '../../../src/game.ts'
import type { ParseReport } from '../../../src/ingest/netlog/lines/parse-report.ts'
import type { RecordedPull } from '../../../src/report.ts'
import { eventsOf, readLog } from './log-lines.ts'

const sample = (name: string) => fileURLToPath(new URL(`../../../sample/${name}`, import.meta.url))

/** What the simulator planted, as far as a reader can see it. */
const answers = z
  .object({
    pulls: z.array(
      z.object({
        startedAt: z.iso.datetime().transform((text) => Date.parse(text)),
        outcome: z.string(),
        durationMs: z.number(),
        deaths: z.array(z.object({ who: z.string(), deathMs: z.number(), overkill: z.number() })),
        raises: z.array(z.object({ by: z.string(), castMs: z.number() })),
        boss: z.object({ share: z.number() }),
        damageByPlayer: z.record(z.string(), z.number()),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(sample('sample-night.answers.json'), 'utf8'))).pulls

let pulls: readonly RecordedPull[]
let report: ParseReport
beforeAll(async () => {
  ;({ pulls, report } = await readLog(sample('sample-night.log.gz')))
})

const playersOf = (pull: RecordedPull) => pull.actors.filter(({ kind }) => kind === 'player')
const nameOf = (pull: RecordedPull, id: number) => pull.actors[id]?.name

test('every pull of the sample night is found where it was put', () => {
  const seen = pulls.map(({ startedAt, outcome, durationMs }) => ({ startedAt, outcome, durationMs }))
  expect(seen).toEqual(answers.map(({ startedAt, outcome, durationMs }) => ({ startedAt, outcome, durationMs })))
  expect(pulls.map(({ bossHp }) => bossHp)).toEqual(answers.map(({ boss }) => expect.closeTo(boss.share, 9)))
})

test('every death and every raise of it is read, of whom and when', () => {
  pulls.forEach((pull, number) => {
    const players = new Set(playersOf(pull).map(({ id }) => id))
    const deaths = eventsOf(pull, 'death').filter(({ target }) => players.has(target))
    const raises = eventsOf(pull, 'cast').filter(({ ability }) => raiseAbilities.has(ability))
    const planned = answers[number]
    expect(deaths.map(({ target, at }) => `${nameOf(pull, target)} ${at}`).sort()).toEqual(
      planned?.deaths.map(({ who, deathMs }) => `${who} ${deathMs}`).sort(),
    )
    expect(raises.map(({ source, at }) => `${nameOf(pull, source)} ${at}`)).toEqual(
      planned?.raises.map(({ by, castMs }) => `${by} ${castMs}`),
    )
  })
})

test('the overkill of its lethal blows is what the simulator dealt', () => {
  pulls.forEach((pull, number) => {
    const players = new Set(playersOf(pull).map(({ id }) => id))
    const seen = eventsOf(pull, 'damage').filter(({ target, overkill }) => overkill > 0 && players.has(target))
    const dealt = answers[number]?.deaths.filter(({ overkill }) => overkill > 0) ?? []
    expect(seen.map(({ overkill }) => overkill).sort()).toEqual(dealt.map(({ overkill }) => overkill).sort())
  })
})

test('everybody’s damage adds up, pets and ticks included', () => {
  pulls.forEach((pull, number) => {
    const dealt: Record<string, number> = {}
    for (const { source, target, amount } of eventsOf(pull, 'damage')) {
      const owner = pull.actors[source]?.owner ?? source
      const name = pull.actors[owner]?.kind === 'player' ? nameOf(pull, owner) : undefined
      if (name === undefined || pull.actors[target]?.kind !== 'enemy') continue
      dealt[name] = (dealt[name] ?? 0) + amount
    }
    expect(dealt).toEqual(answers[number]?.damageByPlayer)
  })
})

test('eight people with their jobs, and a file without a fault', () => {
  for (const pull of pulls) {
    const jobs = playersOf(pull).map(({ job }) => job)
    expect(jobs.sort()).toEqual(['DNC', 'DRG', 'PLD', 'RDM', 'RPR', 'SGE', 'WAR', 'WHM'])
  }
  expect(report).toMatchObject({ malformed: 0, unknownTypes: {}, truncated: false })
  expect(report.hashes).toMatchObject({ broken: 0, unverifiable: 0 })
})
