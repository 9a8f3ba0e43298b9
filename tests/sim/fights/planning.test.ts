import { expect, test } from 'vitest'
import { party } from '../party.ts'
import type { HitScript, MechanicScript } from '../script.ts'
import { vampFatale } from './m9s/fight.ts'
import { withPlan } from './planning.ts'

const clothHp = 146_000

function mechanic(key: string, atS: number, law: HitScript['law'], share: number): MechanicScript {
  const amount = share * clothHp
  const hit: HitScript = { ability: 1, name: 'Burst', afterMs: 0, law, school: 'magical', amount }
  return { key, atMs: atS * 1_000, by: 'vamp', formation: 'stack', hits: [hit] }
}

const planOf = (...mechanics: MechanicScript[]) =>
  withPlan(
    {
      ...vampFatale,
      phases: [
        {
          id: 1,
          name: '',
          boss: 'vamp',
          gapMs: 0,
          targetable: [{ boss: 'vamp', fromMs: 0, toMs: 900_000 }],
          mechanics,
        },
      ],
    },
    party,
  ).plan

test('what hits everybody harder is covered by more', () => {
  const plan = planOf(mechanic('soft', 60, { kind: 'all' }, 0.55), mechanic('hard', 300, { kind: 'all' }, 1.0))
  const countOf = (key: string) => plan.filter((entry) => entry.mechanic === key).length
  expect(countOf('hard')).toBeGreaterThan(countOf('soft'))
  expect(countOf('soft')).toBeGreaterThan(0)
})

test('what nobody should be hit by, and what tickles, needs no cover', () => {
  expect(planOf(mechanic('dodged', 60, { kind: 'avoid' }, 2), mechanic('light', 90, { kind: 'all' }, 0.2))).toEqual([])
})

test('nobody is asked for the same before it is back', () => {
  const plan = planOf(mechanic('first', 60, { kind: 'all' }, 1.3), mechanic('second', 75, { kind: 'all' }, 1.3))
  const asked = plan.map(({ slot, use }) => `${slot} ${use}`)
  expect(new Set(asked).size).toBe(asked.length)
})

test('only the tank who is hit uses what guards oneself', () => {
  const plan = planOf(mechanic('buster', 60, { kind: 'tank', who: 'off' }, 2.2))
  expect(plan.length).toBeGreaterThan(0)
  const selfish = plan.filter(({ use }) =>
    ['rampart', 'damnation', 'bloodwhetting', 'guardian', 'sheltron'].includes(use),
  )
  expect(selfish.every(({ slot }) => slot === 'OT')).toBe(true)
})

test('nobody weakens an enemy that cannot be reached', () => {
  const hidden = { ...vampFatale.phases[0], targetable: [{ boss: 'vamp', fromMs: 0, toMs: 10_000 }] }
  const only = [mechanic('burst', 60, { kind: 'all' }, 1.3)]
  const { plan } = withPlan(
    { ...vampFatale, phases: [{ id: 1, name: '', boss: 'vamp', gapMs: 0, ...hidden, mechanics: only }] },
    party,
  )
  expect(plan.length).toBeGreaterThan(0)
  expect(plan.some(({ use }) => ['reprisal', 'feint', 'addle'].includes(use))).toBe(false)
})
