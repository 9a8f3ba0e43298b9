import { expect, test } from 'vitest'
import { event, translate } from './told.ts'

const applied = (type: string, more: object = {}) =>
  event(type, { targetID: 1, abilityGameID: 1_000_743, duration: 30_000, ...more })
const statuses = (...events: readonly object[]) => translate(events).events.of('status-apply')

test('a status that begins with stacks is told twice and is one', () => {
  expect(statuses(applied('applybuff'), applied('applybuffstack', { stack: 5 }))).toMatchObject([
    { stacks: 5, refreshed: false },
  ])
})

test('stacks that come later, or to somebody else, are told on their own', () => {
  const later = { stack: 2, timestamp: 104_000 }
  const elsewhere = { stack: 3, targetID: 2 }
  expect(
    statuses(applied('applydebuff'), applied('applydebuffstack', elsewhere), applied('applydebuffstack', later)),
  ).toMatchObject([
    { stacks: 1, refreshed: false, target: 0 },
    { stacks: 3, refreshed: true, target: 1 },
    { stacks: 2, refreshed: true, target: 0 },
  ])
})

test('waymarks stand where they were set, in yalms, and the first is A', () => {
  const told = [
    { type: 'worldmarkerplaced', timestamp: 103_000, icon: 1, x: 10_000, y: 8_800, mapID: 1 },
    { type: 'worldmarkerremoved', timestamp: 104_000, icon: 5, mapID: 1 },
  ]
  expect(translate(told).events.of('waymark')).toEqual([
    { type: 'waymark', at: 1_000, waymark: 0, placed: true, x: 100, y: 88 },
    { type: 'waymark', at: 2_000, waymark: 4, placed: false, x: 0, y: 0 },
  ])
})
