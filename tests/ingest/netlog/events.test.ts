import { expect, test } from 'vitest'
import { environment } from '../../../src/event.ts'
import {
  action,
  ayla,
  boss,
  bram,
  cast,
  damage,
  death,
  director,
  eventsOf,
  heal,
  landed,
  named,
  nothing,
  opening,
  readPull,
  status,
  statusEnd,
  tick,
} from './log-lines.ts'

/** The first blow of every pull here: time 0. */
const first = action(1_000, ayla, '1F', boss, '0001', damage(5_000))
const at = (ms: number) => 1_000 + ms

test('what was decided and what landed are two events that share a packet', async () => {
  const pull = await readPull(
    ...opening,
    first,
    action(at(500), boss, 'B01', ayla, '0A', damage(30_000, '752003')),
    landed(at(1_300), ayla, '0A', 70_000),
  )
  const shared = { source: named(pull, boss), target: named(pull, ayla), ability: 0xb01, packet: 10, amount: 30_000 }
  expect(eventsOf(pull, 'damage-decided')[1]).toMatchObject({ ...shared, at: 500, critical: true, unpaired: false })
  expect(eventsOf(pull, 'damage')).toMatchObject([{ ...shared, at: 1_300, critical: true, absorbed: 0, overkill: 0 }])
  expect(eventsOf(pull, 'state').findLast(({ actor }) => actor === shared.target)).toMatchObject({
    at: 1_300,
    hp: 70_000,
    maxHp: 100_000,
    x: 101.5,
    y: 99.5,
    facing: expect.closeTo(1.57, 6),
  })
})

test('a hit that is not confirmed within ten seconds never landed', async () => {
  const pull = await readPull(
    ...opening,
    first,
    action(at(500), boss, 'B01', ayla, '0A', damage(30_000)),
    landed(at(10_600), ayla, '0A', 70_000),
  )
  expect(eventsOf(pull, 'damage-decided')[1]).toMatchObject({ unpaired: true })
  expect(eventsOf(pull, 'damage')).toEqual([])
})

test('what a blow takes beyond the last HP is overkill', async () => {
  const pull = await readPull(
    ...opening,
    first,
    action(at(500), boss, 'B01', ayla, '0A', damage(130_000)),
    landed(at(1_300), ayla, '0A', 0),
    death(at(3_300), ayla, boss),
  )
  expect(eventsOf(pull, 'damage')).toMatchObject([{ amount: 100_000, overkill: 30_000 }])
  expect(eventsOf(pull, 'death')).toMatchObject([{ at: 3_300, killer: named(pull, boss), ability: 0 }])
})

test('an invulnerability that leaves 1 HP is no overkill', async () => {
  const pull = await readPull(
    ...opening,
    first,
    action(at(500), boss, 'B01', ayla, '0A', damage(130_000)),
    landed(at(1_300), ayla, '0A', 1),
  )
  expect(eventsOf(pull, 'damage')).toMatchObject([{ amount: 99_999, overkill: 0 }])
})

test('a shield that shrinks took part of the hit', async () => {
  const pull = await readPull(
    ...opening,
    first,
    landed(at(100), ayla, '0', 100_000, 12),
    action(at(500), boss, 'B01', ayla, '0A', damage(3_000)),
    landed(at(1_300), ayla, '0A', 97_000, 2),
  )
  expect(eventsOf(pull, 'damage')).toMatchObject([{ amount: 3_000, absorbed: 10_000 }])
})

test('healing counts as far as there was room for it', async () => {
  const pull = await readPull(
    ...opening,
    first,
    landed(at(100), ayla, '0', 95_000),
    action(at(500), bram, '8C', ayla, '0A', heal(20_000, '200004')),
    landed(at(1_300), ayla, '0A', 100_000),
  )
  expect(eventsOf(pull, 'heal')).toMatchObject([{ amount: 5_000, overheal: 15_000, critical: true, tick: false }])
})

test('all pairs of an action count, and what comes back on the one who acts is told of him', async () => {
  const pull = await readPull(
    ...opening,
    landed(900, ayla, '0', 80_000),
    action(1_000, ayla, '1F', boss, '0001', damage(5_000), damage(700, '730003'), ['4', '3E88000']),
    landed(1_500, boss, '0001', 994_300, 0, 1_000_000),
    landed(1_500, ayla, '0001', 81_000),
  )
  expect(eventsOf(pull, 'damage').map(({ amount, target }) => [amount, target])).toEqual([
    [5_000, named(pull, boss)],
    [700, named(pull, boss)],
  ])
  expect(eventsOf(pull, 'heal')).toMatchObject([
    { amount: 1_000, source: named(pull, ayla), target: named(pull, ayla) },
  ])
})

test('a kill without an amount is told as one', async () => {
  const pull = await readPull(...opening, first, action(at(500), boss, 'B09', ayla, '0A', ['33', '0']))
  expect(eventsOf(pull, 'instant-kill')).toMatchObject([{ at: 500, ability: 0xb09, target: named(pull, ayla) }])
})

test('a tick names its status and has no decided half', async () => {
  const pull = await readPull(
    ...opening,
    first,
    landed(at(100), ayla, '0', 40_000),
    tick(at(500), ayla, 'DoT', '4F2', 6_000, 99_999, boss),
    tick(at(500), ayla, 'HoT', '0', 70_000, 40_000),
  )
  expect(eventsOf(pull, 'damage')).toMatchObject([
    { tick: true, ability: 0x4f2, amount: 6_000, source: named(pull, boss) },
  ])
  expect(eventsOf(pull, 'heal')).toMatchObject([{ tick: true, amount: 66_000, overheal: 4_000, source: environment }])
})

test('an action is used once, however many it hits', async () => {
  const onTwo = [ayla, bram].map((who) => action(at(500), boss, 'B02', who, '0C', damage(900)).replace(/^21/, '22'))
  const pull = await readPull(...opening, first, ...onTwo, action(at(900), boss, 'B02', ayla, '0D', damage(900)))
  expect(eventsOf(pull, 'cast').filter(({ ability }) => ability === 0xb02)).toMatchObject([
    { packet: 12 },
    { packet: 13 },
  ])
  expect(eventsOf(pull, 'damage-decided').filter(({ ability }) => ability === 0xb02)).toHaveLength(3)
})

test('casts begin, and end without their action', async () => {
  const cancelled = cast(at(700), bram, '8C', ayla, 2).replace(
    /^20(.*?)\|Bram Oduya\|8C.*$/,
    '23$1|Bram Oduya|8C|Cure|Cancelled',
  )
  const pull = await readPull(...opening, first, cast(at(300), boss, 'B05', nothing, 4.7), cancelled)
  expect(eventsOf(pull, 'begin-cast')).toMatchObject([
    { at: 300, ability: 0xb05, target: environment, durationMs: 4_700 },
  ])
  expect(eventsOf(pull, 'cancel-cast')).toMatchObject([{ at: 700, source: named(pull, bram), ability: 0x8c }])
})

test('a status knows what applied it, whether it is new, and its stacks', async () => {
  const pull = await readPull(
    ...opening,
    first,
    action(at(400), bram, '1D6F', ayla, '0A', ['0E', '4A90000']),
    status(at(900), '4A9', bram, ayla, 10, '01'),
    status(at(3_900), '4A9', bram, ayla, 7, '02'),
    status(at(5_000), '4A9', bram, ayla, 10, '02'),
    status(at(6_000), '4A9', bram, ayla, 9, '01'),
    statusEnd(at(9_000), '4A9', bram, ayla),
    status(at(9_500), '30', bram, bram, 1_800, '2902'),
  )
  const shared = { source: named(pull, bram), target: named(pull, ayla), status: 0x4a9 }
  expect(eventsOf(pull, 'status-apply')).toMatchObject([
    { ...shared, at: 900, durationMs: 10_000, stacks: 1, refreshed: false, ability: 0x1d6f },
    { ...shared, at: 3_900, durationMs: 7_000, stacks: 2, refreshed: true },
    { ...shared, at: 5_000, durationMs: 10_000, stacks: 2, refreshed: true },
    { status: 0x30, stacks: 1 },
  ])
  expect(eventsOf(pull, 'status-stack')).toMatchObject([{ ...shared, at: 6_000, stacks: 1 }])
  expect(eventsOf(pull, 'status-remove')).toMatchObject([{ ...shared, at: 9_000 }])
  expect(pull.statusNames).toMatchObject({ 1193: 'Status 4A9' })
})

test('a status from long before the pull is still on at its start', async () => {
  const pull = await readPull(
    ...opening,
    status(10, '4F', ayla, ayla, 9_999),
    status(20, '32', ayla, ayla, 20),
    action(300_000, ayla, '1F', boss, '0001', damage(1)),
    director(320_000, '40000005'),
  )
  expect(eventsOf(pull, 'status-apply')).toMatchObject([{ at: -299_990, status: 0x4f }])
})

test('a status from two people is two, and what ended before the pull is not on at its start', async () => {
  const pull = await readPull(
    ...opening,
    status(10, '4F', ayla, ayla, 9_999),
    status(20, '4F', bram, ayla, 9_999),
    status(30, '32', ayla, ayla, 9_999),
    statusEnd(40, '4F', ayla, ayla),
    statusEnd(50, '32', ayla, ayla),
    action(300_000, ayla, '1F', boss, '0001', damage(1)),
    action(300_100, bram, '1F', boss, '0002', damage(1)),
    director(320_000, '40000005'),
  )
  expect(eventsOf(pull, 'status-apply')).toMatchObject([{ at: -299_980, status: 0x4f, source: named(pull, bram) }])
})

test('of more statuses than anybody can have only the last ones are known, each of them once', async () => {
  const made = Array.from({ length: 1_100 }, (_, index) => (0x100 + index).toString(16))
  const again = made.slice(-10)
  const pull = await readPull(
    ...opening,
    ...[...made, ...again].map((id, index) => status(10 + index, id, ayla, ayla, 9_999)),
    action(300_000, ayla, '1F', boss, '0001', damage(1)),
    director(320_000, '40000005'),
  )
  const known = eventsOf(pull, 'status-apply').map((apply) => apply.status)
  expect(known).toHaveLength(new Set(known).size)
  expect(known).toHaveLength(1_100 - 1_024)
  expect(known).toEqual(expect.arrayContaining(again.map((id) => Number.parseInt(id, 16))))
})

test('lines that come late are put in their place', async () => {
  const late = '261|2024-07-20T18:00:01.2000000+00:00|Change|10000001|PosX|90.5|PosY|88.25|Heading|-1.5'
  const pull = await readPull(
    ...opening,
    first,
    action(at(100), boss, 'B01', ayla, '0A', damage(30_000)),
    landed(at(700), ayla, '0A', 70_000),
    late,
  )
  const states = eventsOf(pull, 'state').filter(({ actor, at: ms }) => actor === named(pull, ayla) && ms > 150)
  expect(states).toMatchObject([
    { at: 200, hp: 100_000, x: 90.5, y: 88.25, facing: -1.5 },
    { at: 700, hp: 70_000, x: 101.5 },
  ])
  expect(pull.events.all().map((event) => event.at)).toEqual(
    pull.events
      .all()
      .map((event) => event.at)
      .toSorted((a, b) => a - b),
  )
})

test('a place is believed again in whatever words it is told', async () => {
  const there = (ms: number, x: string, facing = '1.57') =>
    landed(at(ms), ayla, '0A', 70_000 - ms).replace('101.50|99.50|0.00|1.57', `${x}|99.50|0.00|${facing}`)
  const moved = '261|2024-07-20T18:00:02.0000000+00:00|Change|10000001|PosX|90.5|PosY|88.25|Heading|-1.5'
  const pull = await readPull(
    ...opening,
    first,
    there(100, '101.50'),
    there(200, '101.50'),
    there(300, '101.51'),
    there(400, '101.51', '-1.5'),
    moved,
    there(1_100, '101.51', '-1.5'),
    there(1_200, '1.0151E+02', '-1.50000000000000000000000000000000000'),
    there(1_300, '1.0251E+02', '-1.50000000000000000000000000000000000'),
  )
  const states = eventsOf(pull, 'state').filter(({ actor, at: ms }) => actor === named(pull, ayla) && ms >= 100)
  expect(states.map(({ at: ms, x = 0, facing = 0 }) => [ms, x.toFixed(2), facing.toFixed(2)])).toEqual([
    [100, '101.50', '1.57'],
    [200, '101.50', '1.57'],
    [300, '101.51', '1.57'],
    [400, '101.51', '-1.50'],
    [1_000, '90.50', '-1.50'],
    [1_100, '101.51', '-1.50'],
    [1_200, '101.51', '-1.50'],
    [1_300, '102.51', '-1.50'],
  ])
})

test('marks, tethers, targetability, the limit gauge and the director are told', async () => {
  const stamp = '2024-07-20T18:00:02.0000000+00:00'
  const pull = await readPull(
    ...opening,
    first,
    `27|${stamp}|${ayla}|0000|A9B9|0057|0000|0000|0000`,
    `35|${stamp}|${boss}|${ayla}|0000|0000|006E|1068E3EF|000F|0000`,
    `34|${stamp}|${boss}|${boss}|00`,
    `36|${stamp}|6A90|3`,
    director(at(1_500), '80000004'),
  )
  const [who, what] = [named(pull, ayla), named(pull, boss)]
  expect(eventsOf(pull, 'head-marker')).toMatchObject([{ target: who, marker: 0x57 }])
  expect(eventsOf(pull, 'tether')).toMatchObject([{ source: what, target: who, tether: 0x6e }])
  expect(eventsOf(pull, 'targetable')).toMatchObject([{ actor: what, targetable: false }])
  expect(eventsOf(pull, 'limit-break-gauge')).toMatchObject([{ value: 0x6a90, bars: 3 }])
  expect(eventsOf(pull, 'director')).toMatchObject([{ command: 0x80000004 }])
})

test('names of new content are resolved, and what has no name is left to the facts', async () => {
  const placeholder = '_rsv_2817_-1_1_C0_0Action'
  const pull = await readPull(
    ...opening,
    `262|2024-07-20T18:00:00.5000000+00:00|en|0000001C|${placeholder}|Grand Erasure`,
    first,
    action(at(300), boss, 'B01', ayla, '0A', damage(1)).replace('Action B01', placeholder),
    action(at(400), boss, 'B03', ayla, '0B', damage(1)).replace('Action B03', 'unknown_b03'),
  )
  expect(pull.abilityNames).toEqual({ 31: 'Action 1F', 2817: 'Grand Erasure' })
})
