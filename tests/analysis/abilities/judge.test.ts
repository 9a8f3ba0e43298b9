import { expect, test } from 'vitest'
import { judge } from '../../../src/analysis/abilities/judge.ts'

const shown = (kind: 'raidwide' | 'spread' | 'avoidable', confidence: number) => ({
  kind,
  confidence,
  because: 'it hit so',
})

test('a person has the last word', () => {
  const said = judge({ kind: 'gaze', author: 'Ayla' }, { kind: 'stack', confidence: 0.95 }, shown('raidwide', 0.95))
  expect(said).toEqual({ kind: 'gaze', confidence: 1, because: 'Ayla said so' })
})

test('tables and hits that agree are surer than either', () => {
  expect(judge(undefined, { kind: 'raidwide', confidence: 0.85 }, shown('raidwide', 0.6))).toEqual({
    kind: 'raidwide',
    confidence: 0.94,
    because: 'the tables of others say so, and it hit so',
  })
})

test('what says more of the same is no contradiction', () => {
  expect(judge(undefined, { kind: 'knockback', confidence: 0.85 }, shown('raidwide', 0.95))).toMatchObject({
    kind: 'knockback',
    confidence: 0.85,
  })
})

test('tables that contradict each other do not say more than what hits show', () => {
  expect(judge(undefined, { kind: 'knockback', confidence: 0.5 }, shown('raidwide', 0.9))).toMatchObject({
    kind: 'raidwide',
    confidence: 0.68,
  })
})

test('only a person is sure', () => {
  expect(judge(undefined, { kind: 'raidwide', confidence: 0.95 }, shown('raidwide', 0.95))?.confidence).toBe(0.99)
})

test('who contradict each other: the surer one, and less sure', () => {
  expect(judge(undefined, { kind: 'avoidable', confidence: 0.5 }, shown('spread', 0.8))).toEqual({
    kind: 'spread',
    confidence: 0.6,
    because: 'it hit so, although tables say: avoidable',
  })
  expect(judge(undefined, { kind: 'tankbuster', confidence: 0.95 }, shown('spread', 0.8))).toMatchObject({
    kind: 'tankbuster',
    confidence: 0.57,
  })
})

test('a cast bar that hits is more than that', () => {
  expect(judge(undefined, { kind: 'visual', confidence: 0.85 }, shown('avoidable', 0.8))?.kind).toBe('avoidable')
})

test('who alone speaks is believed as far as they are sure, and nobody is nobody', () => {
  expect(judge(undefined, { kind: 'tower', confidence: 0.85 }, undefined)).toMatchObject({
    kind: 'tower',
    confidence: 0.85,
  })
  expect(judge(undefined, undefined, shown('spread', 0.8))).toEqual(shown('spread', 0.8))
  expect(judge(undefined, undefined, undefined)).toBeUndefined()
})
