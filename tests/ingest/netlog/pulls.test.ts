import { expect, test } from 'vitest'
import {
  action,
  add,
  ayla,
  boss,
  bram,
  damage,
  death,
  director,
  eventsOf,
  heal,
  inCombat,
  landed,
  logStart,
  npc,
  opening,
  party,
  pet,
  player,
  readLines,
  readPull,
  removal,
  zone,
} from './log-lines.ts'

const hit = (at: number, packet = '0001') => action(at, ayla, '1F', boss, packet, damage(5_000))
const struck = (at: number, packet = '0002') => action(at, boss, 'B01', ayla, packet, damage(9_000))
const wipe = (at: number) => director(at, '40000005')

test('a pull begins with the first blow, not with the duty, and ends with the wipe', async () => {
  const pull = await readPull(...opening, director(1_000, '40000001'), hit(60_000), struck(70_000), wipe(95_500))
  expect(pull).toMatchObject({
    sourceKey: String(logStart + 60_000),
    startedAt: logStart + 60_000,
    durationMs: 35_500,
    outcome: 'wipe',
    territoryId: 0x4d6,
    fightName: 'Colossus (Ultimate)',
  })
})

test('an enemy that strikes first begins it too', async () => {
  expect((await readPull(...opening, struck(5_000), hit(7_000), wipe(9_000))).startedAt).toBe(logStart + 5_000)
})

test('healing an enemy or hitting a striking dummy begins nothing', async () => {
  const dummy = '40000900|Striking Dummy'
  const { pulls } = await readLines(
    ...opening,
    npc(10, dummy, 901, 44, '0000', 541),
    action(5_000, ayla, '8C', boss, '0001', heal(100)),
    action(6_000, ayla, '1F', dummy, '0002', damage(500)),
  )
  expect(pulls).toEqual([])
})

test('victory is a kill, and what is written in the seconds after it still counts', async () => {
  const pull = await readPull(...opening, hit(1_000), director(50_000, '40000003'), death(52_000, boss, ayla))
  expect(pull).toMatchObject({ outcome: 'kill', durationMs: 49_000 })
  expect(eventsOf(pull, 'death')).toHaveLength(1)
})

test('two wipes are two pulls, whatever the boss does to the dead in between', async () => {
  const { pulls } = await readLines(
    ...opening,
    hit(1_000),
    wipe(20_000),
    struck(21_000),
    director(30_000, '4000000F'),
    director(31_000, '40000006'),
    hit(60_000),
    wipe(90_000),
  )
  expect(pulls.map(({ startedAt, durationMs }) => [startedAt - logStart, durationMs])).toEqual([
    [1_000, 19_000],
    [60_000, 30_000],
  ])
})

test('a reset ends a pull whose wipe line is missing', async () => {
  expect(await readPull(...opening, hit(1_000), director(20_000, '40000010'))).toMatchObject({
    outcome: 'wipe',
    durationMs: 19_000,
  })
})

test('a log that stops in the middle leaves a pull of unknown outcome', async () => {
  expect(await readPull(...opening, hit(1_000), struck(9_000))).toMatchObject({ outcome: 'unknown', durationMs: 8_000 })
})

test('leaving the zone ends a pull', async () => {
  const { pulls } = await readLines(...opening, hit(1_000), zone(8_000, '81', 'Elsewhere'), hit(9_000))
  expect(pulls).toHaveLength(2)
  expect(pulls[0]).toMatchObject({ territoryId: 0x4d6, durationMs: 7_000 })
})

test('where no director speaks, a small party’s pull ends when it leaves combat', async () => {
  const { pulls } = await readLines(
    ...opening,
    inCombat(900, true),
    hit(1_000),
    landed(1_500, boss, '0001', 0, 0, 1_000_000),
    inCombat(2_000, false),
    death(3_500, boss, ayla),
    npc(5_000, add, 17_001, 50_000),
    action(15_000, ayla, '1F', add, '0003', damage(100)),
  )
  expect(pulls.map(({ outcome, durationMs }) => [outcome, durationMs])).toEqual([
    ['kill', 1_000],
    ['unknown', 0],
  ])
})

test('a full party may fall silent for a minute in a transition', async () => {
  const eight = Array.from({ length: 8 }, (_, seat) => `1000001${seat}|Member ${seat}`)
  const [first = ''] = eight
  const { pulls } = await readLines(
    zone(0),
    party(0, ...eight),
    ...eight.map((who) => player(0, who, '15')),
    npc(0, boss, 17_000, 1_000_000),
    action(1_000, first, '1F', boss, '0001', damage(100)),
    inCombat(5_000, false),
    inCombat(60_000, true),
    action(61_000, first, '1F', boss, '0002', damage(100)),
    wipe(70_000),
  )
  expect(pulls.map(({ outcome, durationMs }) => [outcome, durationMs])).toEqual([['wipe', 69_000]])
})

test('nobody has struck a blow for two minutes: that was the end of it', async () => {
  const { pulls } = await readLines(...opening, hit(1_000), struck(4_000), hit(130_000))
  expect(pulls.map(({ durationMs }) => durationMs)).toEqual([3_000, 0])
})

test('a wipe without a word is one when all players are dead', async () => {
  const pull = await readPull(
    ...opening,
    hit(1_000),
    action(2_000, bram, '8C', ayla, '0005', heal(10)),
    death(5_000, ayla, boss),
    death(6_000, bram, boss),
  )
  expect(pull.outcome).toBe('wipe')
})

test('the boss fought last is the largest one still being hit', async () => {
  const pull = await readPull(
    ...opening,
    npc(10, add, 17_001, 20_000),
    hit(1_000),
    landed(1_600, boss, '0001', 400_000, 0, 1_000_000),
    action(2_000, ayla, '1F', add, '0002', damage(15_000)),
    landed(2_600, add, '0002', 5_000, 0, 20_000),
    wipe(9_000),
  )
  expect(pull.bossHp).toBe(0.4)
})

test('a first boss that fell half a minute before the second was hit does not count', async () => {
  const second = '40000101|Sand Queen'
  const pull = await readPull(
    ...opening,
    npc(10, second, 17_002, 500_000),
    hit(1_000),
    landed(1_600, boss, '0001', 0, 0, 1_000_000),
    action(40_000, ayla, '1F', second, '0002', damage(50_000)),
    landed(40_600, second, '0002', 450_000, 0, 500_000),
    wipe(50_000),
  )
  expect(pull.bossHp).toBe(0.9)
})

test('only acting party members are players; a pet belongs to its owner', async () => {
  const stranger = '10000099|Passer By'
  const idle = '10000003|Cleo Ward'
  const pull = await readPull(
    zone(0),
    party(0, ayla, bram, idle),
    player(0, ayla, '1C'),
    player(0, bram, '13'),
    player(0, stranger, '19'),
    player(0, idle, '19'),
    npc(0, boss, 17_000, 1_000_000),
    npc(0, pet, 1_008, 90_000, '10000001'),
    action(1_000, stranger, '1F', boss, '0001', damage(1)),
    action(1_500, pet, '322', bram, '0002', heal(500)),
    action(2_000, bram, '1F', boss, '0003', damage(5_000)),
    wipe(9_000),
  )
  const people = pull.actors.filter(({ kind }) => kind === 'player')
  expect(people.map(({ name, job, level, world }) => [name, job, level, world]).sort()).toEqual([
    ['Ayla Fen', 'SCH', 100, 'Jenova'],
    ['Bram Oduya', 'PLD', 100, 'Jenova'],
  ])
  expect(pull.startedAt).toBe(logStart + 2_000)
  const owner = people.find(({ name }) => name === 'Ayla Fen')?.id
  expect(pull.actors).toContainEqual(expect.objectContaining({ kind: 'pet', name: 'Carbuncle', gameId: 1_008, owner }))
  expect(pull.actors).toContainEqual(expect.objectContaining({ kind: 'enemy', name: 'Sand Colossus', gameId: 17_000 }))
})

test('an id that comes again after its owner left is somebody new', async () => {
  const { pulls } = await readLines(
    ...opening,
    hit(1_000),
    removal(1_900, boss),
    wipe(2_000),
    director(9_000, '40000006'),
    npc(9_100, '40000100|Other Colossus', 17_009, 2_000),
    hit(10_000),
    wipe(12_000),
  )
  expect(pulls.map(({ actors }) => actors.find(({ kind }) => kind === 'enemy')?.gameId)).toEqual([17_000, 17_009])
})
