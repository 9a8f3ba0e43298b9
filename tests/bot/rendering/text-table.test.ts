import { expect, test } from 'vitest'
import { textTable, widthOf } from '../../../src/bot/rendering/text-table.ts'

const left = (label: string) => ({ label, align: 'left' }) as const
const right = (label: string) => ({ label, align: 'right' }) as const

test('columns line up, numbers to the right', () => {
  const columns = [right('At'), left('Who')]
  const rows = [
    ['0:07', 'Ayla'],
    ['11:30', 'Bram'],
  ]
  expect(textTable({ columns, rows })).toBe('```\n   At Who\n 0:07 Ayla\n11:30 Bram\n```')
})

test('a long night keeps nine lines and says how many are missing', () => {
  const rows = Array.from({ length: 40 }, (_, index) => [String(index)])
  const lines = textTable({ columns: [left('Pull')], rows })
    .split('\n')
    .slice(1, -1)
  expect(lines).toHaveLength(10)
  expect(lines.at(-1)).toBe('… 32 more')
})

test('Japanese names take two columns a character and are cut whole', () => {
  const rows = [['無敵のガルーダ・スプリームジャッジメント', '1']]
  const [, , row = ''] = textTable({ columns: [left('技'), right('n')], rows }).split('\n')
  expect(widthOf(row)).toBeLessThanOrEqual(34)
  expect(row).toMatch(/…\s*1$/)
})

test('columns that cannot fit are left out', () => {
  const columns = Array.from({ length: 30 }, (_, index) => left(`column ${index}`))
  const lines = textTable({ columns, rows: [columns.map(({ label }) => label)] }).split('\n')
  expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(34)
})

test('a cell cannot end the code block', () => {
  expect(textTable({ columns: [left('a')], rows: [['```\n@everyone']] }).match(/```/g)).toHaveLength(2)
})

test('a number is never cut: first its heading gives way, then names, then whole columns from the right', () => {
  const columns = [left('Who'), ...['Uptime', 'Actions', 'Length', 'Drops', 'Clips', 'Stood still'].map(right)]
  const rows = [['Nyxa Calloway', '98.0 %', '190', '2.50 s', '23', '1', '49.1 s']]
  expect(textTable({ columns, rows }).split('\n')[2]).toBe('Nyx… 98.0 % 190 2.50 s 23 1 49.1 s')
  const wide = [left('Who'), ...['P1', 'P2', 'P3', 'P4'].map(right)]
  const cells = [['Nyxa Calloway', '206.8 k/s', '187.3 k/s', '161.4 k/s', '150.0 k/s']]
  expect(textTable({ columns: wide, rows: cells }).split('\n')[2]).toBe('Nyx… 206.8 k/s 187.3 k/s 161.4 k/s')
})

test('what a column that was left out would have taken, the others have', () => {
  const columns = [left('Who'), right('P1'), right('P2')]
  const rows = [['Nyxa Calloway', '206.8 k/s', 'all of what was dealt there']]
  expect(textTable({ columns, rows }).split('\n')[2]).toBe('Nyxa Calloway 206.8 k/s')
})
