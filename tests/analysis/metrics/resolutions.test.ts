import { expect, test } from 'vitest'
import { resolutions } from '../../../src/analysis/metrics/resolutions.ts'
import { mark } from '../../../src/analysis/rules/uses.ts'
import { describeShared } from '../../shared-data.ts'
import { hit, kill, type Name, type NamedEvent, pullWhere } from '../pull-where.ts'
import { logContexts } from '../real-files.ts'

const shout = 0x100
const burst = 0x101
const party = ['ayla', 'bram', 'cira', 'dorn', 'edda', 'finn', 'gwen', 'hale'] as const
const everybody = 0b1111_1111

const vulnerability = 1_789
const damageDown = 2_911

/** Bits of those who were struck together. */
const maskOf = (...names: readonly (typeof party)[number][]) =>
  names.reduce((mask, name) => mask | (1 << party.indexOf(name)), 0)

const struck = (at: number, targets: readonly Name[], packet = at, ability = shout) =>
  targets.flatMap((target) => hit(at, ability, target, { packet }))

const gain = (at: number, status: number, target: Name): NamedEvent => ({
  type: 'status-apply',
  at,
  source: 'boss',
  target,
  status,
  durationMs: 10_000,
})

const seen = (...events: readonly (NamedEvent | readonly NamedEvent[])[]) => {
  const { abilities } = resolutions.compute(pullWhere(...events))
  return abilities.find(({ id }) => id === shout)
}

test('those of one packet were struck together', () => {
  const told = seen(struck(1_000, ['ayla', 'cira'], 1), struck(1_000, ['bram', 'dorn'], 2))
  expect(told?.uses).toEqual([[1, 0, everybody, expect.any(Number), maskOf('ayla', 'cira'), maskOf('bram', 'dorn')]])
})

test('a use is clean unless it killed', () => {
  const told = seen(struck(1_000, ['ayla']), kill(5_000, shout, 'gwen'))
  expect(told?.uses.map(([occurrence, marks]) => [occurrence, marks])).toEqual([
    [1, 0],
    [2, mark.killed],
  ])
})

test('whoever carried Vulnerability before a hit makes it unclean, whoever has it of the hit does not', () => {
  const told = seen(struck(1_000, ['gwen']), gain(1_000, vulnerability, 'gwen'), struck(6_000, ['gwen']))
  expect(told?.uses.map(([, marks]) => marks)).toEqual([0, mark.vulnerable])
})

test('Damage Down is the mark of a mistake', () => {
  const told = seen(struck(1_000, ['gwen']), gain(1_700, damageDown, 'gwen'), struck(30_000, ['gwen']))
  expect(told?.uses.map(([, marks]) => marks)).toEqual([mark.damageDown, 0])
})

test('whoever lies dead is not among the living', () => {
  const told = seen(kill(1_000, burst, 'hale'), struck(9_000, ['ayla']))
  expect(told?.uses[0]?.[2]).toBe(everybody & ~maskOf('hale'))
})

test('a use that finds nobody is counted; what finds nobody at all is kept apart', () => {
  const cast = (at: number, ability: number): NamedEvent => ({ type: 'cast', at, source: 'boss', ability })
  const told = seen(cast(1_000, shout), cast(9_000, shout), struck(20_000, ['ayla']), cast(20_000, shout))
  expect(told).toMatchObject({ missed: 2, uses: [[3, 0, everybody, expect.any(Number), maskOf('ayla')]] })
  expect(resolutions.compute(pullWhere(cast(1_000, burst), cast(9_000, burst)))).toMatchObject({
    abilities: [],
    unhit: [[burst, 2]],
  })
})

test('what kills without a cast bar comes after what resolved just before', () => {
  const told = seen(
    struck(10_000, ['ayla', 'bram'], 1, burst),
    party.slice(2).flatMap((name) => kill(11_000, shout, name)),
  )
  expect(told?.after).toEqual([burst])
})

test('nothing counts after the pull was lost', () => {
  const told = seen(
    party.slice(0, 6).flatMap((name) => kill(10_000, burst, name)),
    struck(20_000, ['gwen', 'hale']),
  )
  expect(told).toBeUndefined()
})

describeShared('a real wipe in The Epic of Alexander', 'netlog/tea-wipe-2021.log', async () => {
  const [pull] = await logContexts('netlog/tea-wipe-2021.log')
  if (pull === undefined) throw new Error('the log holds a pull')
  const told = resolutions.compute(pull)
  const cascade = told.abilities.find(({ id }) => id === 0x4826)
  const protean = told.abilities.find(({ id }) => id === 0x4825)

  test('Cascade strikes everybody at once, Protean Wave four one by one', () => {
    expect(cascade?.uses.map((row) => row.slice(4))).toEqual([[everybody], [expect.any(Number)]])
    expect(protean?.uses.map((row) => row.slice(4).length)).toEqual([4, 4])
  })

  test('it stays small', () => {
    expect(JSON.stringify(told).length).toBeLessThan(4_000)
  })
})
