import { describe, expect, test } from 'vitest'
import type { Answer } from '../sim/answers.ts'
import { party } from '../sim/party.ts'
import { pullWith } from '../sim/pulls.ts'
import type { Night } from '../sim/writers/night.ts'
import { eachFigure, figureNames } from './figures.ts'
import { type Finding, finding } from './finding.ts'
import { sharesOf, tableOf } from './table.ts'
import { tryPull } from './trial.ts'

const pull = pullWith(
  [
    { kind: 'missed-stack', mechanic: 'sinbound-fire', who: 'D4' },
    { kind: 'called-wipe', mechanic: 'cyclonic-break-2', afterMs: 3_000 },
  ],
  { exact: true },
)

/** The same pull, with another answer key. */
const nightWith = (change: Partial<Answer>): Night => ({
  title: 'One pull',
  party,
  pulls: [{ pull: { ...pull, answer: { ...pull.answer, ...change } }, startedAt: Date.UTC(2026, 10, 14, 20) }],
})

test('what the simulator knows is found from every source', async () => {
  const { findings } = await tryPull(nightWith({}))
  expect(figureNames.flatMap((name) => findings[name].wrong)).toEqual([])
  expect(findings.deaths.of).toBe(pull.answer.deaths.length * 3)
})

test('what did not happen is missed from every source', async () => {
  const { deaths, phases } = pull.answer
  const { findings } = await tryPull(
    nightWith({
      ended: 'enrage',
      location: { mechanic: 'none', ability: 1, name: 'None', atMs: 1_000 },
      deaths: deaths.map((death, index) => (index === 0 ? { ...death, killer: 'Somebody Else' } : death)),
      phases: [...phases, { id: 2, name: 'P2', startMs: 30_000 }],
    }),
  )
  const missed = (name: 'deaths' | 'location' | 'class' | 'phases') => findings[name].of - findings[name].right
  expect({
    class: missed('class'),
    location: missed('location'),
    deaths: missed('deaths'),
    phases: missed('phases'),
  }).toEqual({
    class: 3,
    location: 3,
    deaths: 3,
    phases: 3,
  })
})

test('the table names the seeds of what was wrong, and a figure under its bar', async () => {
  const { findings } = await tryPull(nightWith({ ended: 'enrage' }))
  const tried = [{ seed: 42, findings, statements: [] }]
  expect(sharesOf(tried)).toMatchObject({ class: 0, location: 1 })
  expect(tableOf(tried)).toMatch(/class .*TOO LOW.*\n.*wrong in 42/)
})

test('the origin is found from every source, by what the simulator planted', async () => {
  const { findings, statements } = await tryPull(nightWith({}))
  expect(findings.originRecall).toMatchObject({ right: 3, of: 3 })
  expect(findings.mitSlots.of).toBeGreaterThan(10)
  expect(statements.length).toBeGreaterThanOrEqual(3)
  const { findings: other } = await tryPull(nightWith({ reading: { find: [], blameless: [] } }))
  expect(other.originPrecision).toMatchObject({ right: 0, of: 3 })
})

describe('both halves', () => {
  const right = finding(true, '')
  const wrong = finding(false, 'no')
  const tried = (seed: number, one: Finding) => ({ seed, findings: eachFigure(() => one), statements: [] })
  const many = (ends: readonly number[], one: Finding) =>
    Array.from({ length: 20 }, (_, index) => ends.map((end) => tried(index * 10 + end, one))).flat()

  test('a seed that ends in 0, 3 or 7 counts among those held out, and nowhere else', () => {
    const shares = sharesOf([...many([0, 3, 7], right), ...many([1, 2, 4], wrong)])
    expect(shares).toMatchObject({ originRecall: 0, originRecallHeldout: 1, deaths: 0.5 })
    expect(shares).not.toHaveProperty('deathsHeldout')
  })

  test('what is counted as wrong has a bar from above', () => {
    const shares = sharesOf([...many([1], wrong), ...many([2], right)])
    expect(shares).toMatchObject({ falseAccusation: 0.5, originRecall: 0.5 })
    expect(tableOf(many([1], right))).toMatch(/falseAccusation +0\.0000 +0 of 20 .*most 0\.005 +good/)
    expect(tableOf(many([1], wrong))).toMatch(/falseAccusation +1\.0000 +20 of 20 .*TOO LOW/)
  })

  test('halves that differ by more than chance are told', () => {
    expect(tableOf([...many([0], right), ...many([1], wrong)])).toMatch(/originRecallHeldout.*HALVES APART/)
    expect(tableOf([...many([0], right), ...many([1], right)])).not.toMatch(/HALVES APART/)
  })
})
