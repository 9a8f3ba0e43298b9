import { expect, test } from 'vitest'
import { gapsBetween, mergeSpans } from '../../../src/analysis/facts/spans.ts'

const span = (startMs: number, endMs: number) => ({ startMs, endMs })

test('spans that overlap or touch are one, in order, and empty ones none', () => {
  expect(mergeSpans([span(50, 60), span(0, 10), span(10, 20), span(15, 18), span(30, 30)])).toEqual([
    span(0, 20),
    span(50, 60),
  ])
})

test('gaps are what spans leave free between two moments', () => {
  expect(gapsBetween([span(-5, 10), span(20, 30), span(90, 120)], 0, 100)).toEqual([span(10, 20), span(30, 90)])
  expect(gapsBetween([], 0, 100)).toEqual([span(0, 100)])
  expect(gapsBetween([span(0, 100)], 0, 100)).toEqual([])
})
