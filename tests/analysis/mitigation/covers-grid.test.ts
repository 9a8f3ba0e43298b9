import { expect, test } from 'vitest'
import { coversGrid } from '../../../src/analysis/mitigation/covers-grid.ts'
import type { PressTold, PressVerdict } from '../../../src/analysis/mitigation/press-told.ts'

const press = (
  occurrence: number,
  role: PressTold['role'],
  name: string,
  verdict: PressVerdict,
  more: Partial<PressTold> = {},
): PressTold => ({
  mechanic: { ability: 18_001, occurrence, name: `Akh Morn ${occurrence}` },
  ...(verdict !== 'not-reached' && { atMs: occurrence * 10_000 }),
  role,
  cover: { ability: 7_560, name },
  verdict,
  ...more,
})

const pull = [
  press(1, 'MT', 'Reprisal', 'hit'),
  press(1, 'H1', 'Sacred Soil', 'late'),
  press(2, 'MT', 'Reprisal', 'missed', { decisive: true }),
  press(2, 'any', 'Addle', 'hit', { player: { id: 3, name: 'Hale Brook', job: 'BLM' } }),
  press(3, 'MT', 'Reprisal', 'not-reached'),
]

test('by names it is a row a mechanic and a column a place, and what was not reached comes last', () => {
  expect(coversGrid(pull, 'names')).toEqual({
    kind: 'covers',
    title: 'Planned covers: 2 of 4 on',
    columns: ['MT', 'H1', 'any'],
    rows: [
      {
        label: 'Akh Morn 1',
        atMs: 10_000,
        cells: [[{ cover: 'Reprisal', state: 'hit' }], [{ cover: 'Sacred Soil', state: 'late' }], []],
      },
      {
        label: 'Akh Morn 2',
        atMs: 20_000,
        cells: [[{ cover: 'Reprisal', state: 'missed', mattered: true }], [], [{ cover: 'Addle', state: 'hit' }]],
      },
      { label: 'Akh Morn 3', cells: [[{ cover: 'Reprisal', state: 'not-reached' }], [], []] },
    ],
  })
})

test('by roles a column is a kind of player: the two tanks are not told apart', () => {
  expect(coversGrid([...pull, press(1, 'OT', 'Reprisal', 'missed')], 'roles')).toMatchObject({
    columns: ['Tank', 'Healer', 'Caster'],
    rows: [{ cells: [[{ state: 'hit' }, { state: 'missed' }], [{ state: 'late' }], []] }, {}, {}],
  })
})

test('where nobody is to be told apart covers stand side by side under no heading', () => {
  const { columns, rows } = coversGrid(pull, 'off')
  expect(new Set(columns)).toEqual(new Set(['']))
  expect(rows[0]?.cells.map((cell) => cell.map(({ cover }) => cover))).toEqual([
    ['Reprisal'],
    ['Sacred Soil'],
    [],
    [],
    [],
  ])
})

test('of many mechanics those are shown in which something was off, then the last ones, and it says of how many', () => {
  const on = Array.from({ length: 20 }, (_, index) => press(index + 10, 'MT', 'Reprisal', 'hit'))
  const told = coversGrid([...pull, ...on], 'names')
  expect(told.title).toBe('Planned covers: 22 of 24 on, 7 of 23 mechanics')
  expect(told.rows.map(({ label }) => Number(label.split(' ').at(-1)))).toEqual([1, 2, 25, 26, 27, 28, 29])
})
