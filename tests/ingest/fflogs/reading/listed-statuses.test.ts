import { expect, test } from 'vitest'
import { event, read } from '../told.ts'

const status = (type: string, timestamp: number, more: object = {}) =>
  event(type, { sourceID: 2, targetID: 1, abilityGameID: 1_000_743, timestamp, ...more })
/** A hit of the boss on the tank (actor 0) that lists these statuses on them. */
const hit = (timestamp: number, buffs?: string) =>
  event('calculateddamage', {
    sourceID: 10,
    targetID: 1,
    abilityGameID: 7,
    amount: 5,
    timestamp,
    ...(buffs && { buffs }),
  })

/** What is told of statuses: when (ms of the pull), what, by whom. */
function told(events: readonly object[], hits: readonly object[]) {
  const { pull, tally } = read(events, { hits })
  const statuses = pull.events
    .all()
    .flatMap((own) =>
      own.type.startsWith('status') && 'status' in own ? [[own.at, own.type, own.source, own.status]] : [],
    )
  return { statuses, repaired: tally.repairs['listed-statuses'] ?? 0 }
}

test('a status that a hit lists and nobody told of is applied by nobody, right before the hit, without a duration', () => {
  const { pull } = read([], { hits: [hit(103_000, '1000743.')] })
  expect(pull.events.of('status-apply')).toEqual([
    {
      type: 'status-apply',
      at: 999,
      source: -1,
      target: 0,
      status: 743,
      durationMs: 0,
      stacks: 1,
      refreshed: false,
      ability: 0,
    },
  ])
})

test('it ends right before the next hit on the same target that does not list it', () => {
  const other = { ...hit(104_000), targetID: 2 }
  expect(
    told([], [hit(103_000, '1000743.1000297.'), other, hit(105_000, '1000297.'), hit(106_000, '1000743.1000297.')]),
  ).toEqual({
    statuses: [
      [999, 'status-apply', -1, 743],
      [999, 'status-apply', -1, 297],
      [2_999, 'status-remove', -1, 743],
      [3_999, 'status-apply', -1, 743],
    ],
    repaired: 3,
  })
})

test('what weakens whoever hits is theirs, though the hit lists it with what its target has', () => {
  const weakened = status('applydebuff', 102_500, { sourceID: 1, targetID: 10, abilityGameID: 1_001_193 })
  expect(told([weakened], [hit(103_000, '1001193.')])).toMatchObject({
    statuses: [[500, 'status-apply', 0, 1_193]],
    repaired: 0,
  })
  expect(told([weakened], [hit(103_000, '1001193.1000743.')])).toMatchObject({ repaired: 1 })
})

test('it ends, too, when somebody tells of it', () => {
  const { statuses } = told([status('applybuff', 104_500)], [hit(103_000, '1000743.'), hit(105_000, '1000743.')])
  expect(statuses).toEqual([
    [999, 'status-apply', -1, 743],
    [2_500, 'status-apply', 1, 743],
    [2_999, 'status-remove', -1, 743],
  ])
})

test('it has its name', () => {
  expect(read([], { hits: [hit(103_000, '1000743.')] }).pull.statusNames).toEqual({ 743: 'Grit' })
})

test('what was told of needs no repair', () => {
  const applied = status('applybuff', 102_500)
  expect(told([applied], [hit(103_000, '1000743.')]).repaired).toBe(0)
  expect(told([applied, status('removebuff', 104_000)], [hit(103_000, '1000743.')]).repaired).toBe(0)
})

test('what is applied or taken away in the ms of the hit counts as there', () => {
  expect(told([status('applybuff', 103_000)], [hit(103_000, '1000743.')]).repaired).toBe(0)
  const both = [status('applybuff', 102_500), status('removebuff', 103_000)]
  expect(told(both, [hit(103_000, '1000743.')]).repaired).toBe(0)
})

test('what is only taken away, or only refreshed, was there from the start', () => {
  expect(told([status('removebuff', 105_000)], [hit(103_000, '1000743.')]).repaired).toBe(0)
  expect(told([status('refreshbuff', 105_000)], [hit(103_000, '1000743.')]).repaired).toBe(0)
})

test('two of one status: as long as one is there, it is', () => {
  const two = [
    status('applybuff', 102_500),
    status('applybuff', 102_600, { sourceID: 1 }),
    status('removebuff', 102_800),
  ]
  expect(told(two, [hit(103_000, '1000743.')]).repaired).toBe(0)
})

test('one that was told to be gone and is taken away again came back in between, from whom it is taken', () => {
  const again = [status('applybuff', 102_500), status('removebuff', 102_600), status('removebuff', 105_000)]
  expect(told(again, [hit(103_000, '1000743.'), hit(104_000, '1000743.')])).toEqual({
    statuses: [
      [500, 'status-apply', 1, 743],
      [600, 'status-remove', 1, 743],
      [999, 'status-apply', 1, 743],
      [3_000, 'status-remove', 1, 743],
    ],
    repaired: 1,
  })
})

test('auras from before the fight are known', () => {
  const info = { type: 'combatantinfo', timestamp: 101_000, sourceID: 1, auras: [{ source: 1, ability: 1_000_743 }] }
  expect(told([info], [hit(103_000, '1000743.')]).repaired).toBe(0)
})

test('hits without a list, and what is no status in one, tell nothing', () => {
  expect(told([], [hit(103_000), hit(103_500, '7.junk..1000743x.-1.')]).statuses).toEqual([])
})

test('the hits themselves are not told twice', () => {
  expect(read([hit(103_000)], { hits: [hit(103_000, '1000743.')] }).pull.events.of('damage-decided')).toHaveLength(1)
})
