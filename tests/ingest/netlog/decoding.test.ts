import { expect, test } from 'vitest'
import { readFloat, readHex, readInt, readText } from '../../../src/ingest/netlog/lines/line.ts'
import { readTimestamp } from '../../../src/ingest/netlog/lines/timestamp.ts'
import { amountOf, isCriticalHeal, isCriticalHit, isDirectHit } from '../../../src/ingest/netlog/world/effects.ts'
import { lineOf } from './one-line.ts'

test('an amount is the high half of its value, and D A B when it is large', () => {
  expect(amountOf(0x2e560000, false)).toBe(11_862)
  expect(amountOf(0x8c4c4009, false)).toBe(0x098c4c)
  expect(amountOf(0x3b9d4002, true)).toBe(0x023b9b)
  expect(amountOf(0xdf98000, false)).toBe(0x0df9)
})

test('severity lies in bits that moved once', () => {
  const severities = [0x710003, 0x710103, 0x710203, 0x710303, 0x752003, 0x754003, 0x756003]
  expect(severities.map((flags) => [isCriticalHit(flags), isDirectHit(flags)])).toEqual([
    [false, false],
    [true, false],
    [false, true],
    [true, true],
    [true, false],
    [false, true],
    [true, true],
  ])
  expect([0x4, 0x10004, 0x200004, 0x104].map(isCriticalHeal)).toEqual([false, true, true, false])
})

test('times are read with their zone', () => {
  const read = (text: string) => readTimestamp(Buffer.from(text), 0, text.length)
  expect(read('2021-09-26T12:06:57.4650000+01:00')).toBe(Date.parse('2021-09-26T11:06:57.465Z'))
  expect(read('2019-06-14T18:32:21.3063800-07:00')).toBe(Date.parse('2019-06-15T01:32:21.306Z'))
  expect(read('2024-12-31T23:59:59Z')).toBe(Date.parse('2024-12-31T23:59:59Z'))
  for (const wrong of ['yesterday', '', '2024-12-31 23:59:59', '2024-xx-31T23:59:59Z']) expect(read(wrong)).toBeNaN()
})

test('fields are read in place', () => {
  const text = '|40011d69|FF|-0.01531982|-4.792213E-05||アイラ|12889320|hash'
  const line = lineOf(text)
  expect([1, 2, 5, 99, -1].map((field) => readHex(line, field))).toEqual([0x40011d69, 255, 0, 0, 0])
  expect([3, 4, 5].map((field) => readFloat(line, field))).toEqual([-0.01531982, -4.792213e-5, 0])
  expect(readInt(line, 7)).toBe(12_889_320)
  expect(readText(line, 6)).toBe('アイラ')
})

test.each(['40011D69', '0123abcd', 'EF456789', 'FFFFFFFF', '00000000', '1D69', 'e0000000', '0'])(
  '%s is a number',
  (told) => {
    expect(readHex(lineOf(`03|x|${told}|hash`), 2)).toBe(Number.parseInt(told, 16))
  },
)

test.each([
  '99.376',
  '-3.141593',
  '0',
  '-0.006605483',
  '0.9999999999',
  '123456.7890',
  '1234567890',
  '999999999',
  '9999999999.5',
  '100.',
  '.5',
  '-4.792213E-05',
])('a fraction is what JavaScript reads it as: %s', (text) => {
  const value = Number(text)
  expect(readFloat(lineOf(`39|${text}|hash`), 1)).toBe(Math.abs(value) < 1e9 ? value : 0)
})
