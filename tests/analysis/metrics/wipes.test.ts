import { describe, expect, test } from 'vitest'
import { wipes } from '../../../src/analysis/metrics/wipes.ts'
import { hit, kill, type Name, type NamedEvent, pullOf } from '../pull-where.ts'

const sluice = 18_865
const cascadeEnrage = 18_867
const raidwide = 55_001
const party = ['ayla', 'bram', 'cira', 'dorn', 'edda', 'finn', 'gwen', 'hale'] as const

const atHealth = (hp: number, at = 0, who: readonly Name[] = party): NamedEvent[] =>
  who.map((actor) => ({ type: 'state', at, actor, hp, maxHp: 100_000 }))
const onAll = (at: number, ability: number, more: Parameters<typeof hit>[3], who: readonly Name[] = party) =>
  who.flatMap((name) => hit(at, ability, name, { packet: at, ...more }))
const killAll = (at: number, ability: number, more: Parameters<typeof hit>[3] = {}, who: readonly Name[] = party) =>
  who.flatMap((name) => kill(at, ability, name, { packet: at, ...more }))

const compute = (...told: Parameters<typeof pullOf>) => wipes.compute(pullOf(...told))
const ended = { durationMs: 50_000 }

describe('location', () => {
  test('is the last mechanic that resolved while half the party lived, not what hit the survivor', () => {
    const { location } = compute(ended, killAll(40_000, raidwide, {}, party.slice(1)), hit(47_000, 55_002, 'ayla'))
    expect(location).toMatchObject({ ability: { id: raidwide }, atMs: 40_000, occurrence: 1 })
  })

  test('is absent when nothing resolved', () => {
    expect(compute(ended)).not.toHaveProperty('location')
  })
})

describe('class', () => {
  const classOf = (...told: Parameters<typeof pullOf>) => compute(...told).class

  test('kill', () => {
    expect(classOf({ ...ended, outcome: 'kill' }, killAll(48_000, raidwide))).toBe('kill')
  })

  test('enrage: time ran out by an action that the facts call so', () => {
    expect(classOf({ ...ended, encounter: 'tea' }, killAll(45_000, cascadeEnrage))).toBe('enrage')
  })

  test('called', () => {
    expect(classOf({ ...ended, wipeCalledMs: 30_000 }, killAll(45_000, raidwide))).toBe('called')
  })

  test('called, though a tank lay dead as it was called', () => {
    const pull = [kill(28_000, raidwide, 'ayla'), killAll(45_000, 55_002, {}, party.slice(1))]
    expect(classOf({ ...ended, wipeCalledMs: 30_000 }, ...pull)).toBe('called')
  })

  test('a call over a party of which most lie dead says nothing', () => {
    const pull = [killAll(28_000, raidwide, {}, party.slice(0, 6)), killAll(45_000, 55_002, {}, party.slice(6))]
    expect(classOf({ ...ended, wipeCalledMs: 35_000 }, ...pull)).not.toBe('called')
  })

  test('what shares its id with an enrage and is lived through is none', () => {
    const lived = onAll(42_000, cascadeEnrage, { amount: 100 })
    const pull = [lived, killAll(47_000, raidwide)]
    expect(classOf({ ...ended, encounter: 'tea' }, ...pull)).not.toBe('enrage')
  })

  const aerialBlast = 11_093
  const garuda = (blastMs: number): NamedEvent[] => [
    { type: 'cast', at: 17_500, source: 'boss', target: 'ayla', ability: 11_073 },
    { type: 'cast', at: 27_600, source: 'boss', target: 'ayla', ability: 11_088 },
    { type: 'cast', at: 76_800, source: 'boss', target: 'ayla', ability: aerialBlast },
    { type: 'cast', at: 100_100, source: 'boss', target: 'ayla', ability: 11_090 },
    { type: 'cast', at: 155_400, source: 'boss', target: 'ayla', ability: 11_088 },
    { type: 'cast', at: 176_500, source: 'boss', target: 'ayla', ability: 11_085 },
    ...(blastMs > 100_000
      ? [{ type: 'cast', at: blastMs, source: 'boss', target: 'ayla', ability: aerialBlast } as const]
      : []),
    ...killAll(blastMs, aerialBlast, { unmitigated: 900_000 }),
  ]

  test('enrage: the last that the timeline has for a phase, when it kills everybody whatever they do', () => {
    const uwu = { encounter: 'uwu', durationMs: 186_000, outcome: 'wipe' } as const
    expect(classOf(uwu, atHealth(100_000), garuda(181_500))).toBe('enrage')
  })

  test('the same action earlier in the phase is no enrage', () => {
    const uwu = { encounter: 'uwu', durationMs: 80_000, outcome: 'wipe' } as const
    expect(classOf(uwu, atHealth(100_000), garuda(76_800))).not.toBe('enrage')
  })

  test('reset: most still stood', () => {
    expect(classOf(ended, kill(20_000, raidwide, 'gwen'))).toBe('reset')
  })

  test('body pull: an enemy began it, and it was over soon', () => {
    const body = [...hit(0, 7, 'gwen'), ...hit(1_500, 97, 'boss', { source: 'gwen' })]
    expect(classOf({ durationMs: 20_000 }, body, killAll(10_000, raidwide))).toBe('body pull')
  })

  test('mechanic: a fault that the last deaths follow from', () => {
    const pull = [kill(40_000, sluice, 'gwen'), killAll(44_000, raidwide, {}, party.slice(0, 6))]
    expect(classOf({ ...ended, encounter: 'tea' }, ...pull)).toBe('mechanic')
  })

  test('mechanic: one use that killed nearly everybody beyond help, whatever the first had died to', () => {
    const pull = [
      atHealth(100_000),
      kill(38_000, 55_003, 'gwen'),
      killAll(42_000, raidwide, { unmitigated: 450_000 }, party.slice(0, 6)),
    ]
    expect(classOf(ended, ...pull)).toBe('mechanic')
  })

  test('mechanic: short by more than half a bar', () => {
    const hopeless = { amount: 100_000, overkill: 60_000 }
    expect(classOf(ended, atHealth(100_000), killAll(40_000, raidwide, hopeless))).toBe('mechanic')
  })

  test('mitigation: what lay ready and was not on would have left HP', () => {
    const narrowly = { amount: 100_000, overkill: 5_000 }
    expect(classOf({ ...ended, encounter: 'fru' }, atHealth(100_000), killAll(40_000, raidwide, narrowly))).toBe(
      'mitigation',
    )
  })

  test('mitigation, though one of them was not full: it would have saved the lowest, too', () => {
    const full = party.slice(1)
    const pull = [
      atHealth(100_000, 0, full),
      atHealth(80_000, 0, ['ayla']),
      killAll(40_000, raidwide, { amount: 100_000, overkill: 5_000 }, full),
      kill(40_000, raidwide, 'ayla', { packet: 40_000, amount: 80_000, overkill: 25_000 }),
    ]
    expect(classOf({ ...ended, encounter: 'fru' }, ...pull)).toBe('mitigation')
  })

  test('not mitigation when everything was on', () => {
    const used = [1193, 1195, 1203, 1894, 1839, 1934, 299, 317, 1875, 2711, 1873, 1219, 1176]
    const sources: readonly Name[] = ['ayla', 'bram', 'cira', 'dorn', 'edda', 'finn', 'gwen', 'hale']
    const on = used.flatMap((status) =>
      sources.map(
        (source): NamedEvent => ({
          type: 'status-apply',
          at: 39_000,
          source,
          target: 'boss',
          status,
          durationMs: 15_000,
        }),
      ),
    )
    const narrowly = { amount: 100_000, overkill: 5_000 }
    expect(classOf({ ...ended, encounter: 'fru' }, atHealth(100_000), on, killAll(40_000, raidwide, narrowly))).toBe(
      'unknown',
    )
  })

  test('healing: those who died had less than those whom the same use left standing', () => {
    const low = party.slice(4)
    const high = party.slice(0, 4)
    const pull = [
      atHealth(100_000, 0, high),
      atHealth(30_000, 0, low),
      onAll(40_000, raidwide, { amount: 60_000 }, high),
      killAll(40_000, raidwide, { amount: 30_000, overkill: 40_000 }, low),
    ]
    expect(classOf({ ...ended, encounter: 'ucob' }, ...pull)).toBe('healing')
  })

  test('unknown rather than wrong, where no HP is told', () => {
    expect(classOf(ended, killAll(40_000, raidwide))).toBe('unknown')
  })
})

describe('cause', () => {
  const causeOf = (...told: Parameters<typeof pullOf>) => compute(...told).cause
  const tea = { ...ended, encounter: 'tea' }

  test('the earliest fault that a death of the final chain follows from', () => {
    const pull = [
      hit(10_000, sluice, 'hale'),
      kill(40_000, sluice, 'gwen'),
      killAll(44_000, raidwide, {}, party.slice(0, 6)),
    ]
    expect(causeOf(tea, ...pull)).toMatchObject({
      kind: 'fault',
      fault: { atMs: 40_000, players: [{ name: 'Gwen Ash' }] },
    })
  })

  test('a fault whose death was raised long before is not it', () => {
    const raised: NamedEvent = { type: 'status-apply', at: 15_000, target: 'gwen', status: 43, durationMs: 100_000 }
    const pull = [kill(5_000, sluice, 'gwen'), raised, killAll(40_000, raidwide)]
    expect(causeOf(tea, ...pull)).toMatchObject({ kind: 'death', death: { ability: { id: raidwide } } })
  })

  test('a call, with the nearest fault before it', () => {
    const pull = [hit(10_000, sluice, 'hale'), hit(20_000, sluice, 'gwen')]
    expect(causeOf({ ...tea, wipeCalledMs: 30_000 }, ...pull)).toMatchObject({ kind: 'call', fault: { atMs: 20_000 } })
  })

  test('the first death of the chain, with those who died of the same use', () => {
    expect(causeOf(ended, killAll(40_000, raidwide))).toMatchObject({
      kind: 'death',
      death: { atMs: 40_700, together: 7 },
    })
  })

  test('unknown when nobody died at the end', () => {
    expect(causeOf(ended)).toEqual({ kind: 'unknown' })
  })

  test('a tank who died just after a raise is told so, with what they had died of before', () => {
    const raised: NamedEvent = { type: 'status-apply', at: 35_000, target: 'ayla', status: 43, durationMs: 100_000 }
    const pull = [kill(20_000, raidwide, 'ayla'), raised, kill(40_000, raidwide, 'ayla')]
    expect(causeOf(ended, ...pull)).toMatchObject({
      death: { atMs: 40_700, sinceRaiseMs: 5_700, before: { atMs: 20_700, ability: { id: raidwide } } },
    })
  })
})

describe('depth', () => {
  test('the source’s own figure wins', () => {
    expect(compute({ ...ended, bossHp: 0.412, fightHp: 0.8 }).depth).toMatchObject({
      boss: { share: 0.412 },
      fight: 0.8,
    })
  })

  test('else the last HP of the boss fought last', () => {
    const states: NamedEvent[] = [
      { type: 'state', at: 0, actor: 'boss', hp: 1_000, maxHp: 1_000 },
      { type: 'state', at: 30_000, actor: 'boss', hp: 73, maxHp: 1_000 },
      { type: 'state', at: 30_000, actor: 'add', hp: 500, maxHp: 900 },
    ]
    const struck = [hit(100, 97, 'boss', { source: 'gwen' }), hit(100, 97, 'add', { source: 'gwen' })]
    expect(compute({ ...ended, encounter: 'tea' }, states, ...struck).depth).toEqual({
      phase: 'P1',
      phaseId: 1,
      boss: { name: 'Living Liquid', share: 0.073 },
    })
  })

  test('without HP nobody knows', () => {
    expect(compute(ended).depth).toEqual({ phase: 'P1', phaseId: 1 })
  })
})

test('the boss of a phase in which nobody was hit is who the facts say is fought in it', () => {
  const setting = {
    ...ended,
    encounter: 'tea',
    bossHp: 0.4,
    phases: [
      { id: 1, startMs: 0 },
      { id: 5, startMs: 40_000 },
    ],
  }
  expect(compute(setting, hit(1_000, 97, 'boss', { source: 'ayla' })).depth.boss).toEqual({
    name: 'Alexander Prime',
    share: 0.4,
  })
})
