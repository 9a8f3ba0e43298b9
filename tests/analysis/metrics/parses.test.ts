import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { partyAgainstField } from '../../../src/analysis/damage/against-field.ts'
import { type ParsedPhase, parses } from '../../../src/analysis/metrics/parses.ts'
import { readFacts } from '../../../src/game/facts.ts'
import { findFflogsJob } from '../../../src/game.ts'
import { openLog } from '../../../src/ingest/netlog/netlog.ts'
import { describeShared, sharedData } from '../../shared-data.ts'
import { contextOf } from '../../sim/two-sources/say.ts'
import { hit, type Name, type NamedEvent, pullOf } from '../pull-where.ts'

const field = readFacts().field()
const medianOf = (job: 'WAR' | 'NIN', phase: number) =>
  field.encounters
    .get('fru')
    ?.find((one) => one.phase === phase)
    ?.jobs.get(job)?.[field.percentiles.indexOf(50)] ?? 0

const twoPhases = {
  encounter: 'fru',
  durationMs: 120_000,
  phases: [
    { id: 1, startMs: 0 },
    { id: 2, startMs: 100_000 },
  ],
}
const strike = (at: number, source: Name, amount: number) => hit(at, 97, 'boss', { source, amount })
/** From the first moment on there is somebody to fight. */
const begun = strike(0, 'pet', 0)
const phasesOf = (setting: Parameters<typeof pullOf>[0], ...events: NamedEvent[][]) =>
  parses.compute(pullOf(setting, begun, ...events)).phases
const of = (name: string, phase: ParsedPhase | undefined) => phase?.players.find(({ player }) => player.name === name)

test('damage belongs to the phase in which it landed', () => {
  const [one, two] = phasesOf(twoPhases, strike(99_000, 'ayla', 500), strike(99_900, 'ayla', 70))
  expect([of('Ayla Stone', one)?.amount, of('Ayla Stone', two)?.amount]).toEqual([500, 70])
})

test('time in which nobody could be fought does not count', () => {
  const gone: NamedEvent[] = [
    { type: 'targetable', at: 20_000, actor: 'boss', targetable: false },
    { type: 'targetable', at: 70_000, actor: 'boss', targetable: true },
  ]
  const [one] = phasesOf(twoPhases, strike(0, 'ayla', 100_000), gone, strike(119_000, 'ayla', 1))
  expect(one).toMatchObject({ activeMs: 50_000, players: [{ perSecond: 2_000 }, ...Array(7).fill(expect.anything())] })
})

test('whoever does what half the field does better is at 50, wipe or not, in a phase that was completed', () => {
  const [one, two] = phasesOf(
    twoPhases,
    strike(10_000, 'ayla', medianOf('WAR', 1) * 100),
    strike(110_000, 'ayla', 1_000),
  )
  expect(of('Ayla Stone', one)?.field).toEqual({ median: medianOf('WAR', 1), percentile: 50, bound: 'at most' })
  expect(two?.isComplete).toBe(false)
  expect(of('Ayla Stone', two)).not.toHaveProperty('field')
})

test('the last phase of a kill is completed', () => {
  const pull = phasesOf({ ...twoPhases, outcome: 'kill' }, strike(110_000, 'edda', medianOf('NIN', 2) * 20))
  expect(of('Edda Frost', pull[1])?.field?.percentile).toBe(50)
})

test('the party is compared as a whole, limit breaks left out', () => {
  const jobs = field.encounters.get('fru')?.[0]?.jobs
  const party = {
    ayla: 'WAR',
    bram: 'GNB',
    cira: 'WHM',
    dorn: 'SCH',
    edda: 'NIN',
    finn: 'DRG',
    gwen: 'BRD',
    hale: 'BLM',
  } as const
  const middle = field.percentiles.indexOf(50)
  const all = Object.values(party).reduce((sum, job) => sum + (jobs?.get(job)?.[middle] ?? 0), 0)
  const [one] = phasesOf(
    twoPhases,
    strike(10_000, 'hale', all * 100),
    strike(20_000, 'limit', 1_000_000),
    strike(119_000, 'hale', 1),
  )
  expect(one?.party.field).toEqual({ median: all, percentile: 50 })
})

test('ticks that the log gives to nobody leave everybody’s own unknown', () => {
  const tick: NamedEvent = {
    type: 'damage',
    at: 20_000,
    source: 'nobody',
    target: 'boss',
    ability: 1,
    amount: 9_000,
    tick: true,
  }
  const [one] = phasesOf(twoPhases, strike(10_000, 'ayla', 100_000), [tick])
  expect(of('Ayla Stone', one)).not.toHaveProperty('field')
})

test('a fight that nobody has looked up says so, and a phase of seconds is none', () => {
  const result = parses.compute(pullOf({ encounter: 'tea' }, strike(0, 'ayla', 1_000)))
  expect(result).not.toHaveProperty('field')
  expect(parses.present(result).at(-1)).toMatchObject({
    kind: 'note',
    text: expect.stringContaining('Nobody has looked up'),
  })
  expect(parses.present(parses.compute(pullOf({ durationMs: 9_000 })))).toMatchObject([{ kind: 'note' }])
})

test('says that damage is not rDPS: at most so good, or about for whoever gives raid buffs', () => {
  const strikes = [strike(10_000, 'ayla', 1_000_000), strike(11_000, 'gwen', 900_000), strike(110_000, 'ayla', 1_000)]
  const result = parses.compute(pullOf(twoPhases, begun, ...strikes))
  const [damage, percentiles, note] = parses.present(result)
  const others = Array(7).fill(expect.anything())
  expect(damage).toMatchObject({
    kind: 'table',
    rows: [['Ayla Stone', '10.0 k/s', '50/s'], ['Gwen Ash', '9.0 k/s', '0/s'], ...others],
  })
  expect(percentiles).toMatchObject({ columns: [{ label: 'Who' }, { label: 'P1' }] })
  expect(percentiles).toMatchObject({ rows: [['Ayla Stone', '≤ 0'], ['Gwen Ash', '~ 0'], ...others] })
  expect(note).toMatchObject({ text: expect.stringContaining('rDPS') })
})

describeShared('a real wipe', 'netlog/tea-wipe-2021.log', async () => {
  const log = await openLog(sharedData('netlog/tea-wipe-2021.log'))
  const { value: recorded } = await log.pulls()[Symbol.asyncIterator]().next()
  if (recorded === undefined) throw new Error('the log holds a pull')

  test('one phase, eight players, and no percentile: nobody has looked up TEA', () => {
    const { phases, field: known } = parses.compute(contextOf(recorded))
    expect([phases.length, phases[0]?.players.length, known]).toEqual([1, 8, undefined])
    expect(phases[0]?.party.perSecond).toBeGreaterThan(50_000)
  })
})

const kill = 'fflogs/recorded/ffxiv-acerola_how_bad_was_my_crit__healer_data_ast_7_1_phase_mt.json'

describeShared('a recorded kill of FRU', kill, () => {
  const row = z.object({ type: z.string(), totalRDPS: z.number(), total: z.number() })
  const table = z.object({ entries: z.array(row), totalTime: z.number(), downtime: z.number() })
  const { downtime } = z
    .object({ downtime: z.object({ table: z.object({ data: table }) }) })
    .parse(JSON.parse(readFileSync(sharedData(kill), 'utf8')))
  const { entries, totalTime, downtime: downtimeMs } = downtime.table.data
  const second = field.encounters.get('fru')?.[1]
  const ranked = (lengthMs: number) => {
    const rdps = entries.reduce((sum, { totalRDPS }) => sum + totalRDPS, 0)
    const jobs = entries.map(({ type }) => findFflogsJob(type))
    return second && partyAgainstField(field, second, jobs, (rdps / lengthMs) * 1_000)?.percentile
  }

  test('the field’s figures are per second without downtime: the party of its second phase is one of them only so', () => {
    expect(entries).toHaveLength(8)
    expect(ranked(totalTime - downtimeMs)).toBeGreaterThan(10)
    expect(ranked(totalTime)).toBe(0)
  })

  test('damage of a party is its rDPS, whoever buffed whom', () => {
    const sum = (of: (entry: z.infer<typeof row>) => number) => entries.reduce((all, entry) => all + of(entry), 0)
    expect(Math.abs(sum(({ total }) => total) / sum(({ totalRDPS }) => totalRDPS) - 1)).toBeLessThan(0.01)
  })
})
