import { expect, test } from 'vitest'
import type { Answer } from '../sim/answers.ts'
import { party } from '../sim/party.ts'
import { pullWith } from '../sim/pulls.ts'
import type { Night } from '../sim/writers/night.ts'
import { figureNames } from './figures.ts'
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
