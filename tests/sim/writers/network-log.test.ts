import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { party } from '../party.ts'
import { pullWith } from '../pulls.ts'
import type { SimPull } from '../truth.ts'
import { asNetworkLog } from './network-log.ts'

const startedAt = Date.UTC(2026, 10, 14, 20)
const fallen = pullWith([{ kind: 'fall', mechanic: 'blastburn-1', who: 'D1' }])
const wiped = pullWith([{ kind: 'missed-soak', mechanic: 'towers', who: 'D3' }], { damageShare: 0.95 })
const log = asNetworkLog({
  title: 'Test',
  party,
  pulls: [
    { pull: wiped, startedAt },
    { pull: fallen, startedAt: startedAt + 400_000 },
  ],
})
const lines = log.split('\r\n').slice(0, -1)
const rows = lines.map((line) => line.split('|'))
const ofType = (type: string): string[][] => rows.filter((row) => row[0] === type)

/** Fields of each type with its hash, as real logs of 2024 and later have them. */
const fieldCounts: Readonly<Record<string, readonly number[]>> = {
  '00': [6],
  '01': [5],
  '02': [5],
  '03': [22],
  '04': [22],
  11: [12],
  20: [14],
  21: [55],
  22: [55],
  23: [8],
  24: [31],
  25: [7],
  26: [13],
  30: [13],
  33: [9],
  34: [8],
  36: [5],
  37: [16, 20, 24, 28, 32],
  39: [15],
  249: [4],
  253: [4],
  260: [7],
}

test('every line has the fields of its type', () => {
  for (const [type, counts] of Object.entries(fieldCounts)) {
    const found = new Set(ofType(type).map((row) => row.length))
    expect([type, [...found].every((count) => counts.includes(count))]).toEqual([type, true])
    expect(found.size, type).toBeGreaterThan(0)
  }
})

test('every line ends with the hash over itself and its number, counted anew from the zone line', () => {
  let count = 0
  for (const line of lines) {
    if (line.startsWith('01|')) count = 0
    count++
    const cut = line.lastIndexOf('|')
    const hash = createHash('sha256')
      .update(`${line.slice(0, cut)}|${count}`)
      .digest('hex')
      .slice(0, 16)
    expect(line.slice(cut + 1)).toBe(hash)
  }
})

test('amounts read D A B from 65,536 on, and HP falls by exactly that', () => {
  const names = new Map(wiped.actors.map(({ name, maxHp }) => [`${name} ${maxHp}`, true]))
  expect(names.size).toBeGreaterThan(8)
  const truth = decidedAmounts(wiped)
  for (const row of [...ofType('21'), ...ofType('22')]) {
    const flags = Number.parseInt(row[8] ?? '0', 16)
    const at = Date.parse(row[1] ?? '') - startedAt
    if (at > wiped.durationMs || ![3, 5, 6].includes(flags & 0xff)) continue
    expect(truth.get(`${Number.parseInt(row[44] ?? '', 16)} ${row[7]}`)).toContain(decode(row[9] ?? '0'))
  }
})

test('duty, wipe and fade-in are told in the order of the game', () => {
  expect(ofType('33').map((row) => row[3])).toEqual(['40000001', '40000005', '4000000F', '40000006', '40000003'])
})

test('a fall is told with a killer all the same, as real logs do', () => {
  const death = ofType('25').find(
    (row) => row[3] === 'Oskar Thornwick' && Date.parse(row[1] ?? '') > startedAt + 400_000,
  )
  expect(death?.[5]).not.toBe('')
  expect(fallen.happenings.find((it) => it.kind === 'death')).not.toHaveProperty('killer')
})

test('everything of the party is there: eight people, their deaths, their names in any script', () => {
  expect(ofType('11')[0]?.[2]).toBe('8')
  const deaths = ofType('25').filter((row) => row[2]?.startsWith('10'))
  expect(deaths).toHaveLength(wiped.answer.deaths.length + fallen.answer.deaths.length)
  expect(log).toContain('星乃 みずき')
})

function decode(value: string): number {
  const bits = Number.parseInt(value, 16)
  const low = Math.floor(bits / 0x10000)
  return (bits & 0x4000) === 0 ? low : (bits & 0xff) * 0x10000 + low
}

function decidedAmounts({ happenings, actors }: SimPull): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>()
  for (const it of happenings) {
    if (it.kind !== 'decided') continue
    for (const { before, damage } of it.struck) {
      if (!damage) continue
      const key = `${it.packet} ${actors[before.actor]?.name}`
      found.set(key, [...(found.get(key) ?? []), damage.amount])
    }
  }
  return found
}
