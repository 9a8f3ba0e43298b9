import { expect, test } from 'vitest'
import { actor, hit, kill, type NamedEvent, pullOf } from '../pull-where.ts'

const [stun, weakness] = [2, 43]
const setting = { durationMs: 60_000 }
const idleOf = (...events: readonly (NamedEvent | readonly NamedEvent[])[]) =>
  pullOf(setting, ...events)
    .idleOf(actor('gwen'))
    .map(({ startMs, endMs }) => [startMs, endMs])

const gone = (fromMs: number, toMs: number): NamedEvent[] => [
  ...hit(0, 97, 'boss', { source: 'ayla' }),
  { type: 'targetable', at: fromMs, actor: 'boss', targetable: false },
  { type: 'targetable', at: toMs, actor: 'boss', targetable: true },
]

const raised = (at: number): NamedEvent => ({ type: 'status-apply', at, target: 'gwen', status: weakness })

test('the dead cannot act until they are raised', () => {
  expect(idleOf(kill(10_000, 1, 'gwen'), raised(25_000))).toEqual([[10_700, 25_000]])
})

test('somebody stunned cannot act, and somebody weak can', () => {
  expect(idleOf({ type: 'status-apply', at: 5_000, target: 'gwen', status: stun, durationMs: 3_000 })).toEqual([
    [5_000, 8_000],
  ])
  expect(idleOf(raised(5_000))).toEqual([])
})

test('downtime is everybody’s, and what touches it is one span with it', () => {
  expect(idleOf(gone(20_000, 30_000), kill(28_000, 1, 'gwen'), raised(40_000))).toEqual([[20_000, 40_000]])
})

test('what kept others from acting is not one’s own', () => {
  expect(idleOf({ type: 'status-apply', at: 5_000, target: 'finn', status: stun, durationMs: 3_000 })).toEqual([])
})

test('nothing lies outside the pull', () => {
  expect(
    idleOf(
      { type: 'status-apply', at: -4_000, target: 'gwen', status: stun, durationMs: 6_000 },
      { type: 'status-apply', at: 58_000, target: 'gwen', status: stun, durationMs: 9_000 },
    ),
  ).toEqual([
    [0, 2_000],
    [58_000, 60_000],
  ])
})
