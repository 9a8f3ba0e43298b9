import { expect, test } from 'vitest'
import { describeShared } from '../../shared-data.ts'
import { hit, type NamedEvent, pullOf, pullWhere } from '../pull-where.ts'
import { logContexts } from '../real-files.ts'

const ability = 61_001
const other = 61_002

const keysOf = ({ mechanics }: ReturnType<typeof pullWhere>) => mechanics.map(({ key }) => key)

const cast = (at: number, what: number, durationMs: number, source: 'boss' | 'add' = 'boss'): NamedEvent[] => [
  { type: 'begin-cast', at, source, target: source, ability: what, durationMs },
  { type: 'cast', at: at + durationMs, source, target: source, ability: what },
]

test('a cast and whom it hit are one use, that begins to count when the hit was decided', () => {
  const { mechanics } = pullWhere(
    cast(5_000, ability, 4_700),
    hit(10_000, ability, 'ayla'),
    hit(10_000, ability, 'bram'),
  )
  expect(mechanics).toMatchObject([
    { key: '61001_1', castMs: 5_000, startMs: 10_000, endMs: 10_700, isUnfinished: false, targets: [0, 1] },
  ])
})

test('the uses of an ability are counted through the pull', () => {
  expect(keysOf(pullWhere([1_000, 9_000, 17_000].flatMap((at) => cast(at, ability, 3_000))))).toEqual([
    '61001_1',
    '61001_2',
    '61001_3',
  ])
})

test('a use that hits nobody is a mechanic and no resolution', () => {
  const pull = pullWhere(cast(1_000, ability, 3_000), cast(9_000, ability, 3_000), hit(12_000, ability, 'ayla'))
  expect(pull.mechanics).toHaveLength(2)
  expect(pull.resolutions).toMatchObject([{ key: '61001_2', occurrence: 2 }])
})

test('several who cast the same at once are one use, since the first of them began', () => {
  const { mechanics } = pullWhere(cast(1_000, ability, 3_000), cast(1_400, ability, 3_000, 'add'))
  expect(mechanics).toMatchObject([{ key: '61001_1', castMs: 1_000, startMs: 4_000 }])
})

test('a cast that nothing followed is an unfinished use', () => {
  const { mechanics } = pullWhere(cast(1_000, ability, 3_000), {
    type: 'begin-cast',
    at: 20_000,
    source: 'boss',
    ability,
    durationMs: 5_000,
  })
  expect(mechanics).toMatchObject([
    { key: '61001_1', isUnfinished: false },
    { key: '61001_2', isUnfinished: true, castMs: 20_000, startMs: 25_000, hits: [] },
  ])
})

test('variants of one mechanic share a name’s count, whichever of them comes', () => {
  const pull = (first: number, second: number) =>
    pullOf(
      { abilityNames: { [ability]: 'Twin Blow', [other]: 'Twin Blow' } },
      hit(1_000, first, 'ayla'),
      hit(30_000, second, 'ayla'),
    ).mechanics.map(({ nameKey }) => nameKey)
  expect(pull(ability, other)).toEqual(['Twin Blow_1', 'Twin Blow_2'])
  expect(pull(other, other)).toEqual(['Twin Blow_1', 'Twin Blow_2'])
})

test('what goes by one name within a second is one of that name', () => {
  const { mechanics } = pullOf(
    { abilityNames: { [ability]: 'Twin Blow', [other]: 'Twin Blow' } },
    hit(1_000, ability, 'ayla'),
    hit(1_500, other, 'bram'),
  )
  expect(mechanics.map(({ key, nameKey }) => [key, nameKey])).toEqual([
    ['61001_1', 'Twin Blow_1'],
    ['61002_1', 'Twin Blow_1'],
  ])
})

test('the name is the facts’ English one, whatever language the report is in', () => {
  const { mechanics } = pullOf({ encounter: 'tea', abilityNames: { 18470: 'カスケード' } }, hit(1_000, 18_470, 'ayla'))
  expect(mechanics[0]?.nameKey).toBe('Cascade_1')
})

test('what hits one tank at a time with no cast bar is a mechanic if others call it one', () => {
  const flareBreath = 9_940
  const hits = (what: number) => [5_000, 15_000, 25_000, 35_000].flatMap((at) => hit(at, what, 'ayla'))
  const abilitiesOf = (what: number) => pullOf({ encounter: 'ucob' }, hits(what)).mechanics.map(({ key }) => key)
  expect(abilitiesOf(flareBreath)).toHaveLength(4)
  expect(abilitiesOf(ability)).toEqual([])
})

test('plain attacks and what players do are no mechanics', () => {
  expect(keysOf(pullWhere(hit(1_000, 872, 'ayla'), hit(2_000, 97, 'boss', { source: 'ayla' })))).toEqual([])
})

test('what hits one tank over and over is a plain attack, unless the timeline has a name for it', () => {
  const thunder = 47_884
  const uses = [1, 2, 3, 4, 5].map((count) => hit(count * 3_000, thunder, 'ayla'))
  expect(keysOf(pullOf({ encounter: 'fru' }, ...uses))).toEqual([])
  expect(keysOf(pullOf({ encounter: 'dmu' }, ...uses))).toHaveLength(5)
})

describeShared('mechanics of a real wipe', 'netlog/tea-wipe-2021.log', async () => {
  const [context] = await logContexts('netlog/tea-wipe-2021.log')
  const found = (name: string) => context?.mechanics.filter(({ nameKey }) => nameKey.startsWith(`${name}_`)) ?? []

  test('Cascade is cast for four seconds and comes twice, the second time when one lies dead', () => {
    const uses = found('Cascade').map((use) => ({ ...use, castSeconds: (use.startMs - (use.castMs ?? 0)) / 1_000 }))
    expect(uses).toMatchObject([
      { key: '18470_1', startMs: 18_939, castSeconds: expect.closeTo(4, 1) },
      { key: '18470_2', startMs: 91_412, castSeconds: expect.closeTo(4, 1) },
    ])
    expect(uses.map(({ targets }) => targets.length)).toEqual([8, 7])
  })

  test('Fluid Swing has no cast bar and one target each time', () => {
    const swings = found('Fluid Swing')
    expect(swings.map(({ targets }) => targets.length)).toEqual([1, 1, 1])
    for (const swing of swings) expect(swing).not.toHaveProperty('castMs')
  })
})
