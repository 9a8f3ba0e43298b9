import { describe, expect, test } from 'vitest'
import { mitAudit } from '../../../src/analysis/metrics/mit-audit.ts'
import type { HitTold } from '../../../src/analysis/mitigation/hit-told.ts'
import { mitProposals } from '../../../src/analysis/studies/mit-proposals.ts'
import type { AnalysedPull } from '../../../src/analysis/study.ts'
import { pullOf } from '../pull-where.ts'

const { pull } = pullOf({})

const close: HitTold = {
  ability: { id: 1, name: 'Cascade' },
  occurrence: 2,
  atMs: 60_000,
  on: 'raid',
  margin: -0.05,
  state: 'under',
  used: [],
  free: ['Reprisal MT'],
  onCooldown: [],
  offers: [{ cover: 'Reprisal MT', gain: 0.1 }],
}
const safe: HitTold = { ...close, margin: 0.5, state: 'comfortable', free: [], offers: [] }
const spare: HitTold = { ...safe, ability: { id: 2, name: 'Splash' }, occurrence: 1 }

const night = (...pulls: readonly (readonly HitTold[])[]): readonly AnalysedPull[] =>
  pulls.map((hits) => ({ pull, results: { [mitAudit.id]: { presses: [], hits } } }))

const proposalsIn = (...pulls: readonly (readonly HitTold[])[]) => mitProposals.compute(night(...pulls)).proposals
const textOf = (...pulls: readonly (readonly HitTold[])[]) =>
  mitProposals
    .present(mitProposals.compute(night(...pulls)))
    .map((block) => (block.kind === 'note' ? block.text : ''))
    .join('\n')

describe('a proposal', () => {
  test('is for what was close in three pulls, with what was free', () => {
    expect(proposalsIn([close], [close], [close])).toEqual([
      {
        ability: close.ability,
        occurrence: 2,
        cover: 'Reprisal MT',
        seen: 3,
        close: 3,
        had: 3,
        died: 3,
        saved: 3,
        gain: 0.1,
      },
    ])
  })

  test('needs three pulls that came to it', () => {
    expect(proposalsIn([close], [close])).toEqual([])
    expect(proposalsIn([close], [close], [])).toEqual([])
  })

  test('needs the cover in at least half of them', () => {
    expect(proposalsIn([close], [close], [safe], [safe])).toHaveLength(1)
    expect(proposalsIn([close], [safe], [safe])).toEqual([])
  })

  test('is never made where half a bar was missing', () => {
    const hopeless = { ...close, margin: -0.6 }
    expect(proposalsIn([hopeless], [hopeless], [hopeless])).toEqual([])
  })

  test('takes a cover from what was lived through with room to spare', () => {
    const moved = { ...close, free: [], offers: [{ cover: 'Reprisal MT', gain: 0.1, from: '2_1' }] }
    const pulls = [
      [spare, moved],
      [spare, moved],
      [spare, moved],
    ]
    expect(proposalsIn(...pulls)).toMatchObject([{ from: { name: 'Splash', occurrence: 1 } }])
    expect(textOf(...pulls)).toContain(
      'take Reprisal MT from Splash (use 1), which was lived through with room to spare',
    )
  })

  test('of a cover is one, and three are all', () => {
    const other = (id: number, cover: string): HitTold => ({
      ...close,
      ability: { id, name: `Hit ${id}` },
      offers: [{ cover, gain: 0.1 }],
    })
    const same = [close, other(5, 'Reprisal MT')]
    expect(proposalsIn(same, same, same)).toHaveLength(1)
    const many = [3, 4, 5, 6, 7].map((id) => other(id, `Cover ${id}`))
    expect(proposalsIn(many, many, many)).toHaveLength(3)
  })

  test('that saves a pull comes before one that leaves more', () => {
    const tight: HitTold = {
      ...close,
      ability: { id: 9, name: 'Other' },
      margin: 0.1,
      state: 'tight',
      offers: [{ cover: 'Addle D4', gain: 0.4 }],
    }
    const pulls = [
      [tight, close],
      [tight, close],
      [tight, close],
    ]
    expect(proposalsIn(...pulls).map(({ cover }) => cover)).toEqual(['Reprisal MT', 'Addle D4'])
  })
})

test('what it would have changed is said in words', () => {
  expect(textOf([close], [close], [{ ...close, margin: -0.2 }])).toBe(
    '**Cascade** (use 2): add Reprisal MT. It was free in 3 of 3 pulls. It would have left about 10 % of a bar more: enough in 2 of the 3 pulls in which somebody died. It was close in 3.',
  )
})

test('nothing to propose says why', () => {
  expect(textOf([safe])).toBe('Nothing was close in 1 pull, as far as HP is told: nothing to propose.')
  expect(textOf([close])).toBe('Of 1 close hits in 1 pull none asks for a cover that was to be had often enough.')
})
