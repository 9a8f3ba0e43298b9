import { expect, test } from 'vitest'
import { matchPlan } from '../../../src/analysis/mitigation/planned-uses.ts'
import type { PlannedMechanic } from '../../../src/strat/strat.ts'
import { hit, type NamedEvent, pullOf } from '../pull-where.ts'

// UCoB: Plummet belongs to the first and the fourth phase, Dalamud Dive to the second, Flatten to the third, Morn Afah to the fifth.
const action = { plummet: 9_896, dive: 9_921, flatten: 9_941, mornAfah: 9_964 } as const

const planned = (ability: number, occurrence: number): PlannedMechanic => ({
  ability,
  occurrence,
  covers: [],
  places: {},
})
const plan = [
  planned(action.plummet, 2),
  planned(action.plummet, 3),
  planned(action.dive, 1),
  planned(action.flatten, 1),
  planned(action.plummet, 4),
  planned(action.plummet, 5),
  planned(action.mornAfah, 1),
]

const phases = [1, 2, 3, 4].map((id) => ({ id, name: `P${id}`, startMs: (id - 1) * 100_000, isIntermission: false }))
const used = (ability: number, ...times: readonly number[]): NamedEvent[] =>
  times.flatMap((at) => [
    { type: 'cast', at, source: 'boss', target: 'ayla', ability } satisfies NamedEvent,
    ...hit(at, ability, 'ayla'),
  ])

const startsIn = (...events: readonly (readonly NamedEvent[])[]) =>
  matchPlan(pullOf({ encounter: 'ucob', durationMs: 400_000, phases }, ...events), plan).map((use) => use?.startMs)

const between = [used(action.dive, 110_000), used(action.flatten, 250_000)]

test('in a pull like the plan every use is the one that was counted', () => {
  const pull = startsIn(used(action.plummet, 10_000, 30_000, 60_000, 310_000, 350_000), ...between)
  expect(pull).toEqual([30_000, 60_000, 110_000, 250_000, 310_000, 350_000, undefined])
})

test('what a phase that ended early left out never came, and later uses keep their numbers', () => {
  const pull = startsIn(used(action.plummet, 10_000, 30_000, 310_000, 350_000), ...between)
  expect(pull).toEqual([30_000, undefined, 110_000, 250_000, 310_000, 350_000, undefined])
})

test('what a phase that went on too long added is none of the later ones', () => {
  const pull = startsIn(used(action.plummet, 10_000, 30_000, 60_000, 90_000, 310_000, 350_000), ...between)
  expect(pull).toEqual([30_000, 60_000, 110_000, 250_000, 310_000, 350_000, undefined])
})

test('where nobody has timed the fight, uses are as they are counted', () => {
  const context = pullOf({ durationMs: 400_000, phases }, used(action.plummet, 10_000, 30_000, 310_000), ...between)
  expect(matchPlan(context, plan).map((use) => use?.startMs)).toEqual([
    30_000,
    310_000,
    110_000,
    250_000,
    undefined,
    undefined,
    undefined,
  ])
})
