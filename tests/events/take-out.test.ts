import { expect, test } from 'vitest'
import type { CombatEvent } from '../../src/event.ts'
import { memoryOf } from '../../src/events/bytes.ts'
import { tableOf } from '../../src/events/recorder.ts'
import { openTable } from '../../src/events/table.ts'
import { withoutRows } from '../../src/events/take-out.ts'

const remove = (at: number, target: number): CombatEvent => ({
  type: 'status-remove',
  at,
  source: 0,
  target,
  status: 9,
})
const death = (at: number, target: number): CombatEvent => ({ type: 'death', at, target, killer: -1, ability: 0 })
const seen = (at: number, hp: number): CombatEvent => ({ type: 'state', at, actor: 1, hp, maxHp: 100, x: 99.5 })

const told = [remove(-5, 1), seen(0, 90), remove(0, 2), death(0, 1), remove(7, 3), seen(9, 0), remove(9, 4)]

test('what is taken out leaves no trace', () => {
  const changed = withoutRows(tableOf(told), { 'status-remove': Uint8Array.of(0, 1, 0, 1), death: Uint8Array.of(0) })
  const left = [remove(-5, 1), seen(0, 90), death(0, 1), remove(7, 3), seen(9, 0)]
  expect(changed.all()).toEqual(left)
  expect(changed.sections).toEqual(tableOf(left).sections)
})

test('a kind can go out as a whole', () => {
  const changed = withoutRows(tableOf(told), { death: Uint8Array.of(1), state: Uint8Array.of(1, 1) })
  expect(changed.all()).toEqual(told.filter(({ type }) => type === 'status-remove'))
  expect(changed.of('state')).toEqual([])
})

test('the memory may lie within a larger one', () => {
  const { bytes } = tableOf(told)
  const shared = new Uint8Array(bytes.length + 16)
  shared.set(bytes, 8)
  const memory = memoryOf(shared.subarray(8, 8 + bytes.length))
  const changed = withoutRows(
    openTable(() => memory),
    { state: Uint8Array.of(1, 0) },
  )
  expect(changed.all()).toEqual(told.filter((event) => event !== told[1]))
})
