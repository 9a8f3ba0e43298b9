import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { steps } from '../src/ingest/normalise/steps.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
const text = readFileSync(`${root}docs/quirks.md`, 'utf8')
const [events = '', shapes = ''] = text.split('\n## ').slice(1)
const numbersIn = (table: string) => [...table.matchAll(/^\| (\d+) \|/gm)].map(([, number]) => Number(number))
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1)

test('every known quirk has its line', () => {
  expect(numbersIn(events)).toEqual(upTo(27))
  expect(numbersIn(shapes)).toEqual(upTo(13))
})

test('every repair is in it, and whatever it names is there', () => {
  for (const { name } of steps) expect(text).toContain(`src/ingest/normalise/${name}.ts`)
  const named = [...text.matchAll(/`((?:src|tests)\/[^`]+)`/g)].map(([, path = '']) => path)
  expect(named.filter((path) => !existsSync(`${root}${path}`))).toEqual([])
})

test('what is not met says so, anything else names its place and its test', () => {
  const rows = text.split('\n').filter((line) => /^\| (\d+)? ?\|/.test(line) && !line.includes('met in'))
  expect(rows.length).toBeGreaterThanOrEqual(40)
  const vague = rows.filter(
    (row) => !/\| not [^|]+:[^|]+\| \|$/.test(row) && !/\| [^|]+ \| .*`tests\/[^|]+\|$/.test(row),
  )
  expect(vague).toEqual([])
})
