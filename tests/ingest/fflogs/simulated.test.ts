import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EventTable } from '../../../src/events/table.ts'
import { readFacts } from '../../../src/game/facts.ts'
import { openFflogs } from '../../../src/ingest/fflogs/client.ts'
import { openFightReaders } from '../../../src/ingest/fflogs/reading/fight-readers.ts'
import { pollWatch } from '../../../src/ingest/watch.ts'
import type { Actor } from '../../../src/report.ts'
import { type OpenDb, openEmbedded } from '../../../src/store/db.ts'
import { openStatic } from '../../../src/store/people/statics.ts'
import { listNightPulls, loadEvents } from '../../../src/store/pulls/pulls.ts'
import { saveWatch } from '../../../src/store/reports/watches.ts'
import { openStandIn, type StandIn } from '../../fflogs/stand-in.ts'
import { simulatedAnswers, simulatedReport } from '../../sim/reports.ts'

const facts = readFacts()
const report = simulatedReport(7)
const answers = simulatedAnswers(7)
let opened: OpenDb
let standIn: StandIn
const readers = openFightReaders()

beforeAll(async () => {
  opened = await openEmbedded()
  standIn = await openStandIn()
})
afterAll(async () => {
  await standIn.close()
  await readers.close()
  await opened.close()
})

/** Polls the report once for each of these states, and tells what is stored then. */
async function pollThrough(name: string, shown: readonly Parameters<StandIn['grow']>[1][]) {
  const { db } = opened
  let now = report.startTime
  const { id: staticId } = await openStatic(db, { discordId: 'local', name: 'here' }, { name })
  const watch = await saveWatch(db, staticId, { code: report.code, channelId: 'c', addedBy: 'x', addedAt: now })
  const client = openFflogs({ ...standIn, db, now: () => now, pageLimit: 1_000 })
  const nights = new Set<number>()
  standIn.show(report, { fights: 0 })
  for (const state of shown) {
    standIn.grow(report.code, state)
    now += 30_000
    const { nightIds } = await pollWatch({ db, client, readers, facts, now: () => now }, watch.id)
    for (const nightId of nightIds) nights.add(nightId)
  }
  expect(nights.size).toBe(1)
  const pulls = await listNightPulls(db, staticId, [...nights][0] ?? 0)
  return await Promise.all(pulls.map(async (pull) => ({ pull, events: await loadEvents(db, staticId, pull.id) })))
}

/** The states of one fight while it is uploaded. */
const inParts = (fight: number, events: number) =>
  Array.from({ length: Math.ceil(events / 400) }, (_, part) => ({ fights: fight, inProgress: part * 400 }))
const nameOf = (actors: readonly Actor[], id: number) => actors[id]?.name
const told = ({ events }: { events: EventTable }) => events.all()

test('a report polled while it grows ends as one that was read at once, and no page is asked for twice', async () => {
  const grown = await pollThrough('live', [
    ...report.fights.flatMap(({ id }, index) => inParts(index, report.events[id]?.length ?? 0)),
    {},
  ])
  const pages = standIn.asked.filter(({ question }) => question === 'events').map(({ variables }) => variables)
  expect(pages.length).toBeGreaterThan(report.fights.length)
  expect(new Set(pages.map(({ fightId, dataType, from }) => `${fightId} ${dataType} ${from}`)).size).toBe(pages.length)

  const atOnce = await pollThrough('at once', [{}])
  expect(atOnce.map(told)).toEqual(grown.map(told))
  expect(standIn.asked.filter(({ question }) => question === 'events')).toHaveLength(pages.length)
})

test('pulls are what was simulated', async () => {
  const read = await pollThrough('truth', [{}])
  expect(read).toHaveLength(answers.length)
  for (const [index, { pull, events }] of read.entries()) {
    const answer = answers[index]
    if (!answer) continue
    expect(pull).toMatchObject({ encounter: 'fru', outcome: answer.outcome, bossHp: expect.any(Number) })
    expect(pull.bossHp).toBeCloseTo(answer.boss.share, 3)
    expect(pull.phases.map(({ startMs }) => startMs)).toEqual(answer.phases.map(({ startMs }) => startMs))
    expect(pull.actors.filter(({ kind }) => kind === 'player')).toHaveLength(8)
    expect(pull.actors.filter(({ kind }) => kind === 'limit-break')).toHaveLength(1)
    const party = events.of('death').filter(({ target }) => pull.actors[target]?.kind === 'player')
    const deaths = answer.deaths.toSorted((one, other) => one.deathMs - other.deathMs)
    expect(party.map(({ at, target }) => [nameOf(pull.actors, target), at])).toEqual(
      deaths.map(({ who, deathMs }) => [who, deathMs]),
    )
    expect(party.map(({ killer }) => nameOf(pull.actors, killer))).toEqual(deaths.map(({ killer }) => killer))
  }
})

test('where everyone stood and how much HP they had comes with the events', async () => {
  const [first] = await pollThrough('states', [{}])
  const states = first?.events.of('state') ?? []
  expect(states.length).toBeGreaterThan(1_000)
  for (const { hp, maxHp, x = Number.NaN, y = Number.NaN, facing = Number.NaN } of states) {
    expect(hp).toBeLessThanOrEqual(maxHp)
    expect(Math.hypot(x - 100, y - 100)).toBeLessThan(40)
    expect(Math.abs(facing)).toBeLessThanOrEqual(Math.PI + 0.01)
  }
})
