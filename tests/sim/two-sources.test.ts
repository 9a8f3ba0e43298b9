import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { EventOf, EventType } from '../../src/event.ts'
import { raiseAbilities } from '../../src/game.ts'
import { eventsSchema } from '../../src/ingest/fflogs/events.ts'
import { translateFight } from '../../src/ingest/fflogs/translate.ts'
import { openLog } from '../../src/ingest/netlog/netlog.ts'
import type { RecordedPull } from '../../src/report.ts'
import { randomNight } from './random-night.ts'
import { asNetworkLog } from './writers/network-log.ts'
import type { Night } from './writers/night.ts'
import { asStandInReport } from './writers/stand-in-report.ts'

const folder = mkdtempSync(join(tmpdir(), 'vigil-sim-'))
afterAll(() => rmSync(folder, { recursive: true }))

test.each([11, 12, 13])('both readers see the same night (seed %i)', async (seed) => {
  const night = randomNight(seed)
  const [fromLog, fromReport] = [await readLog(night, seed), readReport(night)]
  expect(fromLog.map(summary)).toEqual(fromReport.map(summary))
  expect(fromLog.map(({ startedAt }) => startedAt)).toEqual(night.pulls.map(({ startedAt }) => startedAt))
  expect(fromLog.map(deaths)).toEqual(
    night.pulls.map(({ pull: { answer } }) =>
      answer.deaths.map(({ who, deathMs }) => `${deathMs} ${who}`).sort(byTime),
    ),
  )
})

async function readLog(night: Night, seed: number): Promise<RecordedPull[]> {
  const path = join(folder, `${seed}.log`)
  writeFileSync(path, asNetworkLog(night))
  const pulls: RecordedPull[] = []
  for await (const pull of (await openLog(path)).pulls()) pulls.push(pull)
  return pulls
}

function readReport(night: Night): RecordedPull[] {
  const { startTime, fights, actors, abilities, events } = asStandInReport(night)
  const master = { actors: [...actors], abilities: [...abilities] }
  return fights.map((fight) => {
    const told = eventsSchema.parse(events[fight.id])
    return translateFight(startTime, { ...fight, ...mutable(fight) }, master, told)
  })
}

/** The API's answers are arrays that may change; the stand-in's may not. */
const mutable = ({ phaseTransitions, friendlyPlayers }: ReturnType<typeof asStandInReport>['fights'][number]) => ({
  phaseTransitions: phaseTransitions && [...phaseTransitions],
  friendlyPlayers: [...friendlyPlayers],
})

function summary(pull: RecordedPull) {
  return {
    startedAt: pull.startedAt,
    outcome: pull.outcome,
    bossHp: pull.bossHp?.toFixed(3),
    deaths: deaths(pull),
    raises: of(pull, 'cast')
      .filter(({ ability }) => raiseAbilities.has(ability))
      .map(({ source, at }) => `${at} ${nameOf(pull, source)}`),
    damage: damageByPlayer(pull),
  }
}

const deaths = (pull: RecordedPull): string[] =>
  of(pull, 'death')
    .filter(({ target }) => pull.actors[target]?.kind === 'player')
    .map(({ target, at }) => `${at} ${nameOf(pull, target)}`)
    .sort(byTime)

function damageByPlayer(pull: RecordedPull): Record<string, number> {
  const found: Record<string, number> = {}
  const players = pull.actors.filter(({ kind }) => kind === 'player').map(({ id }) => id)
  for (const { source, target, amount } of of(pull, 'damage')) {
    if (!players.includes(source) || players.includes(target)) continue
    const name = nameOf(pull, source)
    found[name] = (found[name] ?? 0) + amount
  }
  return found
}

const of = <T extends EventType>({ events }: RecordedPull, type: T): readonly EventOf<T>[] => events.of(type)

const nameOf = ({ actors }: RecordedPull, id: number): string => actors[id]?.name ?? ''
const byTime = (one: string, other: string): number => Number.parseInt(one, 10) - Number.parseInt(other, 10)
