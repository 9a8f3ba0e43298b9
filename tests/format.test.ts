import { expect, test } from 'vitest'
import {
  formatCount,
  formatHp,
  formatPerSecond,
  formatShare,
  formatSpan,
  formatTime,
  formatValue,
} from '../src/format.ts'

test('a time is minutes and seconds, with hours only when there are some', () => {
  expect(formatTime(0)).toBe('0:00')
  expect(formatTime(62_999)).toBe('1:02')
  expect(formatTime(1_092_000)).toBe('18:12')
  expect(formatTime(3_723_000)).toBe('1:02:03')
})

test('a time before the pull carries its sign, but there is no minus zero', () => {
  expect(formatTime(-3_500)).toBe('-0:03')
  expect(formatTime(-400)).toBe('0:00')
})

test('a span under a minute keeps its tenths', () => {
  expect(formatSpan(800)).toBe('0.8 s')
  expect(formatSpan(12_340)).toBe('12.3 s')
  expect(formatSpan(59_949)).toBe('59.9 s')
  expect(formatSpan(59_960)).toBe('1:00')
  expect(formatSpan(90_700)).toBe('1:31')
})

test('a share has one decimal', () => {
  expect(formatShare(0.123)).toBe('12.3 %')
  expect(formatShare(0.5)).toBe('50.0 %')
  expect(formatShare(1.25)).toBe('125.0 %')
})

test('a boss with a sliver of HP left does not read as dead, nor a scratched one as untouched', () => {
  expect(formatShare(0)).toBe('0 %')
  expect(formatShare(0.0004)).toBe('<0.1 %')
  expect(formatShare(0.99996)).toBe('99.9 %')
  expect(formatShare(1)).toBe('100 %')
})

test('HP is shortened to thousands, millions and billions', () => {
  expect(formatHp(999)).toBe('999')
  expect(formatHp(45_300)).toBe('45.3 k')
  expect(formatHp(12_910_000)).toBe('12.9 M')
  expect(formatHp(1_234_000_000)).toBe('1.2 G')
})

test('rounding up moves to the next scale', () => {
  expect(formatHp(999.7)).toBe('1.0 k')
  expect(formatHp(999_960)).toBe('1.0 M')
  expect(formatHp(999_960_000)).toBe('1.0 G')
})

test('rates and counts', () => {
  expect(formatPerSecond(23_456)).toBe('23.5 k/s')
  expect(formatCount(1_234)).toBe('1,234')
  expect(formatCount(2.25)).toBe('2.3')
})

test('what could not be worked out is a dash', () => {
  expect(formatShare(0 / 0)).toBe('–')
  expect(formatPerSecond(1 / 0)).toBe('–')
  expect(formatTime(Number.NaN)).toBe('–')
})

test.each([
  ['share', 0.123, '12.3 %'],
  ['count', 12, '12'],
  ['ms', 8_200, '8.2 s'],
  ['hp', 12_900_000, '12.9 M'],
  ['per-second', 23_456, '23.5 k/s'],
] as const)('a value in %s reads as people say it', (unit, value, text) => {
  expect(formatValue(value, unit)).toBe(text)
})
