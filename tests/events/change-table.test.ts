import { expect, test } from 'vitest'
import type { CombatEvent } from '../../src/event.ts'
import { withEvents, withValues } from '../../src/events/change-table.ts'
import { tableOf } from '../../src/events/recorder.ts'

const cast = (at: number, ability: number): CombatEvent => ({
  type: 'cast',
  at,
  source: 0,
  target: 1,
  ability,
  packet: 0,
})
const death = (at: number, target: number): CombatEvent => ({ type: 'death', at, target, killer: -1, ability: 0 })
const seen = (at: number, hp: number): CombatEvent => ({ type: 'state', at, actor: 1, hp, maxHp: 100, x: 99.5 })

const told = [cast(-5, 1), seen(0, 90), cast(0, 2), death(0, 1), cast(7, 3), seen(9, 0)]
const table = tableOf(told)

test('what is added comes behind what is told of the same ms', () => {
  const later = [death(7, 2), cast(-9, 8), cast(0, 9), seen(20, 1), cast(0, 10)]
  const changed = withEvents(table, later)
  expect(changed.all()).toEqual([
    cast(-9, 8),
    cast(-5, 1),
    seen(0, 90),
    cast(0, 2),
    death(0, 1),
    cast(0, 9),
    cast(0, 10),
    cast(7, 3),
    death(7, 2),
    seen(9, 0),
    seen(20, 1),
  ])
  expect(changed.bytes).toEqual(tableOf(changed.all()).bytes)
  expect(table.all()).toEqual(told)
})

test('a kind that nobody told of can come in', () => {
  const ended: CombatEvent = { type: 'cancel-cast', at: 8, source: 0, ability: 3 }
  expect(withEvents(table, [ended]).of('cancel-cast')).toEqual([ended])
  expect(withEvents(tableOf([]), [ended]).all()).toEqual([ended])
})

test('values are changed in a copy', () => {
  const changed = withValues(table, (sections) => {
    const hp = sections.find(({ type }) => type === 'state')?.columns.hp
    hp?.fill(1)
  })
  expect(changed.of('state')).toEqual([seen(0, 1), seen(9, 1)])
  expect(table.all()).toEqual(told)
})
