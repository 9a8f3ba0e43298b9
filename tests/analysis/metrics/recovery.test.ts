import { describe, expect, test } from 'vitest'
import { recovery } from '../../../src/analysis/metrics/recovery.ts'
import { recording } from '../../fflogs/recorded.ts'
import { describeShared } from '../../shared-data.ts'
import { action, hardCast, press } from '../playing-where.ts'
import { hit, kill, type NamedEvent, pullOf, type Setting } from '../pull-where.ts'
import { logContexts, recordedContext } from '../real-files.ts'

const killed: Setting = { durationMs: 120_000, outcome: 'kill' }
const tankbuster = 0x9999
const raidwide = 0x8888

/** Back on their feet, weak. */
const back = (at: number, weakness = 43): NamedEvent[] => [
  { type: 'status-apply', at, source: 'nobody', target: 'finn', status: weakness, durationMs: 100_000 },
  { type: 'status-apply', at, source: 'nobody', target: 'finn', status: 418, durationMs: 5_000 },
]

const deathsOf = (setting: Setting, ...events: readonly (NamedEvent | readonly NamedEvent[])[]) =>
  recovery.compute(pullOf(setting, hit(0, 7, 'boss', { source: 'ayla' }), ...events)).deaths

/** Finn dies at 0:10.7, and stands again at 0:25. */
const raised = (raise: readonly NamedEvent[], ...more: readonly (readonly NamedEvent[])[]) =>
  deathsOf(killed, kill(10_000, tankbuster, 'finn'), raise, back(25_000), ...more)[0]

describe('the way back', () => {
  test('is who raised, when the raise was done and when it was taken', () => {
    expect(raised([press('cira', action.raise, 18_000, 'finn')])).toMatchObject({
      diedMs: 10_700,
      back: { by: { name: 'Cira Vale' }, castMs: 18_000, upMs: 25_000, how: 'instant' },
    })
  })

  test('costs the raiser the whole bar of a hard cast, and one action if it is instant', () => {
    const hard = raised(hardCast('cira', action.raise, 12_000, 8_000, 'finn'))
    expect(hard?.back).toMatchObject({ how: 'hard cast', busyMs: 8_100, gcds: 3.2 })
    expect(raised([press('cira', action.raise, 18_000, 'finn')])?.back).toMatchObject({ busyMs: 2_500, gcds: 1 })
  })

  test('is a limit break’s for everybody it raised', () => {
    const astralStasis = 4_247
    expect(raised([press('cira', astralStasis, 20_000, 'cira')])?.back?.how).toBe('limit break')
  })

  test('leaves Weakness, a second time Brink of Death, for as long as it lasted', () => {
    expect(raised([])?.back?.weakness).toEqual({ isBrink: false, lastedMs: 95_000 })
    const again = deathsOf(killed, kill(10_000, tankbuster, 'finn'), back(25_000, 44))[0]
    expect(again?.back?.weakness?.isBrink).toBe(true)
  })

  test('is unknown in how it came where the log tells no raise', () => {
    expect(raised([])?.back).toMatchObject({ how: 'unknown', upMs: 25_000 })
    expect(raised([])?.back).not.toHaveProperty('by')
  })
})

describe('meanwhile', () => {
  test('mechanics that hit the party without them are counted, before and after not', () => {
    const everybody = (at: number) => (['ayla', 'cira', 'gwen'] as const).flatMap((name) => hit(at, raidwide, name))
    expect(raised([], everybody(5_000), everybody(15_000), everybody(20_000), everybody(30_000))?.mechanics).toBe(2)
  })

  test('downtime is no time they missed', () => {
    const gone: NamedEvent[] = [
      { type: 'targetable', at: 12_000, actor: 'boss', targetable: false },
      { type: 'targetable', at: 22_000, actor: 'boss', targetable: true },
    ]
    expect(raised([])?.missedMs).toBe(14_300)
    expect(raised([], gone)?.missedMs).toBe(4_300)
  })
})

describe('the pull', () => {
  const wipe: Setting = { durationMs: 120_000, outcome: 'wipe' }
  const atEnd = ['ayla', 'bram', 'cira', 'dorn', 'edda', 'finn', 'gwen', 'hale'] as const
  const end = atEnd.flatMap((name) => kill(110_000, raidwide, name))

  test('was saved when it was won', () => {
    expect(raised([])?.pull).toBe('saved')
  })

  test('went on when it was lost later, to something else', () => {
    const deaths = deathsOf(wipe, kill(10_000, tankbuster, 'finn'), back(25_000), end)
    expect(deaths.map(({ pull }) => pull)).toEqual(['went on', ...atEnd.map(() => 'lost')])
  })

  test('of the deaths it ended with only the number is told, for nothing was to be saved', () => {
    const context = pullOf(
      wipe,
      hit(0, 7, 'boss', { source: 'ayla' }),
      kill(10_000, tankbuster, 'finn'),
      back(25_000),
      end,
    )
    const [table, note] = recovery.present(recovery.compute(context))
    expect(table).toMatchObject({ rows: [['0:10', 'Finn Marsh', '14.3 s', '', 'Weakness for 1:26', '0']] })
    expect(note).toEqual({ kind: 'note', text: '8 deaths came as the pull was lost, and nobody was raised any more.' })
  })
})

test('a pull without deaths has nothing to recover from', () => {
  expect(recovery.present({ deaths: [] })).toEqual([
    { kind: 'note', text: 'Nobody died, so there was nothing to recover from.' },
  ])
})

/** Read in the lines: the main tank dies at 1:29, a Swiftcast Resurrection is done at 1:31, and taken at 1:40. */
describeShared('the raise of a real wipe', 'netlog/tea-wipe-2021.log', async () => {
  const [context] = await logContexts('netlog/tea-wipe-2021.log')

  test('one came back, 11 s later, by an instant raise; eight died as the pull was lost', () => {
    const deaths = context === undefined ? [] : recovery.compute(context).deaths
    expect(deaths[0]).toMatchObject({
      player: { job: 'WAR' },
      back: { how: 'instant', by: { job: 'SCH' }, upMs: 100_363 },
      pull: 'went on',
    })
    expect(deaths.slice(1).map(({ pull }) => pull)).toEqual(Array(8).fill('lost'))
  })
})

describeShared('the raise that FFLogs tells', recording, () => {
  test('the tank who fell waited 16 s, 8.6 of them to take it', () => {
    const [first] = recovery.compute(recordedContext()).deaths
    expect(first).toMatchObject({ player: { job: 'WAR' }, back: { castMs: 60_320, upMs: 68_878, by: { job: 'WHM' } } })
  })
})
