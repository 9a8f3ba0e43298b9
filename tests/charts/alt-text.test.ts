import { expect, test } from 'vitest'
import { altText } from '../../src/charts/alt-text.ts'
import { missedStack } from './arenas.ts'
import { cascade, quietPull } from './pulls.ts'

test('a timeline says how long the pull was, what was left, and who died of what', () => {
  expect(altText(cascade)).toMatch(
    /^Pull 37 .*, 4:30 long\. Left: Usurper of Frost 4\.0 %, Oracle of Darkness 41\.2 %\. Deaths: 1:38 T'kebi Nuhn \(Diamond Dust\), /,
  )
  expect(altText(quietPull)).toContain('Nobody died.')
})

test('an arena says who was killed and hit where everybody stood', () => {
  expect(altText(missedStack)).toBe(
    "Where everybody stood at 3:49: Dark Water III. Killed: WHM Cid Marlowe, SGE T'kebi Nuhn. Hit: DRG Elowen Sparrowhawk, BRD Gwen Holloway. Dead before: NIN Fynn Ashdown.",
  )
})

test('what stands behind a bar is said, too: a share without its n says little', () => {
  const bars = [{ label: 'Sinsmoke', value: 0.25, note: '3 of 12' }]
  expect(altText({ kind: 'bars', title: 'Failed', unit: 'share', bars })).toBe('Failed: Sinsmoke 25.0 % (3 of 12).')
})

test('bars and lines say their values; of many, the first ten and how many more there are', () => {
  const bars = Array.from({ length: 12 }, (_, index) => ({ label: `P${index}`, value: index }))
  expect(altText({ kind: 'bars', title: 'Faults', unit: 'count', bars })).toMatch(
    /^Faults: P0 0, P1 1, .*P9 9, 2 more\.$/,
  )
  const lines = [{ label: 'P1', points: [[0, 0.1] as const, [9, 0.5] as const] }]
  expect(altText({ kind: 'line', title: 'Depth', unit: 'share', xUnit: 'count', lines })).toBe(
    'Depth: P1 from 10.0 % to 50.0 %.',
  )
})

test('planned covers say what was off, where, and what came of it', () => {
  const cell = (cover: string, state: 'hit' | 'late' | 'missed' | 'not-reached') => ({ cover, state })
  expect(
    altText({
      kind: 'covers',
      title: 'Planned covers: 1 of 3 on',
      columns: ['MT', 'D4'],
      rows: [
        { label: 'Akh Morn', atMs: 60_000, cells: [[cell('Reprisal', 'hit')], [cell('Addle', 'late')]] },
        { label: 'Morn Afah', cells: [[cell('Shake It Off', 'missed')], [cell('Addle', 'not-reached')]] },
      ],
    }),
  ).toBe('Planned covers: 1 of 3 on. Off: Akh Morn: D4 Addle late, Morn Afah: MT Shake It Off not pressed.')
})

test('progress says the best of each night, bursts and races their words', () => {
  const nights = [
    { label: '1 Nov', pulls: [0.5, 1.25, null] },
    { label: '3 Nov', pulls: [], said: { depth: 1 } },
    { label: '5 Nov', pulls: [2] },
  ]
  expect(altText({ kind: 'progress', title: '4 pulls', phases: ['P1', 'P2'], nights })).toBe(
    '4 pulls, the best of each night: 1 Nov P2 75.0 %, 3 Nov P2 100 %, 5 Nov kill.',
  )
  const buffs = [{ name: 'Divination', by: 'AST', fromMs: 0, untilMs: 20_000 }]
  const window = { atMs: 7_000, buffs, missing: [], tinctures: 0, verdict: 'covered', words: 'all met' } as const
  expect(altText({ kind: 'bursts', title: 'Bursts', windows: [window] })).toBe('Bursts: 0:07 Divination: all met.')
  expect(altText({ kind: 'race', title: 'Damage', phases: [{ name: 'P1', hp: 1, lines: [], words: 'done' }] })).toBe(
    'Damage: P1 done.',
  )
  expect(altText({ kind: 'race', title: 'Damage', phases: [] })).toBe('Damage: nothing to show yet.')
})
