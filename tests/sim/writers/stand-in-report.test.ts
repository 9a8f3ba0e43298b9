import { expect, test } from 'vitest'
import type { FflogsEvent } from '../../fflogs/stand-in-report.ts'
import { party } from '../party.ts'
import { pullWith } from '../pulls.ts'
import { simulatedAnswers, simulatedReport } from '../reports.ts'
import { asStandInReport } from './stand-in-report.ts'

const startedAt = Date.UTC(2026, 10, 14, 20)
const pull = pullWith(
  [
    { kind: 'hit-by-avoidable', mechanic: 'blasting-zone', who: 'D3' },
    { kind: 'fall', mechanic: 'blastburn-1', who: 'D1' },
    { kind: 'called-wipe', mechanic: 'burnished-glory-1', afterMs: 0 },
  ],
  { callRecorded: true, wipeBeforeLastDeath: true },
)
const report = asStandInReport({ title: 'Test', party, pulls: [{ pull, startedAt }] })
const fight = report.fights[0]
const events = report.events[1] ?? []
const ofType = (type: string): FflogsEvent[] => events.filter((event) => event.type === type)
const start = startedAt - report.startTime

test('the fight says when combat began, how it ended and when it was called', () => {
  expect(fight).toMatchObject({ kill: false, encounterID: 1079, lastPhase: 1, lastPhaseAsAbsoluteIndex: 0 })
  expect((fight?.endTime ?? 0) - (fight?.combatTime ?? 0)).toBe(start)
  expect(fight?.wipeCalledTime).toBe(start + (pull.answer.calledMs ?? 0))
  expect(fight?.bossPercentage).toBeCloseTo(100 * pull.answer.boss.share, 1)
  expect(fight?.fightPercentage).toBeCloseTo((100 * (4 + pull.answer.boss.share)) / 5, 1)
})

test('the last death lies inside the fight, even when it was told after the wipe', () => {
  const last = Math.max(...ofType('death').map(({ timestamp }) => timestamp))
  expect(last - start).toBeGreaterThan(pull.durationMs)
  expect(last).toBe(fight?.endTime)
})

test('events are in order and belong to actors and abilities that the report lists', () => {
  const times = events.map(({ timestamp }) => timestamp)
  expect(times).toEqual([...times].sort((a, b) => a - b))
  const actors = new Set<unknown>(report.actors.map(({ id }) => id))
  const abilities = new Set<unknown>([0, ...report.abilities.map(({ gameID }) => gameID)])
  for (const event of events) {
    for (const key of ['sourceID', 'targetID', 'attackerID', 'killerID'])
      if (key in event) expect(actors).toContain(event[key])
    for (const key of ['abilityGameID', 'extraAbilityGameID', 'killingAbilityGameID']) {
      if (key in event) expect(abilities, JSON.stringify(event)).toContain(event[key])
    }
  }
})

test('what was decided and what landed share a packet; what never landed says so', () => {
  const key = (event: FflogsEvent): string =>
    [event.packetID, event.sourceID, event.targetID, event.targetInstance, event.abilityGameID].join()
  const landed = new Set(ofType('damage').map(key))
  const decided = ofType('calculateddamage')
  expect(decided.length).toBeGreaterThan(300)
  const end = start + pull.durationMs - 900
  for (const event of decided.filter(({ timestamp }) => timestamp < end)) {
    expect(landed.has(key(event)), JSON.stringify(event)).toBe(event.unpaired !== true)
  }
})

test('the identity of damage holds as the API rounds it', () => {
  for (const event of ofType('damage')) {
    const amount = (key: string): number => Number(event[key] ?? 0)
    const parts = amount('amount') + amount('mitigated') + amount('absorbed') + amount('overkill')
    expect(parts).toBe(amount('unmitigatedAmount'))
    if (amount('mitigated') === 0) continue
    const passed = amount('unmitigatedAmount') * amount('multiplier') - amount('blocked')
    const told = amount('amount') + amount('absorbed') + amount('overkill')
    expect(Math.abs(told - passed)).toBeLessThanOrEqual(0.005 * amount('unmitigatedAmount') + 1)
  }
})

test('shields are told apart, and add up', () => {
  const shares = ofType('absorbed').reduce((sum, event) => sum + Number(event.amount), 0)
  const absorbed = ofType('damage').reduce((sum, event) => sum + Number(event.absorbed ?? 0), 0)
  expect(shares).toBe(absorbed)
  expect(shares).toBeGreaterThan(100_000)
})

test('a fall has neither killer nor ability', () => {
  const fell = ofType('death').filter((event) => event.sourceID === -1)
  expect(fell.length).toBe(pull.answer.deaths.filter(({ kind }) => kind === 'no killing blow').length)
  for (const event of fell) expect(event).not.toHaveProperty('killingAbilityGameID')
})

test('places are centi-yalms, facing runs the other way round', () => {
  const [cast] = ofType('cast')
  expect(cast?.targetResources).toMatchObject({ hitPoints: 22_289_071, x: 10_000, y: 9_000, facing: -786 })
})

test('a seeded report is the same every time, and its answers belong to it', () => {
  const once = simulatedReport(7, 2)
  expect(simulatedReport(7, 2)).toEqual(once)
  const answers = simulatedAnswers(7, 2)
  expect(once.fights).toHaveLength(2)
  for (const [index, answer] of answers.entries()) {
    const deaths = (once.events[index + 1] ?? []).filter(({ type }) => type === 'death')
    expect(deaths.filter((event) => Number(event.targetID) <= 8)).toHaveLength(answer.deaths.length)
  }
})
