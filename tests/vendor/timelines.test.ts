import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { idsOf, toEntries } from '../../scripts/vendor/timeline-entries.ts'
import { toSegments, writeTimelines } from '../../scripts/vendor/timelines.ts'
import { describeShared } from '../shared-data.ts'

const folder = 'vendor/timelines'

describeShared('the vendored timelines', 'game/cactbot/timelines.json', () => {
  test('are what the script makes of the shared facts', () => {
    const kept = readdirSync(folder).map((file) => [
      file.replace('.json', ''),
      readFileSync(`${folder}/${file}`, 'utf8'),
    ])
    expect(Object.fromEntries(writeTimelines() ?? [])).toEqual(Object.fromEntries(kept))
  })
})

test('a pattern is spelled out as the ids it stands for', () => {
  expect(idsOf('671[3B]')).toEqual([0x6713, 0x671b])
  expect(idsOf('95E0|95E1')).toEqual([0x95e0, 0x95e1])
  expect(idsOf('(A1|B2)')).toEqual([0xa1, 0xb2])
  expect(() => idsOf('49[0-9]B')).toThrow('49[0-9]B')
})

const told = { t: 10, name: 'Shockwave?', sync: { type: 'Ability', id: ['4A', '4B'] } }

test('what a line says becomes an entry: a question mark is “not in every pull”, a label is its time', () => {
  const lines = [told, { t: 12, name: '--sync--', sync: { type: 'NpcYell' }, jump: 'second-loop' }]
  expect(toEntries(lines, [{ time: 400, label: 'second-loop' }], [])).toEqual([
    { at: 10, kind: 'ability', abilities: [0x4a, 0x4b], name: 'Shockwave', sync: true, optional: true },
    { at: 12, kind: 'other', abilities: [], name: '', sync: false, jump: 400 },
  ])
})

test('an enrage is known by its name or by its id, and is called without the remark', () => {
  const lines = [
    { ...told, name: 'Cascade Enrage' },
    { ...told, name: 'Cascade' },
    { ...told, name: 'Cascade (enrage)' },
  ]
  expect(toEntries(lines, [], [0x4b]).map(({ name, enrage }) => [name, enrage])).toEqual([
    ['Cascade', true],
    ['Cascade', true],
    ['Cascade', true],
  ])
})

test('a timeline is cut where a phase begins, where a jump leads, and where the clock is taken up anew', () => {
  const lines = [10, 20, 60, 200, 210, 400].map((t) => ({ t, name: `at ${t}`, sync: { type: 'Ability', id: '4A' } }))
  const entries = toEntries(lines, [], []).map((entry) => ({
    ...entry,
    ...(entry.at === 20 && { jump: 60 }),
    ...(entry.at === 400 && { window: [400, 5] as const }),
  }))
  const cut = toSegments(entries, [
    [0, 1],
    [200, 2],
  ])
  expect(cut.map(({ phase, entries }) => [phase, ...entries.map(({ at }) => at)])).toEqual([
    [1, 10, 20],
    [1, 60],
    [2, 200, 210],
    [2, 400],
  ])
})
