import { expect, test } from 'vitest'
import { timeTicks } from '../../src/charts/time-axis.ts'
import { formatTime } from '../../src/format.ts'

const ticks = (durationMs: number) => timeTicks(durationMs, 672).map(formatTime)

test('ticks are round moments and the end of the pull', () => {
  expect(ticks(270_000)).toEqual(['0:00', '0:30', '1:00', '1:30', '2:00', '2:30', '3:00', '3:30', '4:00', '4:30'])
  expect(ticks(20_400)).toEqual(['0:00', '0:05', '0:10', '0:15', '0:20'])
})

test('a round moment that would touch the end is left out', () => {
  expect(ticks(1_092_000)).toEqual(['0:00', '3:00', '6:00', '9:00', '12:00', '15:00', '18:12'])
})

test('a pull of hours still has few ticks', () => {
  expect(ticks(3_600_000 * 12).length).toBeLessThan(11)
})
