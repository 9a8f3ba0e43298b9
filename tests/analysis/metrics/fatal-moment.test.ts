import { expect, test } from 'vitest'
import { buildContext } from '../../../src/analysis/context.ts'
import { fatalMoment } from '../../../src/analysis/metrics/fatal-moment.ts'
import { readFacts } from '../../../src/game/facts.ts'
import { openLog } from '../../../src/ingest/netlog/netlog.ts'
import { describeShared, sharedData } from '../../shared-data.ts'
import { hit, kill, type Name, type NamedEvent, pullOf, type Setting } from '../pull-where.ts'

const proteanWave = 18467
const fight = { durationMs: 30_000, encounter: 'tea' } as const satisfies Setting

const at = (atMs: number, name: Name, x: number, y: number, facing = 0): NamedEvent => ({
  type: 'state',
  at: atMs,
  actor: name,
  hp: 100_000,
  x,
  y,
  facing,
})

/** Everybody in a ring around the boss, seen at this moment. */
const ring = (atMs: number, ...elsewhere: readonly NamedEvent[]): NamedEvent[] => {
  const party: Name[] = ['ayla', 'bram', 'cira', 'dorn', 'edda', 'finn', 'gwen', 'hale']
  const places = party.map((name, index) =>
    at(atMs, name, 100 + 10 * Math.sin((index * Math.PI) / 4), 100 + 10 * Math.cos((index * Math.PI) / 4)),
  )
  return [...places, at(atMs, 'boss', 100, 100), ...elsewhere].sort((one, other) => one.at - other.at)
}

const momentOf = (...events: readonly (NamedEvent | readonly NamedEvent[])[]) =>
  fatalMoment.compute(pullOf(fight, ...events))

const without = (events: readonly NamedEvent[], ...names: readonly Name[]) =>
  events.filter((event) => !('actor' in event) || !names.some((name) => name === event.actor))

test('it is when the first hit of the final chain was decided, not when it landed or was told', () => {
  const { arena } = momentOf(ring(10_000), kill(10_000, 777, 'ayla'), kill(14_000, 778, 'bram'))
  expect(arena).toMatchObject({ atMs: 10_000, blow: { name: '#777' } })
})

test('it says who was killed, who was hit, who was not, and who lay dead before', () => {
  const { arena } = momentOf(
    ring(1_000),
    without(ring(16_000), 'hale'),
    kill(1_000, 700, 'hale', { packet: 1 }),
    kill(16_000, 777, 'ayla', { packet: 2 }),
    hit(16_000, 777, 'bram', { packet: 2 }),
    hit(18_000, 777, 'cira', { packet: 3 }),
  )
  const told = arena?.people.map(({ job, life, hit }) => [job, life, hit])
  expect(told).toEqual([
    ['WAR', 'dying', true],
    ['GNB', 'alive', true],
    ['WHM', 'alive', false],
    ['SCH', 'alive', false],
    ['NIN', 'alive', false],
    ['DRG', 'alive', false],
    ['BRD', 'alive', false],
    ['BLM', 'dead', false],
  ])
})

test('the dead lie where they died, wherever their ghosts are seen', () => {
  const { arena } = momentOf(
    ring(1_000),
    without(ring(15_000), 'hale'),
    { type: 'state', at: 15_500, actor: 'hale', hp: 0, x: 80, y: 80 },
    kill(1_000, 700, 'hale'),
    kill(16_000, 777, 'ayla'),
  )
  const hale = arena?.people.find(({ name }) => name === 'Hale Brook')
  expect(hale).toEqual({
    name: 'Hale Brook',
    job: 'BLM',
    x: expect.closeTo(92.9, 1),
    y: expect.closeTo(107.1, 1),
    life: 'dead',
    hit: false,
  })
})

test('a place that is seconds old says so, and one that is older than ten is no place', () => {
  const late = without(ring(15_000), 'cira', 'dorn')
  const { arena } = momentOf(at(4_000, 'cira', 90, 90), at(12_000, 'dorn', 95, 95), late, kill(15_000, 777, 'ayla'))
  expect(arena?.people.find(({ job }) => job === 'SCH')).toMatchObject({ x: 95, ageMs: 3_000 })
  expect(arena?.people.find(({ job }) => job === 'GNB')?.ageMs).toBeUndefined()
  expect(arena?.unseen).toEqual(['Cira Vale'])
})

test('the shape of the hit lies on the floor when it agrees with who was hit', () => {
  const facing = at(20_000, 'boss', 100, 100, 0)
  const wave = momentOf(ring(20_000), facing, kill(20_000, proteanWave, 'ayla'))
  expect(wave.arena?.blow?.areas).toMatchObject([{ shape: 'cone', x: 100, y: 100, facing: 0 }])
  const other = momentOf(ring(20_000), facing, kill(20_000, proteanWave, 'edda'))
  expect(other.arena?.blow?.areas).toEqual([])
})

test('a fall has no blow, and everybody’s place at the death', () => {
  const { arena } = momentOf(ring(10_000), { type: 'death', at: 10_000, target: 'ayla' })
  expect(arena).toMatchObject({ atMs: 10_000, title: 'No killing blow' })
  expect(arena?.blow).toBeUndefined()
  expect(arena?.people.map(({ life }) => life)).toContain('dying')
})

test('waymarks stand as they stood then, and enemies are those with a body', () => {
  const { arena } = momentOf(
    { type: 'waymark', at: -5_000, waymark: 0, placed: true, x: 100, y: 90 },
    { type: 'waymark', at: -5_000, waymark: 4, placed: true, x: 110, y: 90 },
    { type: 'waymark', at: 5_000, waymark: 4, placed: false },
    { type: 'waymark', at: 20_000, waymark: 1, placed: true, x: 90, y: 90 },
    ring(10_000),
    kill(10_000, 777, 'ayla'),
  )
  expect(arena?.waymarks).toEqual([{ waymark: 0, x: 100, y: 90 }])
  expect(arena?.enemies.map(({ name }) => name)).toEqual(['Living Liquid'])
})

test('the floor is that of the fight; one nobody has measured has no walls', () => {
  const events = [ring(10_000), kill(10_000, 777, 'ayla')]
  expect(momentOf(...events).arena?.ground).toMatchObject({ shape: 'circle', halfWidth: 20 })
  const { encounter: _, ...unknown } = fight
  expect(fatalMoment.compute(pullOf(unknown, ...events)).arena?.ground).toBeUndefined()
})

test('without places it says why, and without a final death there is nothing to show', () => {
  const blind = momentOf(kill(10_000, 777, 'ayla'))
  expect(blind).toEqual({ absent: 'no places' })
  expect(fatalMoment.present(blind)).toMatchObject([{ kind: 'note' }])
  const kept = fatalMoment.compute(pullOf({ ...fight, outcome: 'kill' }, ring(10_000), kill(10_000, 777, 'ayla')))
  expect(kept).toEqual({ absent: 'nobody died' })
  expect(fatalMoment.present(kept)).toEqual([])
})

test('the result survives JSON', () => {
  const result = momentOf(ring(10_000), kill(10_000, 777, 'ayla'))
  expect(JSON.parse(JSON.stringify(result))).toEqual(result)
})

const tea = 'netlog/tea-wipe-2021.log'

/** The raised main tank holds boss and hand in the middle; one group north of them, one south, nobody hit but the tank. */
describeShared('the fatal moment of a real wipe', tea, async () => {
  const log = await openLog(sharedData(tea))
  const { value: recorded } = await log.pulls()[Symbol.asyncIterator]().next()
  if (recorded === undefined) throw new Error('the log holds a pull')
  const { events, ...told } = recorded
  const report = { source: told.source, code: 'abc', title: 'a night', startedAt: 0 }
  const pull = { ...told, id: 1, staticId: 1, number: 1, report, storedAt: 0 }
  const { arena } = fatalMoment.compute(buildContext(pull, events, readFacts()))

  test('all eight are seen on the round floor, with all eight waymarks', () => {
    expect(arena?.people).toHaveLength(8)
    expect(arena?.ground).toMatchObject({ shape: 'circle', x: 100, y: 100 })
    expect(arena?.waymarks.map(({ waymark }) => waymark)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    expect(arena?.waymarks[0]).toEqual({ waymark: 0, x: 100, y: 88 })
  })

  test('the tank alone is hit, beside the boss; the party stands in two groups', () => {
    const [tank] = arena?.people.filter(({ hit }) => hit) ?? []
    expect(tank).toMatchObject({ job: 'WAR', life: 'dying' })
    const boss = arena?.enemies.find(({ name }) => name === 'Living Liquid')
    expect(Math.hypot((tank?.x ?? 0) - (boss?.x ?? 0), (tank?.y ?? 0) - (boss?.y ?? 0))).toBeLessThan(5)
    const north = arena?.people.filter(({ y }) => y < 98).map(({ job }) => job)
    const south = arena?.people.filter(({ y }) => y > 102).map(({ job }) => job)
    expect(north?.toSorted()).toEqual(['BRD', 'GNB', 'SCH'])
    expect(south?.toSorted()).toEqual(['AST', 'BLM', 'DNC', 'SAM'])
  })
})
