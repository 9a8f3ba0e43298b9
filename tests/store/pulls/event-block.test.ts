import { expect, test } from 'vitest'
import type { CombatEvent } from '../../../src/event.ts'
import { tableOf } from '../../../src/events/recorder.ts'
import { packEvents, packedTable, receiveTable, sendTable, unpackEvents } from '../../../src/store/pulls/event-block.ts'

const blow = { critical: true, directHit: false, blocked: false, parried: true }
const used = { source: 1, target: 2, ability: 0xffff_ffff, packet: 7 }

/** One of every kind, with absent and present optional fields, negative times and the largest numbers. */
const events: readonly CombatEvent[] = [
  { type: 'begin-cast', at: -1_500, source: 0, target: -1, ability: 9, durationMs: 4_700 },
  { type: 'cast', at: 0, ...used },
  { type: 'cancel-cast', at: 3, source: 0, ability: 9 },
  {
    type: 'damage-decided',
    at: 5,
    ...used,
    ...blow,
    amount: 4_294_967_295,
    unmitigated: 123_456_789,
    multiplier: 0.62,
    unpaired: false,
  },
  { type: 'damage-decided', at: 5, ...used, ...blow, amount: 1, unpaired: true },
  {
    type: 'damage',
    at: 6,
    ...used,
    ...blow,
    amount: 10,
    absorbed: 3,
    overkill: 4,
    unmitigated: 17,
    multiplier: 1,
    tick: false,
  },
  { type: 'damage', at: 6, ...used, ...blow, amount: 10, absorbed: 0, overkill: 0, tick: true },
  { type: 'heal-decided', at: 7, ...used, amount: 5, critical: false, unpaired: false },
  { type: 'heal', at: 8, ...used, amount: 5, overheal: 6, critical: true, tick: false },
  { type: 'absorbed', at: 8, source: 3, target: 2, status: 297, attacker: 9, ability: 40, amount: 11 },
  { type: 'instant-kill', at: 9, ...used },
  {
    type: 'status-apply',
    at: 10,
    source: 0,
    target: 1,
    status: 43,
    durationMs: 100_000,
    stacks: 0,
    refreshed: true,
    ability: 0,
  },
  { type: 'status-stack', at: 11, source: 0, target: 1, status: 43, stacks: 2 },
  { type: 'status-remove', at: 12, source: 0, target: 1, status: 43 },
  { type: 'death', at: 13, target: 1, killer: -1, ability: 0 },
  { type: 'state', at: 13, actor: 1, hp: 0, maxHp: 200_000 },
  {
    type: 'state',
    at: 14,
    actor: 1,
    hp: 5,
    maxHp: 200_000,
    mp: 10_000,
    x: 100.25,
    y: -3.5,
    facing: -1.5,
    shield: 0.25,
  },
  { type: 'targetable', at: 15, actor: 9, targetable: true },
  { type: 'head-marker', at: 16, target: 1, marker: 218 },
  { type: 'tether', at: 17, source: 9, target: 1, tether: 45 },
  { type: 'limit-break-gauge', at: 18, value: 30_000, bars: 3 },
  { type: 'director', at: 19, command: 0x40000005 },
  { type: 'waymark', at: 19, waymark: 7, placed: true, x: 100.5, y: 88 },
  { type: 'sign', at: 19, target: 3, sign: 6, placed: false },
  { type: 'cast', at: 19, ...used },
]

test('what is packed comes back, in order', () => {
  const table = unpackEvents(packEvents(tableOf(events)))
  expect(table.all()).toEqual(events)
  expect(table.count).toBe(events.length)
})

test('one kind comes back alone, in order', () => {
  const { of } = unpackEvents(packEvents(tableOf(events)))
  expect(of('cast').map(({ at }) => at)).toEqual([0, 19])
  expect(of('damage')).toEqual(events.filter(({ type }) => type === 'damage'))
})

test('a kind that never happened is empty', () => {
  expect(unpackEvents(packEvents(tableOf([]))).of('death')).toEqual([])
})

test('the same events make the same bytes', () => {
  expect(packEvents(tableOf(events))).toEqual(packEvents(tableOf(events)))
})

test('a table reaches another thread as it lies here, in memory or packed', () => {
  const table = tableOf(events)
  const block = packEvents(table)
  const inMemory = sendTable(packedTable(table.bytes, block))
  expect(inMemory).toEqual({ bytes: table.bytes, isPacked: false })
  expect(receiveTable(structuredClone(inMemory)).all()).toEqual(events)
  const packed = sendTable(unpackEvents(block))
  expect(packed).toEqual({ bytes: block, isPacked: true })
  expect(receiveTable(structuredClone(packed)).all()).toEqual(events)
})
