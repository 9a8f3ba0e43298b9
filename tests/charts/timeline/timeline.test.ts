import { expect, test } from 'vitest'
import { coloredBosses } from '../../../src/charts/timeline/bosses.ts'
import { heightsUnder, leftAtTheEnd } from '../../../src/charts/timeline/end-shares.ts'
import { aliveAt, aliveLine } from '../../../src/charts/timeline/party.ts'
import { bandsOf } from '../../../src/charts/timeline/phases.ts'
import { timelinePicture } from '../../../src/charts/timeline/timeline.ts'
import { layOutWindows } from '../../../src/charts/timeline/windows.ts'
import { cascade, quietPull } from '../pulls.ts'

const measure = (text: string): number => text.length * 12
const boss = (name: string, ...points: [number, number][]) => ({ name, points })

test('bosses one after the other share a colour, two at a time do not', () => {
  const [first, second, third] = coloredBosses([
    boss('Fatebreaker', [0, 1], [100, 0]),
    boss('Oracle', [120, 1], [300, 0.5]),
    boss('Usurper', [130, 1], [300, 0.4]),
  ])
  expect(second?.color).toBe(first?.color)
  expect(third?.color).not.toBe(second?.color)
})

test('the end shows what was left of the bosses still fought, not of those before', () => {
  const bosses = coloredBosses([
    boss('Usurper', [0, 1], [60_000, 0.04]),
    boss('Oracle', [70_000, 1], [180_000, 0.412]),
    boss('Veil', [70_000, 1], [175_000, 0.5]),
    boss('Gaia', [70_000, 1], [180_000, 0]),
  ])
  expect(leftAtTheEnd(bosses).map(({ atMs, share }) => [atMs, share])).toEqual([
    [175_000, 0.5],
    [180_000, 0.412],
  ])
})

test('what was left is written under the end of each line, together where lines end close to each other', () => {
  expect(heightsUnder([])).toEqual([])
  expect(heightsUnder([100, 200])).toEqual([126, 226])
  expect(heightsUnder([100, 120])).toEqual([146, 176])
  expect(heightsUnder([100, 120, 180])).toEqual([206, 236, 266])
})

test('each phase names the bosses that appear in it, even when they were seen a moment early', () => {
  const bands = bandsOf(
    [
      { name: 'P1', startMs: 0, endMs: 60_000 },
      { name: 'P2', startMs: 60_000, endMs: 180_000 },
    ],
    coloredBosses([boss('Fatebreaker', [0, 1], [58_000, 0]), boss('Usurper', [59_500, 1], [180_000, 0.4])]),
    180_000,
  )
  expect(bands.map(({ name, bosses }) => [name, ...bosses.map((here) => here.name)])).toEqual([
    ['P1', 'Fatebreaker'],
    ['P2', 'Usurper'],
  ])
})

test('a pull without known phases or HP is one band that says so', () => {
  const [band, ...others] = bandsOf([], [], 95_000)
  expect(others).toEqual([])
  expect(band).toMatchObject({ name: '', startMs: 0, endMs: 95_000, bosses: [{ name: 'no boss HP recorded' }] })
})

test('the party starts complete, and its last count holds to the end', () => {
  const block = { ...quietPull, alive: [[5_000, 7] as const, [6_000, 6] as const] }
  expect(aliveLine(block, 20_400).data).toEqual([
    { x: 0, y: 8 },
    { x: 5_000, y: 7 },
    { x: 6_000, y: 6 },
    { x: 20_400, y: 6 },
  ])
  expect([4_999, 5_000, 20_000].map((atMs) => aliveAt(block, atMs))).toEqual([8, 7, 6])
})

test('every window has the lane and colour of its label', () => {
  const { bars, key } = layOutWindows(cascade.windows, measure)
  for (const { label, color } of bars) expect(color).toBe(key.find(({ text }) => text === label)?.color)
  expect(new Set(bars.map(({ y }) => y)).size).toBe(5)
})

test('labels for which there is no room share the last lane and are counted', () => {
  const windows = Array.from({ length: 20 }, (_, index) => ({
    label: `Mitigation ${index}`,
    startMs: index,
    endMs: index + 9,
  }))
  const { bars, key } = layOutWindows(windows, measure)
  const named = key.length - 1
  expect(key.at(-1)?.text).toBe(`+${20 - named} more`)
  expect(new Set(bars.map(({ y }) => y)).size).toBe(named + 1)
})

test('no window, no strip', () => {
  expect(layOutWindows([], measure)).toEqual({ height: 0, key: [], bars: [] })
})

test('the picture is one line chart over the whole pull: a line per boss, and the party', () => {
  const { width, height, configuration } = timelinePicture(cascade, measure)
  expect([width, Number.isInteger(height), configuration.type]).toEqual([800, true, 'line'])
  expect(configuration.data.datasets.map(({ label }) => label)).toEqual([
    'Fatebreaker',
    'Usurper of Frost',
    'Oracle of Darkness',
    'alive',
  ])
  expect(configuration.options?.scales?.x).toMatchObject({ min: 0, max: 270_000 })
})

test('without boss HP the picture is lower, not empty', () => {
  const { height, configuration } = timelinePicture({ ...cascade, bosses: [] }, measure)
  expect(height).toBeLessThan(timelinePicture(cascade, measure).height)
  expect(configuration.data.datasets.map(({ label }) => label)).toEqual(['alive'])
})
