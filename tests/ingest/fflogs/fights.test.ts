import { expect, test } from 'vitest'
import { growingIn, pullsIn } from '../../../src/ingest/fflogs/fights.ts'
import { markOf, markOfReport } from '../../../src/ingest/fflogs/marks.ts'
import type { Fight } from '../../../src/ingest/fflogs/queries.ts'

const reportStart = Date.UTC(2026, 6, 1, 18)
const info = { source: 'fflogs', code: 'FightList0000001', title: 'A night', startedAt: reportStart } as const
const pull: Fight = {
  id: 3,
  encounterID: 1085,
  originalEncounterID: null,
  name: 'Dancing Mad',
  startTime: 600_000,
  endTime: 661_500,
  combatTime: 60_000,
  kill: false,
  inProgress: false,
  bossPercentage: 81.5,
  fightPercentage: 96.3,
  phaseTransitions: [{ id: 1, startTime: 600_000 }],
  wipeCalledTime: null,
  friendlyPlayers: [1, 2],
  gameZone: { id: 1363 },
}
const report = {
  title: 'A night',
  startTime: reportStart,
  endTime: reportStart + 661_500,
  revision: 1,
  archiveStatus: null,
  fights: [pull],
}
const told = (fight: Partial<Fight>) => pullsIn(info, { ...report, fights: [{ ...pull, ...fight }] })

test('a pull of an encounter that is over is told with what is known before its events are read', () => {
  expect(told({})).toMatchObject([
    {
      sourceKey: '3',
      territoryId: 1363,
      outcome: 'wipe',
      span: { startedAt: reportStart + 601_500, durationMs: 60_000 },
    },
  ])
})

test('trash and fights of no length are none', () => {
  expect(told({ encounterID: 0, kill: null, bossPercentage: null, fightPercentage: null })).toEqual([])
  expect(told({ endTime: pull.startTime, name: 'Unknown' })).toEqual([])
})

test('a pull that FFLogs made trash because it was so short is a wipe of its encounter', () => {
  const [short] = told({ encounterID: 0, originalEncounterID: 1085, kill: null, endTime: 606_000, combatTime: 4_000 })
  expect(short).toMatchObject({ outcome: 'wipe', fight: { encounterID: 1085 }, span: { durationMs: 4_000 } })
})

test('what goes on is no pull yet, and may say that it was no kill', () => {
  const running = { ...pull, inProgress: true }
  expect(pullsIn(info, { ...report, fights: [running] })).toEqual([])
  expect(growingIn([pull, running])).toEqual([running])
  expect(growingIn([{ ...running, endTime: running.startTime }])).toEqual([])
})

test('a fight that tells next to nothing is still a pull, its start and end to be found in its events', () => {
  const bare = told({
    combatTime: null,
    kill: null,
    inProgress: null,
    bossPercentage: null,
    fightPercentage: null,
    phaseTransitions: null,
    friendlyPlayers: null,
    gameZone: null,
  })
  expect(bare).toMatchObject([{ outcome: 'unknown', span: undefined, territoryId: undefined }])
})

test('its phases have the names that FFLogs gives them; what is no intermission is counted', () => {
  const phases = [
    { id: 1, name: 'P1: Kefka', isIntermission: false },
    { id: 2, name: 'Intermission: Forsaken', isIntermission: true },
    { id: 3, name: 'P2: Chaos', isIntermission: false },
  ]
  const others = { encounterID: 1079, phases: [{ id: 1, name: 'P1: Fatebreaker', isIntermission: false }] }
  const [named] = pullsIn(info, { ...report, phases: [others, { encounterID: 1085, phases }] })
  expect([...(named?.phaseNames ?? [])]).toEqual([
    [1, 'P1'],
    [2, 'Intermission: Forsaken'],
    [3, 'P2'],
  ])
  expect(pullsIn(info, { ...report, phases: [others] })[0]?.phaseNames.size).toBe(0)
})

test.each<Partial<Fight>>([
  { startTime: 600_001 },
  { endTime: 661_501 },
  { combatTime: 60_001 },
  { kill: true },
  { bossPercentage: 81.4 },
  { fightPercentage: 96.2 },
  { encounterID: 1079 },
  { originalEncounterID: 1085 },
  { name: 'Unknown' },
  { wipeCalledTime: 650_000 },
  { phaseTransitions: [] },
  { friendlyPlayers: [1, 2, 3] },
  { gameZone: { id: 1238 } },
])('its mark changes with %o', (change) => {
  expect(markOf(reportStart, { ...pull, ...change })).not.toBe(markOf(reportStart, pull))
})

test('its mark stays when the report begins earlier, or calls the fight and the party by other numbers', () => {
  const later = (ms: number) => ms + 5_000
  const moved = {
    ...pull,
    id: 4,
    startTime: later(pull.startTime),
    endTime: later(pull.endTime),
    phaseTransitions: [{ id: 1, startTime: later(600_000) }],
    friendlyPlayers: [7, 8],
  }
  expect(markOf(reportStart - 5_000, moved)).toBe(markOf(reportStart, pull))
})

test('the mark of a report changes with anything that may be new in it', () => {
  const mark = markOfReport(report)
  expect(markOfReport({ ...report, fights: [{ ...pull }] })).toBe(mark)
  for (const change of [
    { revision: 2 },
    { endTime: report.endTime + 1 },
    { title: 'Tuesday' },
    { fights: [] },
    { fights: null },
    { fights: [{ ...pull, inProgress: true }] },
    { fights: [{ ...pull, kill: true }] },
  ])
    expect(markOfReport({ ...report, ...change })).not.toBe(mark)
})
