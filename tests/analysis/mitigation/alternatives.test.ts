import { expect, test } from 'vitest'
import { withoutAlternatives } from '../../../src/analysis/mitigation/alternatives.ts'
import { matchPlan } from '../../../src/analysis/mitigation/planned-uses.ts'
import type { PlannedMechanic } from '../../../src/strat/strat.ts'
import { hit, type NamedEvent, pullOf } from '../pull-where.ts'

// FRU begins with Sinsmoke or Sinsmite at 0:16, and again with either of them at 0:58; Burnished Glory comes at 1:26.
const [smoke, smite, glory] = [40_147, 40_149, 40_170]

const planned = (ability: number): PlannedMechanic => ({ ability, occurrence: 1, covers: [], places: {} })
const oneOf = [`${smoke}_1`, `${smite}_1`]
const either = [{ ...planned(smoke), oneOf }, { ...planned(smite), oneOf }, planned(glory)]

const meant = (...used: readonly (readonly [ability: number, at: number])[]) => usesOf(either, used)

function usesOf(plan: readonly PlannedMechanic[], used: readonly (readonly [ability: number, at: number])[]) {
  const events = used.flatMap(([ability, at]): NamedEvent[] => [
    { type: 'cast', at, source: 'boss', target: 'ayla', ability },
    ...hit(at, ability, 'ayla'),
  ])
  const context = pullOf({ encounter: 'fru', durationMs: 120_000 }, events)
  const uses = matchPlan(context, plan)
  const found = withoutAlternatives(plan.map((one, index) => ({ plan: one, mechanic: uses[index] })))
  return found.map(({ plan: { ability }, mechanic }) => [ability, mechanic?.startMs])
}

test('of a use that is one of two, the plan means the one that comes first', () => {
  expect(meant([smite, 16_000], [smoke, 58_000])).toEqual([
    [smite, 16_000],
    [glory, undefined],
  ])
  expect(meant([smoke, 16_000], [smoke, 58_000])).toEqual([
    [smoke, 16_000],
    [glory, undefined],
  ])
})

test('a pull that ends before it has one such use ahead, not two', () => {
  expect(meant()).toEqual([
    [smoke, undefined],
    [glory, undefined],
  ])
})

test('two that come together were both meant', () => {
  expect(meant([smoke, 16_000], [smite, 16_500]).slice(0, 2)).toEqual([
    [smoke, 16_000],
    [smite, 16_500],
  ])
})

test('what was planned for each of them apart counts for each', () => {
  const apart = [planned(smoke), planned(smite)]
  expect(
    usesOf(apart, [
      [smite, 16_000],
      [smoke, 58_000],
    ]),
  ).toEqual([
    [smoke, 58_000],
    [smite, 16_000],
  ])
})
