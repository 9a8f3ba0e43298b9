import { describe, expect, test } from 'vitest'
import type { Bursts } from '../../src/analysis/block.ts'
import { layOutBursts } from '../../src/charts/bursts/layout.ts'
import { labelAxis } from '../../src/charts/label-axis.ts'
import { pictureOf } from '../../src/charts/picture.ts'
import { courseOf } from '../../src/charts/progress/course.ts'

const measure = (text: string): number => text.length * 12

describe('progress', () => {
  test('nights lie side by side, the best so far steps up and never down', () => {
    const { dots, best, nights } = courseOf([
      { label: 'one', pulls: [0.5, 0.2] },
      { label: 'two', pulls: [null, 1.5] },
    ])
    expect(dots).toEqual([
      { x: 0.5, y: 0.5 },
      { x: 1.5, y: 0.2 },
      { x: 4.5, y: 1.5 },
    ])
    expect(best).toEqual([
      { x: 0.5, y: 0.5 },
      { x: 4.5, y: 0.5 },
      { x: 4.5, y: 1.5 },
      { x: 5, y: 1.5 },
    ])
    expect(nights).toEqual([
      { label: 'one', from: 0, until: 2 },
      { label: 'two', from: 3, until: 5 },
    ])
  })

  test('what was said takes as much room as the pulls it had, and counts for the best', () => {
    const { said, best, width } = courseOf([{ label: 'one', pulls: [], said: { depth: 2, pulls: 10 } }])
    expect(said).toEqual([{ from: 0, until: 10, depth: 2 }])
    expect(best).toEqual([
      { x: 5, y: 2 },
      { x: 10, y: 2 },
    ])
    expect(width).toBe(10)
  })

  test('one phase more than was seen is shown, and none beyond the last', () => {
    const highest = (depth: number) => {
      const nights = [{ label: 'one', pulls: [depth] }]
      const block = { kind: 'progress', title: '', phases: ['P1', 'P2', 'P3', 'P4'], nights } as const
      return pictureOf(block, measure).configuration.options?.scales?.y
    }
    expect(highest(0.4)).toMatchObject({ max: 2 })
    expect(highest(4)).toMatchObject({ max: 4 })
  })
})

describe('bursts', () => {
  const buff = { name: 'Divination', by: 'AST', fromMs: 0, untilMs: 20_000 }
  const window = (verdict: Bursts['windows'][number]['verdict'], lanes: number) =>
    ({
      atMs: 0,
      buffs: Array.from({ length: lanes }, () => buff),
      missing: [],
      tinctures: 0,
      verdict,
      words: '',
    }) as const

  test('every window has its line; what was off keeps its lanes where there is no room for all', () => {
    const panels = layOutBursts([
      ...Array.from({ length: 6 }, () => window('covered', 4)),
      window('cut', 4),
      window('incomplete', 4),
    ])
    expect(panels).toHaveLength(8)
    expect(panels.at(-1)?.buffs).toHaveLength(4)
    expect(panels.at(-2)?.buffs).toEqual([])
    expect(panels[0]?.buffs).toHaveLength(4)
  })

  test('of an alliance’s buffs as many as fit are drawn, and the rest is counted', () => {
    expect(layOutBursts([window('covered', 20)])).toMatchObject([{ buffs: { length: 9 }, hidden: 11 }])
  })
})

test('an axis of nights names the last, and of the others as many as do not touch', () => {
  const ticksOf = (count: number) => {
    const axis = { ticks: [{ value: 0 }] }
    labelAxis(
      Array.from({ length: count }, (_, night) => `${night + 1} Nov`),
      600,
      measure,
    ).afterBuildTicks(axis)
    return axis.ticks.map(({ value }) => value)
  }
  expect(ticksOf(4)).toEqual([0, 1, 2, 3])
  expect(ticksOf(14)).toEqual([1, 4, 7, 10, 13])
})

test('mechanics whose covers do not fit are left out, the first ones stay', () => {
  const cells = [Array.from({ length: 3 }, () => ({ cover: 'Reprisal', state: 'hit' }) as const)]
  const heightOf = (count: number) => {
    const rows = Array.from({ length: count }, (_, index) => ({ label: `${index}`, cells }))
    return pictureOf({ kind: 'covers', title: '', columns: ['MT'], rows }, measure).height
  }
  expect(heightOf(2) - heightOf(1)).toBe(heightOf(3) - heightOf(2))
  expect(heightOf(40)).toBe(heightOf(20))
  expect(heightOf(40)).toBeLessThan(1_250)
})
