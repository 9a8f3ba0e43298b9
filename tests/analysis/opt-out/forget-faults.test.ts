import { describe, expect, test } from 'vitest'
import { faults } from '../../../src/analysis/metrics/faults.ts'
import { wipes } from '../../../src/analysis/metrics/wipes.ts'
import { forgetFaults } from '../../../src/analysis/opt-out/forget-faults.ts'
import { forgottenStamp, withOutStamp } from '../../../src/analysis/opt-out/out-stamp.ts'
import { resultOf } from '../../../src/analysis/study.ts'
import { faultWhere, pullTold } from '../wording/told-where.ts'

// Gwen has id 6, Hale 7; an action may have the same number.
const gwen = new Set([6])
const pull = pullTold({}, [
  faultWhere({ by: ['gwen', 'hale'], sure: 0.9, after: [{ at: 82_000, died: ['gwen', 'ayla'] }] }),
])
const forgotten = { pull: pull.pull, results: forgetFaults(pull.results, gwen) }

describe('whoever opted out', () => {
  test('is nobody in a mistake and in what came of it; others stay', () => {
    const [fault] = resultOf(forgotten, faults)?.faults ?? []
    expect(fault?.players).toEqual([
      { id: -1, name: 'Somebody', confidence: 0.9 },
      { id: 7, name: 'Hale Brook', job: 'BLM', confidence: 0.9 },
    ])
    expect(fault?.chain.map(({ players }) => players.map(({ name }) => name))).toEqual([
      ['Somebody', 'Hale Brook'],
      ['Somebody', 'Ayla Stone'],
    ])
    expect(fault?.ability).toEqual({ id: 9, name: 'Sluice' })
  })

  test('is nobody in what the end is traced to', () => {
    expect(JSON.stringify(resultOf(forgotten, wipes))).not.toContain('Gwen')
  })

  test('has no chances that count', () => {
    const own = { hasRules: true, faults: [], finalChain: [] }
    const chances = [6, 7].map((id) => ({ player: { id, name: `player ${id}` }, chances: 3 }))
    const results = forgetFaults({ [faults.id]: { ...own, chances } }, gwen)
    expect(results[faults.id]).toEqual({ ...own, chances: [{ player: { id: 7, name: 'player 7' }, chances: 3 }] })
  })
})

test('where nobody opted out, nothing changes', () => {
  expect(forgetFaults(pull.results, new Set())).toBe(pull.results)
})

describe('what results are judged by', () => {
  test('says who is left out, whatever else it says', () => {
    expect(withOutStamp('', new Set())).toBe('')
    expect(withOutStamp('s3p1f9a0c2d', new Set([12, 4]))).toBe('s3p1f9a0c2do4,12')
    expect(withOutStamp('s3o4,12', new Set([4]))).toBe('s3o4')
    expect(withOutStamp('o4', new Set())).toBe('')
  })

  test('stays out of date when somebody comes back: they are gone from what is stored', () => {
    expect(forgottenStamp('s3', new Set([4]))).toBe('s3o4')
    expect(forgottenStamp('s3o4', new Set([4, 5]))).toBe('s3o4,5')
    expect(forgottenStamp('s3o4', new Set([5]))).toBe('s3o4')
  })
})
