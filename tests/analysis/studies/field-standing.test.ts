import { expect, test } from 'vitest'
import type { ParsedPhase, Parses } from '../../../src/analysis/metrics/parses.ts'
import { fieldStanding } from '../../../src/analysis/studies/field-standing.ts'
import { told } from './told-pulls.ts'

const field = { patch: '7.5', asOf: '2026-06-03' }

const phase = (id: number, percentile: number | undefined, more: Partial<ParsedPhase> = {}): ParsedPhase => ({
  id,
  name: `P${id}`,
  isComplete: true,
  activeMs: 60_000,
  party: {
    amount: 60_000_000,
    perSecond: percentile === undefined ? 0 : 200_000 + percentile * 1_000,
    ...(percentile !== undefined && { field: { median: 250_000, percentile } }),
  },
  players: [],
  ...more,
})

const pull = (...phases: readonly ParsedPhase[]) =>
  told({ more: { parses: { compared: 'damage', field, phases } satisfies Parses } })

test('of every phase the best, the middle and the worst pull that completed it', () => {
  const pulls = [
    pull(phase(1, 20), phase(2, 70)),
    pull(phase(1, 60)),
    pull(phase(1, 40), phase(2, 99, { isComplete: false })),
    pull(phase(1, undefined)),
  ]
  const { phases } = fieldStanding.compute(pulls)
  expect(phases).toEqual([
    { id: 1, name: 'P1', pulls: 3, best: 60, middle: 40, worst: 20, bestPerSecond: 260_000, fieldMedian: 250_000 },
    { id: 2, name: 'P2', pulls: 1, best: 70, middle: 70, worst: 70, bestPerSecond: 270_000, fieldMedian: 250_000 },
  ])
})

test('is shown as percentiles from the worst to the best, says where most room is and what nobody knows', () => {
  const blocks = fieldStanding.present(fieldStanding.compute([pull(phase(1, 20), phase(2, 70)), pull(phase(1, 60))]))
  expect(blocks[0]).toMatchObject({ text: expect.stringContaining('Most room is in P1') })
  expect(blocks[1]).toMatchObject({
    kind: 'bars',
    max: 100,
    bars: [
      { label: 'P1', value: 20, low: 20, high: 60, note: '20 to 60 in 2' },
      { label: 'P2', value: 70, note: '1 pull' },
    ],
  })
  expect(blocks.at(-1)).toMatchObject({ text: expect.stringContaining('says nothing of that') })
})

test('without figures, or without a completed phase, it says so and draws nothing', () => {
  const without = told({ more: { parses: { compared: 'damage', phases: [] } satisfies Parses } })
  for (const pulls of [[], [without], [pull(phase(1, 50, { isComplete: false }))]])
    expect(fieldStanding.present(fieldStanding.compute(pulls)).map(({ kind }) => kind)).toEqual(['note', 'note'])
})
