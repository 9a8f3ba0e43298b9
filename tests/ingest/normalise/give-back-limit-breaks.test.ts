import { expect, test } from 'vitest'
import { damageDone } from '../../../src/analysis/metrics/damage-done.ts'
import { giveBackLimitBreaks } from '../../../src/ingest/normalise/give-back-limit-breaks.ts'
import { actor, pullWhere } from '../../analysis/pull-where.ts'
import { leavesAlone, repair } from './told-pull.ts'

const braver = 200
const landWaker = 4_240
const pressed = { type: 'cast', at: 1_000, source: 'finn', target: 'boss', ability: braver } as const
const done = { source: 'limit', target: 'boss', ability: braver, amount: 400_000 } as const

test('what a limit break does is done by whoever pressed it', () => {
  const { pull, repaired } = repair(
    giveBackLimitBreaks,
    pressed,
    { type: 'damage-decided', at: 1_000, ...done },
    { type: 'damage', at: 3_000, ...done },
  )
  expect(repaired).toBe(2)
  expect(pull.events.of('damage-decided')).toMatchObject([{ source: actor('finn') }])
  expect(pull.events.of('damage')).toMatchObject([{ source: actor('finn'), amount: 400_000 }])
})

test('its statuses, too, and each goes to its own cast', () => {
  const { pull } = repair(
    giveBackLimitBreaks,
    pressed,
    { type: 'cast', at: 60_000, source: 'ayla', target: 'ayla', ability: landWaker },
    { type: 'status-apply', at: 60_000, source: 'limit', target: 'cira', status: 863, ability: landWaker },
    { type: 'status-remove', at: 68_000, source: 'limit', target: 'cira', status: 863 },
  )
  expect(pull.events.of('status-apply')).toMatchObject([{ source: actor('ayla') }])
  expect(pull.events.of('status-remove')).toMatchObject([{ source: actor('ayla') }])
})

test('where no cast was told it is the party’s', () => {
  expect(leavesAlone(giveBackLimitBreaks, { type: 'damage', at: 3_000, ...done })).toBe(true)
  expect(leavesAlone(giveBackLimitBreaks, pressed, { type: 'damage', at: 90_000, ...done })).toBe(true)
})

test('what somebody does otherwise stays theirs', () => {
  const attack = { type: 'damage', at: 2_000, source: 'gwen', target: 'boss', ability: 8, amount: 900 } as const
  expect(leavesAlone(giveBackLimitBreaks, pressed, attack)).toBe(true)
})

test('whoever pressed it is not credited with its damage', () => {
  const told = [pressed, { type: 'damage', at: 3_000, ...done, source: 'finn' }] as const
  const { players, limitBreak } = damageDone.compute(pullWhere(...told))
  expect([players.map(({ amount }) => amount), limitBreak]).toEqual([[0, 0, 0, 0, 0, 0, 0, 0], 400_000])
})
