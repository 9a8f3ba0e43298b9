import { expect, test } from 'vitest'
import { damageTaken } from '../../../src/analysis/metrics/damage-taken.ts'
import { openLog } from '../../../src/ingest/netlog/netlog.ts'
import { describeShared, sharedData } from '../../shared-data.ts'
import { contextOf } from '../../sim/two-sources/say.ts'
import { hit, kill, type Name, type NamedEvent, pullOf } from '../pull-where.ts'

const sluice = 18_865
const cascade = 55_001
const [waveOne, waveTwo] = [55_010, 55_011]
const names = { [cascade]: 'Cascade', [waveOne]: 'Protean Wave', [waveTwo]: 'Protean Wave', [sluice]: 'Sluice' }

const taken = (...events: Parameters<typeof pullOf>[1][]) =>
  damageTaken.compute(pullOf({ encounter: 'tea', abilityNames: names }, ...events))
const of = (result: ReturnType<typeof taken>, name: string) => result.players.find(({ player }) => player.name === name)

test('what landed counts, and neither what was decided nor what went past 0', () => {
  const result = taken(
    hit(1_000, cascade, 'gwen', { amount: 300 }),
    hit(5_000, cascade, 'gwen', { amount: 900, lands: false }),
    kill(9_000, cascade, 'gwen', { amount: 50, overkill: 700 }),
  )
  expect(of(result, 'Gwen Ash')).toMatchObject({ amount: 350, hits: 3 })
})

test('actions of one name are one mechanic, hits within a second one use', () => {
  const { mechanics } = taken(
    hit(1_000, waveOne, 'gwen', { amount: 100 }),
    hit(1_400, waveOne, 'hale', { amount: 200 }),
    hit(4_000, waveTwo, 'gwen', { amount: 50 }),
  )
  expect(mechanics).toEqual([
    { name: 'Protean Wave', ids: [waveOne, waveTwo], amount: 350, hits: 3, uses: 2, players: 2, largest: 200 },
  ])
})

test('what should hit nobody is told apart, until the pull was lost', () => {
  const lost = (['ayla', 'bram', 'cira', 'dorn'] as const).map((name) => kill(20_000, cascade, name))
  const result = taken(
    hit(1_000, sluice, 'gwen', { amount: 70 }),
    hit(2_000, cascade, 'gwen', { amount: 400 }),
    ...lost,
    hit(30_000, sluice, 'gwen', { amount: 70 }),
  )
  expect(of(result, 'Gwen Ash')).toMatchObject({ amount: 540, avoidable: { amount: 70, hits: 1 } })
  expect(result.mechanics.find(({ name }) => name === 'Sluice')?.avoidable).toBe('authored')
})

test('from six dead on it is no play', () => {
  const party: readonly Name[] = ['ayla', 'bram', 'cira', 'dorn', 'edda', 'finn']
  const result = taken(...party.map((name) => kill(20_000, cascade, name)), hit(30_000, cascade, 'gwen'))
  expect(of(result, 'Gwen Ash')).toMatchObject({ amount: 0, hits: 0 })
})

test('ticks are one mechanic, the sums beside them are none', () => {
  const tick = (ability: number, amount: number): NamedEvent[] => [
    { type: 'damage', at: 5_000, source: 'boss', target: 'gwen', ability, amount, tick: true },
  ]
  const { mechanics } = taken(tick(2_088, 40), tick(9_999, 2), tick(500_000, 42))
  expect(mechanics).toEqual([
    { name: 'Damage over time', ids: [], amount: 42, hits: 2, uses: 0, players: 1, largest: 40 },
  ])
})

test('what mitigation left is known only of hits that tell the damage before it', () => {
  const result = taken(
    hit(1_000, cascade, 'gwen', { amount: 600, unmitigated: 1_000 }),
    hit(5_000, cascade, 'gwen', { amount: 600 }),
    hit(9_000, cascade, 'hale', { amount: 600 }),
  )
  expect(of(result, 'Gwen Ash')?.multiplier).toBe(0.6)
  expect(of(result, 'Hale Brook')).not.toHaveProperty('multiplier')
})

test('whoever stood in what hits nobody is called what the blame level allows', () => {
  const result = taken(hit(1_000, sluice, 'gwen', { amount: 70 }))
  const rowsFor = (blame: 'roles' | 'names') => damageTaken.present(result, blame).at(-1)
  expect(rowsFor('roles')).toMatchObject({ title: 'Should have hit nobody', rows: [['a ranged', '1', '70']] })
  expect(rowsFor('names')).toMatchObject({ rows: [['Gwen Ash', '1', '70']] })
})

test('says so when nobody was hit', () => {
  expect(damageTaken.present(taken())).toEqual([{ kind: 'note', text: 'Nobody was hit.' }])
})

describeShared('a real wipe in The Epic of Alexander', 'netlog/tea-wipe-2021.log', async () => {
  const log = await openLog(sharedData('netlog/tea-wipe-2021.log'))
  const { value: recorded } = await log.pulls()[Symbol.asyncIterator]().next()
  if (recorded === undefined) throw new Error('the log holds a pull')
  const { players, mechanics } = damageTaken.compute(contextOf(recorded))

  test('both tanks took most, and the attacks of boss and hand more than any mechanic', () => {
    expect(
      players
        .slice(0, 2)
        .map(({ player }) => player.job)
        .sort(),
    ).toEqual(['GNB', 'WAR'])
    expect(mechanics[0]?.name).toBe('Attack')
  })

  test('Cascade came twice and hit eight, then seven', () => {
    expect(mechanics.find(({ name }) => name === 'Cascade')).toMatchObject({ uses: 2, hits: 15, players: 8 })
  })
})
