import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { RecordedPull } from '../../../src/report.ts'
import { describeShared, sharedData } from '../../shared-data.ts'
import { party } from '../party.ts'
import { pullWith } from '../pulls.ts'
import { readAsLog } from '../two-sources/tellings.ts'
import { asNetworkLog } from './network-log.ts'

const plants = [
  { kind: 'hit-by-avoidable', mechanic: 'blasting-zone', who: 'D3' },
  { kind: 'called-wipe', mechanic: 'burnished-glory-1', afterMs: 2_000 },
] as const
const night = {
  title: 'Test',
  party,
  pulls: [
    { pull: pullWith(plants), startedAt: Date.UTC(2026, 10, 14, 20) },
    { pull: pullWith([], { seed: 5 }), startedAt: Date.UTC(2026, 10, 14, 20, 10) },
  ],
}
const lines = asNetworkLog(night, 2021).split('\r\n').slice(0, -1)
const rows = lines.map((line) => line.split('|'))

test('a log of 2021 reads back as the same pulls as one of today', async () => {
  const [then, now] = [await readAsLog(night, 2021), await readAsLog(night)]
  expect(then.map(summary)).toEqual(now.map(summary))
  expect(then).toHaveLength(2)
})

test('nothing is told that was not logged then', () => {
  const types = new Set(rows.map(([type]) => type))
  for (const type of ['260', '261', '268']) expect(types).not.toContain(type)
})

test('every line ends with a whole MD5 over itself and its number', () => {
  let count = 0
  for (const line of lines) {
    if (line.startsWith('01|')) count = 0
    count++
    const cut = line.lastIndexOf('|')
    const told = createHash('md5')
      .update(`${line.slice(0, cut)}|${count}`)
      .digest('hex')
    expect(line.slice(cut + 1)).toBe(told)
  }
})

test('a pull is left by the command that meant it before 6.2', () => {
  const commands = rows.filter(([type]) => type === '33').map((row) => row[3])
  expect(commands).toEqual(['40000001', '40000005', '40000010', '40000006', '40000003'])
})

describeShared('a real log of 2021', 'netlog/tea-wipe-2021.log', () => {
  test('has lines of the same numbers of fields', () => {
    const real = countsOf(readFileSync(sharedData('netlog/tea-wipe-2021.log'), 'utf8').split(/\r?\n/))
    const ours = countsOf(lines)
    const compared = [...ours].filter(([type]) => real.has(type) && !growing.has(type))
    expect(compared.length).toBeGreaterThan(14)
    for (const [type, counts] of compared) expect([type, [...counts]]).toEqual([type, [...(real.get(type) ?? [])]])
    // A list of statuses is as long as it is: every one adds as many fields.
    for (const [type, step] of growing) {
      const [least = 0] = [...(real.get(type) ?? [])].sort((one, other) => one - other)
      for (const count of ours.get(type) ?? []) expect((count - least) % step, type).toBe(0)
    }
  })
})

const growing: ReadonlyMap<string, number> = new Map([
  ['37', 4],
  ['38', 3],
])

/** How many fields the lines of each type have; chat is private and left out. */
function countsOf(texts: readonly string[]): ReadonlyMap<string, ReadonlySet<number>> {
  const found = new Map<string, Set<number>>()
  for (const text of texts) {
    const { length, 0: type = '' } = text.split('|')
    if (length > 1 && type !== '00') found.set(type, (found.get(type) ?? new Set()).add(length))
  }
  return found
}

const summary = ({ startedAt, durationMs, outcome, actors, events: { of } }: RecordedPull) => ({
  startedAt,
  durationMs,
  outcome,
  jobs: actors.flatMap(({ job }) => job ?? []).sort(),
  deaths: of('death').map(({ at }) => at),
  casts: of('cast').map(({ at, ability }) => [at, ability]),
  damage: of('damage').map(({ at, amount }) => [at, amount]),
  statuses: of('status-apply').map(({ at, status }) => [at, status]),
})
