import { expect, test } from 'vitest'
import { type GateKind, type Progression, progression } from './progression.ts'
import type { SimPull } from './truth.ts'

/** A progression of each kind. */
const played: Readonly<Record<GateKind, Progression>> = {
  damage: progression(4),
  mechanics: progression(2),
  mitigation: progression(3),
}

const lost = (kind: GateKind): readonly SimPull[] =>
  played[kind].pulls.filter(({ answer }) => answer.outcome === 'wipe')
const originOf = ({ answer }: SimPull) =>
  answer.origin === undefined ? undefined : answer.faults[answer.origin]?.plant

test('the same seed is the same progression, of its kind, in its phase', () => {
  const answers = ({ pulls }: Progression) => pulls.map(({ answer }) => answer)
  expect(answers(progression(3))).toEqual(answers(played.mitigation))
  for (const [kind, one] of Object.entries(played)) {
    expect(one.kind).toBe(kind)
    for (const { phases } of answers(one)) expect(phases.map(({ id }) => id)).toEqual([one.phase])
  }
})

test('who is stuck on damage runs out of time, with at most one dead before', () => {
  const pulls = lost('damage')
  const late = pulls.filter(({ answer }) => answer.ended === 'enrage')
  expect(pulls.length).toBeGreaterThanOrEqual(9)
  expect(late.length).toBeGreaterThanOrEqual(pulls.length - 2)
})

test('who is stuck on mechanics dies of mistakes that are no covers, long before time runs out', () => {
  const pulls = lost('mechanics')
  const mistaken = pulls.filter((pull) => {
    const plant = originOf(pull)
    return (
      plant !== undefined && !('use' in plant) && pull.answer.deaths.some(({ fault }) => fault === pull.answer.origin)
    )
  })
  expect(mistaken.length).toBeGreaterThanOrEqual(pulls.length - 2)
})

test('who is stuck on mitigation dies for want of planned covers', () => {
  const pulls = lost('mitigation')
  const uncovered = pulls.filter((pull) => {
    const plant = originOf(pull)
    return plant !== undefined && 'use' in plant
  })
  expect(uncovered.length).toBeGreaterThanOrEqual(pulls.length - 2)
})
