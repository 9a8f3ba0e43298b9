import { expect, test } from 'vitest'
import { parties } from './parties.ts'
import type { Plant, PullPlan } from './plants.ts'
import type { Slot } from './script.ts'
import { simulate } from './simulate.ts'
import { truthFights } from './truth-fights.ts'
import { truthPull } from './truth-pulls.ts'

const fru = truthFights[0]
if (fru === undefined) throw new Error('there is a fight')

const pressesIn = (plan: Partial<PullPlan>) =>
  simulate(fru, parties.usual, { seed: 2, plants: [], exact: true, enemyShare: 0.9, winAfterPhase: 1, ...plan }).answer
    .presses

const first = pressesIn({}).find(({ verdict, slot }) => verdict === 'hit' && slot === 'H2')
const of = (plan: Partial<PullPlan>, { slot, mechanic } = first ?? { slot: 'H2' as Slot, mechanic: '' }) =>
  pressesIn(plan).find((press) => press.slot === slot && press.mechanic === mechanic)?.verdict

test('pressed as planned, every cover of what came was on', () => {
  const presses = pressesIn({})
  expect(presses.length).toBeGreaterThan(20)
  const came = presses.filter(({ decidedMs }) => decidedMs !== undefined)
  // An image hits there, and the plan weakens its boss.
  expect(came.filter(({ verdict, mechanic }) => verdict !== 'hit' && mechanic !== 'sinsmoke')).toEqual([])
  expect(presses.filter(({ verdict }) => verdict === 'not-reached')).toHaveLength(presses.length - came.length)
})

test('pulls that are played by ear have no key for presses', () => {
  expect(pressesIn({ exact: false })).toEqual([])
})

test('of somebody who has lost the connection nothing is said', () => {
  expect(of({ confounders: [{ kind: 'disconnect', who: 'H2', atMs: 1_000, forMs: 100_000 }] })).toBeUndefined()
})

const verdictOf = { 'missed-mitigation': 'missed', 'late-mitigation': 'late', 'early-mitigation': 'early' } as const

test('what is planted is what the key says, or something that excuses it', () => {
  const excuses: readonly unknown[] = ['dead', 'unavailable', 'not-reached', undefined]
  let asked = 0
  for (let seed = 1; seed <= 24; seed++) {
    const { fight, plan, pull } = truthPull(seed)
    const planted = plan.plants.filter((plant): plant is Extract<Plant, { use: string }> => 'use' in plant)
    for (const { kind, mechanic, who } of planted) {
      const entries = fight.plan.filter((entry) => entry.mechanic === mechanic && entry.slot === who)
      const verdicts = pull.answer.presses
        .filter((press) => press.mechanic === mechanic && press.slot === who)
        .map(({ verdict }) => verdict)
      if (entries.length === 0 || verdicts.some((verdict) => excuses.includes(verdict))) continue
      asked++
      expect(verdicts).toContain(kind === 'wrong-target' ? 'wrong-target' : verdictOf[kind])
    }
  }
  expect(asked).toBeGreaterThan(3)
})
