import { expect, test } from 'vitest'
import { presentAudit } from '../../../src/analysis/mitigation/present-audit.ts'
import type { PressTold, PressVerdict } from '../../../src/analysis/mitigation/press-told.ts'

const mechanic = { ability: 18_001, occurrence: 1, name: 'Burnished Glory' }
const hale = { id: 7, name: 'Hale Brook', job: 'BLM' } as const

const press = (verdict: PressVerdict, name: string, more: Partial<PressTold> = {}): PressTold => ({
  mechanic,
  ...(verdict !== 'not-reached' && { atMs: 86_000 }),
  role: 'D4',
  player: hale,
  cover: { ability: 7_560, name },
  verdict,
  ...more,
})

const notes = (presses: readonly PressTold[], blame: 'names' | 'off' = 'names') =>
  presentAudit({ strat: { version: 1 }, presses, hits: [] }, blame).flatMap((block) =>
    block.kind === 'note' ? [block.text] : [],
  )

test('a mechanic is one line: what was off, whose it was, why, and whether it decided', () => {
  const [summary, line] = notes([
    press('missed', 'Addle', { decisive: true }),
    press('late', 'Magick Barrier', { why: 'on 0.6 s after the hit was decided' }),
    press('not-reached', 'Addle', { mechanic: { ...mechanic, occurrence: 2 } }),
  ])
  expect(summary).toBe('0 of 2 planned covers were on; the pull ended before 1 more.')
  expect(line).toBe(
    '**Burnished Glory** 1:26: ✗ Addle (Hale Brook) not pressed, » Magick Barrier (Hale Brook) late, on 0.6 s after the hit was decided. With Addle somebody would have lived.',
  )
})

test('nobody is named where the server names nobody', () => {
  expect(notes([press('missed', 'Addle', { decisive: true })], 'off')[1]).toBe(
    '**Burnished Glory** 1:26: ✗ Addle not pressed. With it somebody would have lived.',
  )
})

test('of a long plan only what was off is shown, what decided first, and how much more there is', () => {
  const of = (occurrence: number, verdict: PressVerdict, decisive?: true) =>
    press(verdict, 'Addle', {
      mechanic: { ...mechanic, occurrence },
      atMs: occurrence * 1_000,
      ...(decisive && { decisive }),
    })
  const on = Array.from({ length: 10 }, (_, index) => of(index + 20, 'hit'))
  const off = Array.from({ length: 7 }, (_, index) => of(index + 1, 'missed', index === 6 ? true : undefined))
  const told = notes([...on, ...off])
  expect(told[0]).toBe('10 of 17 planned covers were on.')
  expect(told.slice(1, 7).map((line) => line.match(/\d:\d\d/)?.[0])).toEqual([
    '0:01',
    '0:02',
    '0:03',
    '0:04',
    '0:05',
    '0:07',
  ])
  expect(told[7]).toBe('Covers were off for 1 more mechanic: name one to see it.')
})

test('a short plan is shown whole', () => {
  expect(notes([press('hit', 'Addle')]).slice(0, 2)).toEqual([
    'The one planned cover was on.',
    '**Burnished Glory** 1:26: ✓ Addle (Hale Brook).',
  ])
})
