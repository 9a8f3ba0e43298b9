import { describe, expect, test } from 'vitest'
import { mitAudit } from '../../../src/analysis/metrics/mit-audit.ts'
import type { PlannedCover, Role, RolePin, Slot } from '../../../src/strat/strat.ts'
import { recording } from '../../fflogs/recorded.ts'
import { describeShared } from '../../shared-data.ts'
import { press } from '../playing-where.ts'
import { hit, kill, type Name, type NamedEvent, pullKnowing, type Setting } from '../pull-where.ts'
import { logContexts, recordedContext } from '../real-files.ts'

const cascade = 18_470
const action = { reprisal: 7_535, soil: 188, benison: 7_432, troubadour: 7_405, feint: 7_549 } as const
const status = { reprisal: 1_193, soil: 299, benison: 1_218, troubadour: 1_934 } as const
const everybody = ['ayla', 'bram', 'cira', 'dorn', 'edda', 'finn', 'gwen', 'hale'] as const
const tea: Setting = { encounter: 'tea', durationMs: 120_000, outcome: 'kill' }

const places: Readonly<Record<string, Slot>> = {
  'Ayla Stone': 'MT',
  'Bram Oakes': 'OT',
  'Cira Vale': 'H1',
  'Dorn Hale': 'H2',
}
const pinned: readonly RolePin[] = Object.entries(places).map(([name, slot]) => ({ encounter: 'tea', name, slot }))

/** What a planned cover of the raid-wide hit at 1:00 came to; five seconds before it, unless told. */
function pressOf(cover: Omit<PlannedCover, 'offsetMs'>, ...events: readonly (NamedEvent | readonly NamedEvent[])[]) {
  return pressWith(pinned, cover, ...events)
}

function pressWith(
  pins: readonly RolePin[],
  cover: Omit<PlannedCover, 'offsetMs'>,
  ...events: readonly (NamedEvent | readonly NamedEvent[])[]
) {
  const planned = {
    ability: cascade,
    occurrence: 1,
    name: 'Cascade',
    covers: [{ ...cover, offsetMs: -5_000 }],
    places: {},
  }
  const strat = { encounter: 'tea', version: 3, mechanics: [planned] }
  const context = pullKnowing({ strat, pins, learned: [] }, tea, playing, ...events)
  return mitAudit.compute(context).presses[0]
}

/** Everybody hits the boss, so that nobody is away. */
const playing = everybody.flatMap((name) =>
  Array.from({ length: 23 }, (_, index): NamedEvent => press(name, 31, 500 + index * 5_000)),
)
const raidwide = (at = 60_000) => everybody.flatMap((name) => hit(at, cascade, name))

/** A cover, on some of them for so long. */
const on = (source: Name, ability: number, given: number, at: number, lastsMs: number, targets: readonly Name[]) => [
  press(source, ability, at - 700, targets[0] ?? source),
  ...targets.flatMap((target): NamedEvent[] => [
    { type: 'status-apply', at, source, target, status: given, durationMs: lastsMs, ability },
    { type: 'status-remove', at: at + lastsMs, source, target, status: given },
  ]),
]

const soil = { ability: action.soil, role: 'H2' as Role }
const reprisal = { ability: action.reprisal, role: 'MT' as Role }

describe('a planned press', () => {
  test('is a hit when its status was on whom it hit at the moment of decision', () => {
    const press = pressOf(soil, raidwide(), on('dorn', action.soil, status.soil, 55_000, 15_000, everybody))
    expect(press).toMatchObject({ verdict: 'hit', player: { name: 'Dorn Hale' }, pressedMs: 54_300, atMs: 60_000 })
  })

  test('is a hit for half of them, and went astray for fewer', () => {
    const reached = (targets: readonly Name[]) =>
      pressOf(soil, raidwide(), on('dorn', action.soil, status.soil, 55_000, 15_000, targets))
    expect(reached(everybody.slice(0, 4))?.verdict).toBe('hit')
    expect(reached(everybody.slice(0, 3))).toMatchObject({ verdict: 'wrong-target', why: 'on 3 of 8 whom it hit' })
  })

  test('is late when it came on between the decision and up to three seconds after', () => {
    const at = (ms: number) => pressOf(soil, raidwide(), on('dorn', action.soil, status.soil, ms, 15_000, everybody))
    expect(at(60_300)).toMatchObject({ verdict: 'late', why: 'on 0.3 s after the hit was decided' })
    expect(at(64_000)?.verdict).toBe('missed')
  })

  test('is early when it had run out up to six seconds before', () => {
    const at = (ms: number) => pressOf(soil, raidwide(), on('dorn', action.soil, status.soil, ms, 15_000, everybody))
    expect(at(43_000)).toMatchObject({ verdict: 'early', why: 'gone 2.0 s before the hit was decided' })
    expect(at(38_000)?.verdict).not.toBe('early')
  })

  test('for the boss is on the enemy that hits, and astray on another', () => {
    const given = (target: Name) =>
      pressOf(reprisal, raidwide(), on('ayla', action.reprisal, status.reprisal, 56_000, 10_000, [target]))
    expect(given('boss')?.verdict).toBe('hit')
    expect(given('add')).toMatchObject({ verdict: 'wrong-target', why: 'on an enemy that did not hit' })
  })

  test('for one is for the tank a blow for tanks finds', () => {
    const benison = { ability: action.benison, role: 'H1' as Role }
    const given = (target: Name) =>
      pressOf(
        benison,
        hit(60_000, cascade, 'ayla'),
        on('cira', action.benison, status.benison, 55_000, 15_000, [target]),
      )
    expect(given('ayla')?.verdict).toBe('hit')
    expect(given('edda')?.verdict).toBe('wrong-target')
  })

  test('is unavailable while its last use recasts, and says what used it', () => {
    const press = pressOf(
      reprisal,
      raidwide(),
      hit(22_000, 0x9999, 'bram'),
      on('ayla', action.reprisal, status.reprisal, 20_000, 10_000, ['boss']),
    )
    expect(press).toMatchObject({ verdict: 'unavailable', pressedMs: 19_300 })
    expect(press?.why).toMatch(/^used at 0:19 for /)
  })

  test('is missed when it was ready, and nobody’s who lay dead', () => {
    expect(pressOf(reprisal, raidwide())).toMatchObject({ verdict: 'missed' })
    expect(pressOf(reprisal, raidwide())).not.toHaveProperty('decisive')
    expect(pressOf(reprisal, raidwide(), kill(50_000, 0x9999, 'ayla'))?.verdict).toBe('dead')
  })

  test('is not reached when the mechanic never came', () => {
    expect(pressOf(reprisal, hit(60_000, 0x9999, 'ayla'))).toMatchObject({ verdict: 'not-reached' })
  })

  test('of somebody who does nothing at all is not asked about', () => {
    const others = playing.filter((event) => 'source' in event && event.source !== 'gwen')
    const strat = {
      encounter: 'tea',
      version: 1,
      mechanics: [
        {
          ability: cascade,
          occurrence: 1,
          covers: [{ ability: action.troubadour, role: 'D3' as Role, offsetMs: -5_000 }],
          places: {},
        },
      ],
    }
    const pins = [{ encounter: 'tea', name: 'Gwen Ash', slot: 'D3' as Slot }]
    const known = { strat, pins, learned: [] }
    expect(mitAudit.compute(pullKnowing(known, tea, others, raidwide())).presses).toEqual([])
    expect(mitAudit.compute(pullKnowing(known, tea, playing, raidwide())).presses).toMatchObject([
      { verdict: 'missed' },
    ])
  })

  test('of a tank that nobody pinned is nobody’s in particular when it is missed', () => {
    expect(pressWith([], reprisal, raidwide())).not.toHaveProperty('player')
    expect(pressWith([], reprisal, raidwide())?.verdict).toBe('missed')
    const done = on('bram', action.reprisal, status.reprisal, 56_000, 10_000, ['boss'])
    expect(pressWith([], reprisal, raidwide(), done)).toMatchObject({ verdict: 'hit', player: { name: 'Bram Oakes' } })
  })
})

describe('a press that was not on', () => {
  const dies = (overkill: number) => [
    ...raidwide().filter((event) => !('target' in event && event.target === 'hale')),
    { type: 'state', at: 59_000, actor: 'hale', hp: 20_000, maxHp: 20_000 } as NamedEvent,
    ...kill(60_000, cascade, 'hale', { amount: 20_000, overkill }),
  ]

  test('is decisive if its share would have left somebody alive', () => {
    expect(pressOf(reprisal, dies(1_000))).toMatchObject({ verdict: 'missed', decisive: true })
    expect(pressOf(reprisal, dies(5_000))).toMatchObject({ verdict: 'missed' })
    expect(pressOf(reprisal, dies(5_000))).not.toHaveProperty('decisive')
  })
})

describe('how close it was', () => {
  const seen = (hp: number): NamedEvent[] =>
    everybody.map((name) => ({ type: 'state', at: 60_700, actor: name, hp, maxHp: 100_000 }))
  const hits = (hp: number, ...events: readonly NamedEvent[]) =>
    mitAudit.compute(pullKnowing({ pins: [], learned: [] }, tea, playing, raidwide(), seen(hp), events)).hits

  test('is what was left of the lowest', () => {
    expect(hits(50_000)).toMatchObject([{ on: 'raid', margin: 0.5, state: 'comfortable' }])
    expect(hits(12_000)).toMatchObject([{ margin: 0.12, state: 'tight' }])
    expect(hits(3_000)).toMatchObject([{ margin: 0.03, state: 'under' }])
  })

  test('tells which covers were free, and which were not', () => {
    expect(hits(12_000)[0]?.free).toContain('Troubadour D3')
    const used = on('gwen', action.troubadour, status.troubadour, 20_000, 15_000, everybody)
    expect(hits(12_000, ...used)[0]?.free).not.toContain('Troubadour D3')
    expect(hits(12_000, ...used)[0]?.onCooldown).toContain('Troubadour D3')
  })

  test('is unknown where no HP is told', () => {
    const context = pullKnowing({ pins: [], learned: [] }, tea, playing, raidwide())
    expect(mitAudit.compute(context).hits[0]).not.toHaveProperty('state')
    const notes = mitAudit.present(mitAudit.compute(context)).map((block) => (block.kind === 'note' ? block.text : ''))
    expect(notes.join(' ')).toMatch(/No strat was in force.* How close hits were is unknown/)
  })
})

test('who missed is told as openly as the server says', () => {
  const press = pressOf(reprisal, raidwide())
  if (press === undefined) throw new Error('there is a press')
  const result = { strat: { version: 3 }, presses: [press], hits: [] }
  const who = (blame: 'off' | 'roles' | 'initials' | 'names') => JSON.stringify(mitAudit.present(result, blame))
  expect(who('names')).toContain('Ayla Stone')
  expect(who('initials')).not.toContain('Ayla')
  expect(who('roles')).toContain('tank')
  expect(who('off')).not.toMatch(/"tank"|Ayla/)
})

describeShared('the wipe of TEA', 'netlog/tea-wipe-2021.log', () => {
  test('is told with the covers that were on at the end', async () => {
    const [context] = await logContexts('netlog/tea-wipe-2021.log')
    if (context === undefined) throw new Error('the log has a pull')
    const { hits, presses, strat } = mitAudit.compute(context)
    expect({ presses, strat }).toEqual({ presses: [], strat: undefined })
    const close = hits.filter(({ state }) => state === 'under')
    expect(close.map(({ ability, used }) => [ability.id, used.map((label) => label.replace(/ \w+$/, ''))])).toEqual([
      [18_477, ['Reprisal', 'Sacred Soil', 'Troubadour', 'Holmgang']],
    ])
  })
})

describeShared('the Dancing Mad stream', recording, () => {
  test('has covers, and tells no HP to say how close it was', () => {
    const { hits } = mitAudit.compute(recordedContext())
    expect(hits.map(({ ability, used }) => [ability.name, used.length])).toEqual([['Flagrant Fire III', 7]])
    expect(hits[0]).not.toHaveProperty('margin')
  })
})
