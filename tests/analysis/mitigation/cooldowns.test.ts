import { expect, test } from 'vitest'
import { isFree, isReady } from '../../../src/analysis/mitigation/cooldowns.ts'

const one = { cooldownMs: 60_000, charges: 1 }
const two = { cooldownMs: 30_000, charges: 2 }

test('one charge is there again after its cooldown', () => {
  expect(isReady([10_000], one, 69_999)).toBe(false)
  expect(isReady([10_000], one, 70_000)).toBe(true)
})

test('of two charges the second is there at once, and they recast one after the other', () => {
  expect(isReady([10_000], two, 11_000)).toBe(true)
  expect(isReady([10_000, 11_000], two, 39_000)).toBe(false)
  expect(isReady([10_000, 11_000], two, 40_000)).toBe(true)
  expect(isReady([10_000, 11_000, 40_000], two, 69_000)).toBe(false)
})

test('free is a full cooldown since the last use and before the next', () => {
  expect(isFree([0, 120_000], one, 60_000)).toBe(true)
  expect(isFree([0, 120_000], one, 59_000)).toBe(false)
  expect(isFree([0, 120_000], one, 62_000)).toBe(false)
})

test('one of two charges is free only where both uses that follow are still to be had', () => {
  expect(isFree([30_000, 45_000], two, 20_000)).toBe(false)
  expect(isFree([30_000, 61_000], two, 20_000)).toBe(true)
})
