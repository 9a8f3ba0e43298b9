import { expect, test } from 'vitest'
import { deathLines } from '../../../src/charts/timeline/death-lines.ts'
import { names } from '../pulls.ts'

const measure = (text: string): number => text.length * 12
const style = { lines: 4, name: 190, ability: 270 }
const death = (atMs: number, who: number, ability: string) => ({ atMs, name: names[who] ?? '', ability })
const lines = (deaths: Parameters<typeof deathLines>[0]) =>
  deathLines(deaths, style, measure).map(({ time, who, ability }) => `${time}|${who}|${ability}`)

test('several deaths by one ability at one moment are one line', () => {
  expect(lines([death(60_000, 0, 'Akh Morn'), death(60_400, 1, 'Akh Morn')])).toEqual([
    '1:00|Ayla R., Bram T.|Akh Morn',
  ])
})

test('from three on their number comes first and the names as far as they fit', () => {
  const all = [0, 1, 2, 5, 6].map((who) => death(60_000, who, 'Akh Morn'))
  expect(lines(all)).toEqual(['1:00|5 deaths: Ayla R. +4|Akh Morn'])
})

test('another ability, or another moment, is another line', () => {
  expect(lines([death(60_000, 0, 'Akh Morn'), death(60_100, 1, 'Akh Rhai'), death(62_000, 6, 'Akh Rhai')])).toEqual([
    '1:00|Ayla Rowan|Akh Morn',
    '1:00|Bram Thornwood|Akh Rhai',
    '1:02|Gwen Holloway|Akh Rhai',
  ])
})

test('a death of unknown cause names nobody and nothing', () => {
  expect(lines([death(60_000, 0, '')])).toEqual(['1:00|Ayla Rowan|'])
})

test('long abilities are cut short', () => {
  expect(lines([death(60_000, 0, 'Edge of Oblivion and Beyond')])).toEqual(['1:00|Ayla Rowan|Edge of Oblivion and…'])
})

test('a line is as wide as its words and the gaps between them', () => {
  const [line] = deathLines([death(60_000, 0, 'Akh Morn')], style, measure)
  expect(line?.width).toBe(12 * ('1:00'.length + 'Ayla Rowan'.length + 'Akh Morn'.length) + 2 * 10)
})
