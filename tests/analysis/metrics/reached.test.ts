import { expect, test } from 'vitest'
import { reached } from '../../../src/analysis/metrics/reached.ts'
import { openLog } from '../../../src/ingest/netlog/netlog.ts'
import { describeShared, sharedData } from '../../shared-data.ts'
import { contextOf } from '../../sim/two-sources/say.ts'
import { hit, kill, type NamedEvent, pullOf, pullWhere } from '../pull-where.ts'

const [cascade, sluice, embolus] = [18_470, 18_865, 18_473]
const goesOff = (at: number, ability: number): NamedEvent => ({
  type: 'cast',
  at,
  source: 'boss',
  target: 'boss',
  ability,
})
const back = (at: number): NamedEvent => ({
  type: 'status-apply',
  at,
  target: 'edda',
  status: 43,
  durationMs: 100_000,
})
const all = ['ayla', 'bram', 'cira', 'dorn', 'edda', 'finn', 'gwen', 'hale'] as const

test('what enemies used, action by action, in the order it took effect', () => {
  const { mechanics } = reached.compute(
    pullWhere(goesOff(10_000, cascade), hit(20_000, sluice, 'gwen'), goesOff(40_000, cascade)),
  )
  expect(mechanics.map(({ ability, atMs }) => [ability.id, atMs])).toEqual([
    [cascade, [10_000, 40_000]],
    [sluice, [20_000]],
  ])
})

test('what hits nobody was reached, too', () => {
  expect(reached.compute(pullWhere(goesOff(10_000, embolus))).mechanics).toHaveLength(1)
})

test('a cast that never went off is nobody’s chance', () => {
  const begun: NamedEvent = {
    type: 'begin-cast',
    at: 100_000,
    source: 'boss',
    target: 'boss',
    ability: cascade,
    durationMs: 30_000,
  }
  expect(reached.compute(pullWhere(begun)).mechanics).toEqual([])
})

test('nor is what came after the pull was lost', () => {
  const lost = all.slice(0, 4).map((name) => kill(50_000, 55_001, name, { packet: 1 }))
  const { mechanics, untilMs } = reached.compute(pullWhere(...lost, goesOff(70_000, cascade)))
  expect(untilMs).toBe(50_700)
  expect(mechanics.map(({ ability }) => ability.id)).toEqual([55_001])
})

test('whoever lies dead is away until the raise', () => {
  const { players, away } = reached.compute(pullWhere(kill(30_000, sluice, 'edda'), back(45_000)))
  expect(away).toEqual([
    { player: players.findIndex(({ name }) => name === 'Edda Frost'), fromMs: 30_700, untilMs: 45_000 },
  ])
})

test('whoever is not raised is away until play ends', () => {
  const { away } = reached.compute(pullWhere(kill(30_000, sluice, 'edda')))
  expect(away).toMatchObject([{ fromMs: 30_700, untilMs: 120_000 }])
})

test('a kill is play to its end', () => {
  expect(reached.compute(pullOf({ outcome: 'kill', durationMs: 90_000 })).untilMs).toBe(90_000)
})

describeShared('the real wipe in The Epic of Alexander', 'netlog/tea-wipe-2021.log', async () => {
  const log = await openLog(sharedData('netlog/tea-wipe-2021.log'))
  const { value: recorded } = await log.pulls()[Symbol.asyncIterator]().next()
  if (recorded === undefined) throw new Error('the log holds a pull')

  test('came to a Cascade with the whole party, and lost a tank on the way', () => {
    const { mechanics, players, away, untilMs } = reached.compute(contextOf(recorded))
    const [first] = mechanics.find(({ ability }) => ability.id === cascade)?.atMs ?? []
    expect(first).toBeGreaterThan(0)
    expect(players).toHaveLength(8)
    expect(away.map(({ player }) => players[player]?.job)).toContain('WAR')
    expect(mechanics.every(({ atMs }) => atMs.every((at) => at <= untilMs))).toBe(true)
  })
})
