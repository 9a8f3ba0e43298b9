import { expect, test } from 'vitest'
import { leftOfHit } from '../../../src/analysis/mitigation/left-of-hit.ts'
import { shieldsOfHit } from '../../../src/analysis/mitigation/shields-of-hit.ts'
import { school } from '../../../src/game.ts'
import { actor, type Name, type NamedEvent, pullWhere } from '../pull-where.ts'

const [blast, claw] = [18_001, 18_002]
const [rampart, feint, hallowed, galvanize] = [1191, 1195, 82, 297]

const given = (at: number, status: number, source: Name, target: Name): NamedEvent => ({
  type: 'status-apply',
  at,
  status,
  source,
  target,
  durationMs: 30_000,
})

const struck = (
  at: number,
  ability: number,
  told: { readonly school?: number; readonly multiplier?: number },
): NamedEvent[] => [
  { type: 'damage-decided', at, ability, source: 'boss', target: 'ayla', packet: at, amount: 1_000, ...told },
  {
    type: 'damage',
    at: at + 700,
    ability,
    source: 'boss',
    target: 'ayla',
    packet: at,
    amount: 1_000,
    absorbed: 500,
    ...(told.multiplier !== undefined && { multiplier: told.multiplier, unmitigated: 1_500 / told.multiplier }),
  },
]

const leftOf = (...events: readonly (NamedEvent | readonly NamedEvent[])[]) => {
  const context = pullWhere(...events)
  return context.hits.map((hit) => leftOfHit(context, hit))
}
const [physical, magical] = [{ school: school.physical }, { school: school.magical }]
const both = [given(0, rampart, 'ayla', 'ayla'), given(0, feint, 'edda', 'boss')]

test('shares multiply, each for the school of the hit', () => {
  const [clawed, blasted] = leftOf(both, struck(1_000, claw, physical), struck(9_000, blast, magical))
  expect(clawed?.left).toBeCloseTo(0.8 * 0.9)
  expect(blasted?.left).toBeCloseTo(0.8 * 0.95)
})

test('what nobody tells the school of may have left more or less', () => {
  expect(leftOf(both, struck(1_000, claw, {}))[0]).not.toHaveProperty('left')
  expect(leftOf(struck(1_000, claw, {}))[0]).toMatchObject({ left: 1 })
})

test('a multiplier that agrees to the hundredth is no doubt', () => {
  expect(leftOf(both, struck(1_000, blast, { ...magical, multiplier: 0.76 }))[0]?.doubtful).toBeUndefined()
})

test('a multiplier that says otherwise makes the hit doubtful, and says which way', () => {
  expect(leftOf(both, struck(1_000, blast, { ...magical, multiplier: 0.69 }))[0]?.doubtful).toBe('smaller')
  expect(leftOf(both, struck(1_000, blast, { ...magical, multiplier: 0.8 }))[0]?.doubtful).toBe('larger')
})

test('a multiplier gives away the school of an ability that nobody tells', () => {
  const [first, second] = leftOf(both, struck(1_000, blast, { multiplier: 0.76 }), struck(9_000, blast, {}))
  expect(first).toMatchObject({ school: school.magical, told: 0.76 })
  expect(second).toMatchObject({ school: school.magical })
  expect(second?.left).toBeCloseTo(0.76)
})

test('multipliers that contradict each other give no school away', () => {
  const contradicting = [struck(1_000, blast, { multiplier: 0.76 }), struck(9_000, blast, { multiplier: 0.72 })]
  expect(leftOf(both, ...contradicting).map((left) => left.school)).toEqual([undefined, undefined])
})

test('whom nothing can hurt proves nothing', () => {
  const events = [given(0, hallowed, 'ayla', 'ayla'), ...struck(1_000, blast, { ...magical, multiplier: 0.5 })]
  expect(leftOf(events)[0]?.doubtful).toBeUndefined()
})

test('a shield is credited to whoever cast it', () => {
  const context = pullWhere(struck(1_000, blast, magical), {
    type: 'absorbed',
    at: 1_700,
    source: 'dorn',
    target: 'ayla',
    attacker: 'boss',
    ability: blast,
    status: galvanize,
    amount: 500,
  })
  expect(context.hits.map((hit) => shieldsOfHit(context, hit))).toEqual([
    [{ by: actor('dorn'), status: galvanize, amount: 500 }],
  ])
})
