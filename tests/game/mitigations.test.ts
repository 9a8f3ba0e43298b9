import { expect, test } from 'vitest'
import { openMitigations } from '../../src/game/mitigations.ts'

const [sentinel, guardian, troubadour, reprisal, benison, heartOfLight] = [17, 36920, 7405, 7535, 7432, 16160]
const nascentFlash = 16464
const [sentinelStatus, guardianStatus, galvanize] = [74, 3829, 297]
const { at } = openMitigations()
const lineAt = (level: number, action: number) => at(level).byAction.get(action)

test('Sentinel becomes Guardian, and a plan may name either', () => {
  expect(lineAt(90, guardian)).toMatchObject({ name: 'Sentinel', physical: 0.3 })
  expect(lineAt(100, sentinel)).toMatchObject({ name: 'Guardian', physical: 0.4 })
  expect(at(100).all.map(({ name }) => name)).not.toContain('Sentinel')
})

test('a status that is on exists, whatever the level', () => {
  expect(at(100).byStatus.get(sentinelStatus)?.[0]?.mitigation.name).toBe('Sentinel')
  expect(at(70).byStatus.get(guardianStatus)?.[0]?.mitigation.name).toBe('Guardian')
})

test('Troubadour takes off more from level 98, and comes back sooner from 88', () => {
  expect([70, 80, 90, 100].map((level) => lineAt(level, troubadour)?.magical)).toEqual([0.1, 0.1, 0.1, 0.15])
  expect([70, 80, 90, 100].map((level) => lineAt(level, troubadour)?.cooldownMs)).toEqual([
    120_000, 120_000, 90_000, 90_000,
  ])
})

test('Reprisal lasts longer from level 98', () => {
  expect([90, 100].map((level) => lineAt(level, reprisal)?.durationMs)).toEqual([10_000, 15_000])
})

test('charges come with traits', () => {
  expect([80, 90].map((level) => lineAt(level, benison)?.charges)).toEqual([1, 2])
})

test('Heart of Light is there at 70, Dark Missionary only later', () => {
  const partyWide = (level: number) => at(level).all.map(({ name }) => name)
  expect(lineAt(70, heartOfLight)).toMatchObject({ physical: 0.05, magical: 0.1 })
  expect(partyWide(70)).not.toContain('Dark Missionary')
  expect(partyWide(80)).toContain('Dark Missionary')
})

test('what an action gives beside comes at its own level', () => {
  expect(lineAt(80, nascentFlash)?.statuses).toEqual([1858])
  expect(lineAt(90, nascentFlash)?.statuses).toEqual([1858, 2680, 2679])
})

test('one of these counts at a time', () => {
  const groupOf = (name: string) => at(100).all.find((one) => one.name === name)?.group
  expect(groupOf('Tactician')).toBe(groupOf('Shield Samba'))
  expect(groupOf('Troubadour')).toBe(groupOf('Shield Samba'))
  expect(groupOf('Kerachole')).toBe(groupOf('Taurochole'))
  expect(groupOf('Reprisal')).toBeUndefined()
})

test('actions that share a status are all told, those of the level first', () => {
  const names = (level: number) =>
    at(level)
      .byStatus.get(galvanize)
      ?.map(({ mitigation }) => mitigation.name)
  expect(names(100)).toEqual(['Adloquium', 'Concitation', 'Deployment Tactics', 'Succor'])
  expect(names(80)?.at(-1)).toBe('Concitation')
})

test('where nobody knows the level, it is the highest', () => {
  expect(at(undefined).level).toBe(100)
})
