import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { openHashCheck } from '../../../src/ingest/netlog/lines/hashes.ts'
import {
  action,
  ayla,
  boss,
  damage,
  director,
  fileOf,
  opening,
  party,
  readLog,
  signed,
  testShared,
  zone,
} from './log-lines.ts'

const check = (line: string) => openHashCheck().check(Buffer.from(line), { ofFile: 7, ofZone: 7, ofStart: 7 })

test('a hash is told from a stale, an empty and a missing one', () => {
  const sha = (count: number) => createHash('sha256').update(`36|x|${count}`).digest('hex').slice(0, 16)
  const md5 = createHash('md5').update('36|x|7').digest('hex')
  expect([`36|x|${sha(7)}`, `36|x|${sha(7).toUpperCase()}`, `36|x|${md5}`].map(check)).toEqual([
    'verified',
    'verified',
    'verified',
  ])
  expect(['36|x|0123456789abcdef', `36|y|${sha(7)}`, `36|x|${sha(6)}`].map(check)).toEqual([
    'broken',
    'broken',
    'broken',
  ])
  expect(['36|x|0', '36|x|', '36|x|nothing', 'no field at all'].map(check)).toEqual([
    'unverifiable',
    'unverifiable',
    'unverifiable',
    'unverifiable',
  ])
})

const hit = (at: number) => action(at, ayla, '1F', boss, '0001', damage(5_000))
const lines = [
  ...opening,
  ...[1_000, 2_000, 3_000, 4_000].map(hit),
  director(5_000, '40000005'),
  hit(60_000),
  director(61_000, '40000005'),
]

test('a pull counts its own changed lines, and its neighbours none of them', async () => {
  const changed = signed(lines).split('\r\n')
  for (const index of [6, 8]) changed[index] = (changed[index] ?? '').replace('Sand', 'Sans')
  const { pulls, report } = await readLog(await fileOf(changed.join('\r\n')))
  expect(pulls.map(({ brokenHashes }) => brokenHashes)).toEqual([2, undefined])
  expect(report).toMatchObject({ hashes: { verified: lines.length - 2, broken: 2, unverifiable: 0 }, missing: 0 })
})

test('lines that were taken out are counted, and those after them are still what was written', async () => {
  const left = signed(lines)
    .split('\r\n')
    .filter((_, index) => index < 6 || index > 8)
  const { report } = await readLog(await fileOf(left.join('\r\n')))
  expect(report).toMatchObject({ hashes: { verified: lines.length - 3, broken: 0, unverifiable: 0 }, missing: 3 })
})

test('a logger that was started again counts from 1 again, before any zone', async () => {
  const header = ['253|2024-07-20T18:10:00.0000000+00:00|FFXIV_ACT_Plugin Version: 2.7.4.3', party(600_100, ayla)]
  const again = signed([...header, director(601_000, '40000001'), zone(700_000), hit(701_000)])
  const { report } = await readLog(await fileOf(signed(lines) + again))
  expect(report).toMatchObject({ hashes: { broken: 0, unverifiable: 0 }, missing: 0 })
})

test('a log whose hashes are all stale is read all the same', async () => {
  const stale = lines.map((line) => `${line}|0123456789abcdef\r\n`).join('')
  const { pulls, report } = await readLog(await fileOf(stale))
  expect(pulls).toHaveLength(2)
  expect(report).toMatchObject({ hashes: { verified: 0, broken: lines.length, unverifiable: 0 }, missing: 0 })
})

testShared('dungeon-ja-2025.log', 'lines that somebody filtered out leave the rest as written', async (path) => {
  const { report } = await readLog(path)
  expect(report).toMatchObject({ hashes: { verified: 5_000, broken: 0, unverifiable: 0 }, missing: 25 })
})

testShared('cape-westwind-2019.log', 'names that were replaced break the lines that had them', async (path) => {
  const { pulls, report } = await readLog(path)
  expect(report.hashes).toEqual({ verified: 568, broken: 363, unverifiable: 0 })
  expect(pulls[0]?.brokenHashes).toBeGreaterThan(300)
})
