import { expect, test } from 'vitest'
import { hit, kill, type Name, pullOf, pullWhere } from '../pull-where.ts'

const ability = 55_001
const other = 55_002
const raised = (at: number, target: Name) =>
  ({ type: 'status-apply', at, target, status: 43, durationMs: 100_000 }) as const
const chainOf = ({ finalChain }: ReturnType<typeof pullWhere>) => finalChain.map(({ diedMs }) => diedMs)

test('the final chain goes back while deaths are at most ten seconds apart', () => {
  const pull = pullOf(
    { durationMs: 60_000 },
    kill(20_000, ability, 'gwen'),
    kill(40_000, ability, 'hale'),
    kill(49_000, ability, 'finn'),
  )
  expect(chainOf(pull)).toEqual([40_700, 49_700])
})

test('deaths long before the end are no chain', () => {
  expect(chainOf(pullOf({ durationMs: 60_000 }, kill(20_000, ability, 'gwen')))).toEqual([])
})

test('a kill has neither chain nor cutoff', () => {
  const pull = pullOf({ durationMs: 50_000, outcome: 'kill' }, kill(40_000, ability, 'ayla'))
  expect([pull.finalChain, pull.cutoff]).toEqual([[], undefined])
})

test('half the party dead, net of raises, is the cutoff', () => {
  const pull = pullWhere(
    kill(10_000, ability, 'edda'),
    raised(20_000, 'edda'),
    kill(40_000, ability, 'finn'),
    kill(41_000, other, 'gwen'),
    kill(42_000, ability, 'hale'),
    kill(43_000, other, 'cira'),
  )
  expect(pull.cutoff).toEqual({ atMs: 43_700, why: 'half dead' })
})

test('one use that kills three of four outright with more than anybody survives is the cutoff', () => {
  const party = ['ayla', 'bram', 'cira', 'dorn', 'edda', 'finn', 'gwen', 'hale'] as const
  const health = party.map((actor) => ({ type: 'state', at: 0, actor, hp: 100_000, maxHp: 100_000 }) as const)
  const wiped = party.slice(2).map((name) => kill(40_000, ability, name, { unmitigated: 400_000, packet: 9 }))
  expect(pullWhere(...health, ...wiped).cutoff).toEqual({ atMs: 40_000, why: 'resolution' })
})

test('a tank who stays dead while the pull ends is the cutoff, and begins the final chain', () => {
  const pull = pullOf({ durationMs: 60_000 }, kill(32_000, ability, 'ayla'), kill(50_000, other, 'gwen'))
  expect(pull.cutoff).toEqual({ atMs: 32_700, why: 'tank dead' })
  expect(chainOf(pull)).toEqual([32_700, 50_700])
})

test('a tank who is raised in time is not', () => {
  const pull = pullOf({ durationMs: 60_000 }, kill(32_000, ability, 'ayla'), raised(45_000, 'ayla'))
  expect(pull.cutoff).toBeUndefined()
})

test('several who leave the arena unhit within ten seconds have called it', () => {
  const pull = pullWhere({ type: 'death', at: 40_000, target: 'gwen' }, { type: 'death', at: 44_000, target: 'hale' })
  expect(pull.cutoff).toEqual({ atMs: 40_000, why: 'call' })
})

test('one who falls has called nothing', () => {
  expect(pullWhere({ type: 'death', at: 40_000, target: 'gwen' }).cutoff).toBeUndefined()
})

test('falls after a knock-back are no call', () => {
  const doubleTroubleTrap = 47_783
  const thrown = (target: Name) => [
    { type: 'damage', at: 37_000, source: 'boss', target, ability: doubleTroubleTrap, packet: 4, amount: 10 } as const,
    { type: 'death', at: 40_000, target } as const,
  ]
  expect(pullOf({ encounter: 'dmu' }, thrown('gwen'), thrown('hale')).cutoff).toBeUndefined()
})

test('the call the source tells is believed', () => {
  expect(pullOf({ wipeCalledMs: 33_000 }).cutoff).toEqual({ atMs: 33_000, why: 'call' })
})

test('half the party who fall one after the other leapt, whatever pushed them meanwhile', () => {
  const fall = (at: number, target: Name) => [
    ...hit(at - 3_000, ability, target),
    { type: 'death', at, target, killer: 'boss', ability: 0 } as const,
  ]
  const falls = (gapMs: number) =>
    (['ayla', 'bram', 'cira', 'dorn'] as const).map((name, index) => fall(50_000 + index * gapMs, name))
  expect(pullOf({ durationMs: 60_000 }, ...falls(1_500)).cutoff).toMatchObject({ why: 'call', atMs: 50_000 })
  expect(pullOf({ durationMs: 60_000 }, ...falls(300)).cutoff?.why).not.toBe('call')
})
