import { expect, test } from 'vitest'
import { chartable, pictureOf } from '../../src/charts/picture.ts'
import { missedStack } from './arenas.ts'
import { quietPull } from './pulls.ts'

const measure = (text: string): number => text.length * 12

test('bars, lines, timelines and arenas are pictures; the rest is text', () => {
  expect(chartable(quietPull)).toBe(true)
  expect(chartable(missedStack)).toBe(true)
  expect(chartable({ kind: 'bars', title: '', unit: 'count', bars: [] })).toBe(true)
  expect(chartable({ kind: 'line', title: '', unit: 'share', xUnit: 'count', lines: [] })).toBe(true)
  expect(chartable({ kind: 'stat', stats: [] })).toBe(false)
  expect(chartable({ kind: 'note', text: '' })).toBe(false)
  expect(chartable({ kind: 'table', title: '', columns: [], rows: [] })).toBe(false)
})

test('bars keep their order, and labels too long are cut', () => {
  const bars = [
    { label: 'Ultimate Relativity', value: 9 },
    { label: 'Edge of Oblivion and of everything', value: 2 },
  ]
  const { configuration } = pictureOf({ kind: 'bars', title: 'Faults', unit: 'count', bars }, measure)
  expect(configuration.data.labels).toEqual(['Ultimate Relativity', 'Edge of Oblivion and…'])
  expect(configuration.data.datasets[0]?.data).toEqual([9, 2])
})

test('a row has the same height in any number of bars, and there are at most sixteen', () => {
  const heightOf = (count: number) => {
    const bars = Array.from({ length: count }, (_, index) => ({ label: `${index}`, value: index }))
    return pictureOf({ kind: 'bars', title: '', unit: 'count', bars }, measure).height
  }
  expect(heightOf(3) - heightOf(2)).toBe(heightOf(2) - heightOf(1))
  expect(heightOf(40)).toBe(heightOf(16))
})

test('a line without points is left out', () => {
  const lines = [
    { label: 'P1', points: [[1, 0.5] as const, [2, 0.4] as const] },
    { label: 'P2', points: [] },
  ]
  const { configuration } = pictureOf({ kind: 'line', title: '', unit: 'share', xUnit: 'count', lines }, measure)
  expect(configuration.data.datasets.map(({ label, data }) => ({ label, data }))).toEqual([
    {
      label: 'P1',
      data: [
        { x: 1, y: 0.5 },
        { x: 2, y: 0.4 },
      ],
    },
  ])
})

test('an axis begins at nought, unless a line goes below it', () => {
  const scaleOf = (...values: number[]) => {
    const points = values.map((value, index) => [index, value] as const)
    const block = { kind: 'line', title: '', unit: 'ms', xUnit: 'count', lines: [{ label: '', points }] } as const
    return pictureOf(block, measure).configuration.options?.scales?.y
  }
  expect(scaleOf(40, 90)).toMatchObject({ min: 0 })
  expect(scaleOf(40, -90)).not.toHaveProperty('min')
})

test('what stands behind a bar has the room that labels and values leave, and the longest bar stays a bar', () => {
  const note = '8 deaths, 37.2 s without a target'
  const block = (label: string) =>
    ({ kind: 'bars', title: '', unit: 'ms', bars: [{ label, value: 160_000, note }] }) as const
  const paddingOf = (label: string) => {
    const padding = pictureOf(block(label), measure).configuration.options?.layout?.padding
    return typeof padding === 'object' && 'right' in padding ? Number(padding.right) : Number.NaN
  }
  expect(paddingOf('P1')).toBeGreaterThan(measure(note))
  expect(paddingOf('Edge of Oblivion and of')).toBeLessThan(paddingOf('P1'))
  expect(800 - paddingOf('Edge of Oblivion and of') - 270).toBeGreaterThan(180)
})
