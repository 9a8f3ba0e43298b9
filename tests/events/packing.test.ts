import { describe, expect, test } from 'vitest'
import { allot, memoryOf } from '../../src/events/bytes.ts'
import { type Column, columnsOf, eventTypes } from '../../src/events/columns.ts'
import { packTable } from '../../src/events/packing/pack.ts'
import { readPlanes, writePlanes } from '../../src/events/packing/planes.ts'
import { unpackTable } from '../../src/events/packing/unpack.ts'
import { type Prng, prngFrom } from '../sim/prng.ts'

/** Values that look like nothing a fight tells, and some that do. */
function valueFor(kind: string, { next, whole, chance, pick }: Prng): number {
  if (kind === 'bool') return whole(0, 1)
  if (kind === 'at') return whole(-3_000, 2 ** 31 - 1)
  if (kind === 'actor') return whole(-1, 12)
  if (kind === 'u32') return chance(0.5) ? whole(0, 9) : whole(0, 2 ** 32 - 1)
  return pick([Number.NaN, 0, -0, 100.25, -0.07, next() * 1e-20, next() * 1e30, Number.POSITIVE_INFINITY, whole(-9, 9)])
}

/** A table of every kind, its columns filled at random: some only with decimals, some with anything. */
function randomMemory(seed: number) {
  const prng = prngFrom(seed)
  const memory = allot(eventTypes.map((type) => ({ type, count: prng.whole(0, 30) })))
  const places = memory.sections.flatMap(({ count }, kind) => Array.from({ length: count }, () => kind))
  places.sort(() => prng.next() - 0.5)
  const rows = memory.sections.map(() => 0)
  places.forEach((kind, place) => {
    const row = rows[kind] ?? 0
    rows[kind] = row + 1
    const section = memory.sections[kind]
    if (section) section.order[row] = place
  })
  for (const { type, columns } of memory.sections) {
    for (const [field, kind] of columnsOf(type)) fill(columns[field], kind, prng)
  }
  return memory
}

function fill(column: Column | undefined, kind: string, prng: Prng): void {
  const isDecimal = kind.startsWith('f') && prng.chance(0.5)
  column?.forEach((_, row) => {
    column[row] = isDecimal ? prng.pick([Number.NaN, prng.whole(-99_999, 99_999) / 100]) : valueFor(kind, prng)
  })
}

describe('a packed table', () => {
  test.each(Array.from({ length: 60 }, (_, seed) => [seed]))('comes back byte for byte (%i)', (seed) => {
    const { bytes, sections } = randomMemory(seed)
    expect(Buffer.compare(unpackTable(packTable(sections)).bytes, bytes)).toBe(0)
  })

  test('may be one that was kept as it lies in memory', () => {
    const { bytes } = randomMemory(7)
    expect(Buffer.compare(unpackTable(bytes).bytes, bytes)).toBe(0)
  })

  test('may be empty', () => {
    expect(memoryOf(unpackTable(packTable([])).bytes).sections).toEqual([])
  })
})

test('numbers come back from their planes, the largest, too', () => {
  const numbers = Int32Array.of(0, -1, 1, -(2 ** 31), 2 ** 31 - 1, 65_536, -65_537)
  const bytes = new Uint8Array(3 + 4 * numbers.length)
  expect(writePlanes(numbers, bytes, 3)).toBe(bytes.length)
  const back = new Int32Array(numbers.length)
  expect(readPlanes(back, bytes, 3)).toBe(bytes.length)
  expect(back).toEqual(numbers)
})
