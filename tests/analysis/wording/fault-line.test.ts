import { describe, expect, test } from 'vitest'
import { faultLine } from '../../../src/analysis/wording/fault-line.ts'
import { faultWhere } from './told-where.ts'

const party = { partySize: 8 }

describe('one fault, one paragraph', () => {
  test('what was done, what came of it, who says so, how sure that is', () => {
    const fault = faultWhere({
      after: [
        { at: 82_000, died: ['gwen'] },
        { at: 88_000, failed: 'Cascade' },
      ],
    })
    expect(faultLine(fault, 'roles', party)).toBe(
      '**1:20** A ranged was hit by Sluice and died, so Cascade was short of people at 1:28. Known rule, very sure.',
    )
  })

  test('the layer that spoke is told as raiders call it', () => {
    const said = (more: Parameters<typeof faultWhere>[0]) => faultLine(faultWhere(more), 'roles', party).split('. ')[1]
    expect(said({ layer: 'strat' })).toBe('Our strat, very sure.')
    expect(said({ layer: 'learned', support: 14, sure: 0.8 })).toBe('Learnt from 14 clean tries, sure.')
    expect(said({ layer: 'facts', sure: 0.65, grave: false })).toBe('Plain from the log, likely, minor.')
    expect(said({ sure: 1 })).toBe('Known rule, certain.')
  })
})

test('what is about the raid is not sure of anybody', () => {
  const stack = faultWhere({ kind: 'too-few', ability: 'Holy', about: 'raid', by: [], sure: 0.4 })
  expect(faultLine(stack, 'names', party)).toBe('**1:20** Too few shared Holy. Known rule, about nobody in particular.')
})

describe('where it cannot be told who it was', () => {
  const either = faultWhere({ kind: 'soak', ability: 'Explosion', about: 'one', by: ['edda', 'finn'], sure: 0.45 })

  test('a lead reads who it may have been, and that posts name nobody', () => {
    expect(faultLine(either, 'names', party)).toBe(
      '**1:20** Somebody (the log cannot tell who) was missing from the Explosion tower. It may have been Edda Frost or Finn Marsh. Known rule, a guess, so posts name nobody.',
    )
  })

  test('whoever it may have been reads that of themselves, and of nobody else', () => {
    const own = faultLine(either, 'roles', { ...party, self: 'Edda Frost' })
    expect(own).toContain('You are one of two it may have been.')
    expect(own).not.toContain('Finn')
  })

  test('everybody else reads nothing of who', () => {
    expect(faultLine(either, 'roles', { ...party, self: 'Hale Brook' })).not.toMatch(/may have been|melee/)
  })
})

test('whom a lead has named instead did not do what was seen of another', () => {
  const ruling = { what: 'somebody else', other: 'Finn Marsh', by: 'Lena', at: 1 } as const
  expect(faultLine(faultWhere({ by: ['finn'], sure: 1 }), 'names', { ...party, ruling })).toBe(
    '**1:20** Sluice was down to Finn Marsh. Known rule, certain.',
  )
})
