import { describe, expect, test } from 'vitest'
import type { CombatEvent } from '../../../src/event.ts'
import { event, only, translate } from './told.ts'

describe('events', () => {
  const blow = { abilityGameID: 7, packetID: 5, hitType: 1, amount: 100 }
  const plain = { critical: false, directHit: false, blocked: false, parried: false }
  const who = { at: 1_000, source: 0, target: 2 }

  test.each<[string, object, CombatEvent]>([
    ['begincast', { abilityGameID: 7, duration: 4_700 }, { type: 'begin-cast', ...who, ability: 7, durationMs: 4_700 }],
    ['cast', { abilityGameID: 34_603_670, packetID: 3 }, { type: 'cast', ...who, ability: 34_603_670, packet: 3 }],
    [
      'calculateddamage',
      { ...blow, hitType: 2, directHit: true, unmitigatedAmount: 120, multiplier: 0.9, unpaired: true },
      {
        type: 'damage-decided',
        ...who,
        ...plain,
        ability: 7,
        packet: 5,
        amount: 100,
        critical: true,
        directHit: true,
        unmitigated: 120,
        multiplier: 0.9,
        unpaired: true,
      },
    ],
    [
      'damage',
      { ...blow, hitType: 4, absorbed: 30, overkill: 4 },
      {
        type: 'damage',
        ...who,
        ...plain,
        ability: 7,
        packet: 5,
        amount: 100,
        blocked: true,
        absorbed: 30,
        overkill: 4,
        tick: false,
      },
    ],
    [
      'damage',
      { abilityGameID: 1_001_871, amount: 20, tick: true },
      {
        type: 'damage',
        ...who,
        ...plain,
        ability: 1_871,
        packet: 0,
        amount: 20,
        absorbed: 0,
        overkill: 0,
        tick: true,
      },
    ],
    [
      'calculatedheal',
      { ...blow, hitType: 2 },
      { type: 'heal-decided', ...who, ability: 7, packet: 5, amount: 100, critical: true, unpaired: false },
    ],
    [
      'heal',
      { ...blow, overheal: 11 },
      { type: 'heal', ...who, ability: 7, packet: 5, amount: 100, overheal: 11, critical: false, tick: false },
    ],
    [
      'absorbed',
      { sourceID: 2, targetID: 1, abilityGameID: 1_002_609, attackerID: 10, amount: 50, extraAbilityGameID: 7 },
      { type: 'absorbed', at: 1_000, source: 1, target: 0, ability: 7, status: 2_609, attacker: 2, amount: 50 },
    ],
    ['instakill', { abilityGameID: 7 }, { type: 'instant-kill', ...who, ability: 7, packet: 0 }],
    [
      'applybuff',
      { abilityGameID: 1_000_743, extraAbilityGameID: 7, duration: 30_000 },
      {
        type: 'status-apply',
        ...who,
        status: 743,
        durationMs: 30_000,
        stacks: 1,
        refreshed: false,
        ability: 7,
      },
    ],
    [
      'refreshdebuff',
      { abilityGameID: 1_000_743, duration: 30_000 },
      { type: 'status-apply', ...who, status: 743, durationMs: 30_000, stacks: 1, refreshed: true, ability: 0 },
    ],
    [
      'applybuffstack',
      { abilityGameID: 1_000_743, stack: 3, duration: 8_000 },
      { type: 'status-apply', ...who, status: 743, durationMs: 8_000, stacks: 3, refreshed: true, ability: 0 },
    ],
    [
      'removebuffstack',
      { abilityGameID: 1_000_743, stack: 2 },
      { type: 'status-stack', ...who, status: 743, stacks: 2 },
    ],
    ['removedebuff', { abilityGameID: 1_000_743 }, { type: 'status-remove', ...who, status: 743 }],
    [
      'death',
      { sourceID: 10, targetID: 1, killerID: 10, killerInstance: 1, killingAbilityGameID: 49_739 },
      { type: 'death', at: 1_000, target: 0, killer: 2, ability: 49_739 },
    ],
    [
      'targetabilityupdate',
      { sourceID: 10, targetable: 0 },
      { type: 'targetable', at: 1_000, actor: 2, targetable: false },
    ],
    ['headmarker', { targetID: -1, markerID: 218 }, { type: 'head-marker', at: 1_000, target: 0, marker: 218 }],
    ['tether', { tetherID: 45 }, { type: 'tether', ...who, tether: 45 }],
  ])('%s', (type, told, expected) => {
    expect(only(type, told)).toEqual(expected)
  })

  test('numbers that arrive as strings are numbers', () => {
    expect(only('damage', { ...blow, amount: '100', multiplier: '0.5' })).toMatchObject({
      amount: 100,
      multiplier: 0.5,
    })
  })

  test('what is not told stays absent: unknown is not zero', () => {
    expect(only('damage', { ...blow, unmitigatedAmount: null })).not.toHaveProperty('unmitigated')
  })

  test('types nobody knows yet are passed over', () => {
    expect(translate([event('moonphase', {}), event('cast', { abilityGameID: 7 })]).events.all()).toHaveLength(1)
  })

  test('identical events are both kept', () => {
    const tick = event('heal', { abilityGameID: 1_000_158, amount: 5, tick: true })
    expect(translate([tick, tick]).events.all()).toHaveLength(2)
  })

  test('a fake cast is no action of anybody’s: what it does is told all the same', () => {
    const finish = { sourceID: 1, targetID: -1, abilityGameID: 16_196, packetID: 1 }
    const effect = { ...finish, abilityGameID: 33_218, packetID: 2 }
    const applied = { ...effect, targetID: 2, abilityGameID: 1_001_822, extraAbilityGameID: 33_218, duration: 20_500 }
    const told = [event('cast', finish), event('cast', { ...effect, fake: true }), event('applybuff', applied)]
    expect(translate(told).events.all()).toMatchObject([
      { type: 'cast', ability: 16_196 },
      { type: 'status-apply', status: 1_822, ability: 33_218 },
    ])
    expect(translate([event('cast', { ...finish, fake: false })]).events.count).toBe(1)
  })

  test('totals of ticks are left out: every tick is told by itself', () => {
    expect(only('damage', { sourceID: 11, abilityGameID: 500_000, amount: 999, tick: true })).toBeUndefined()
    expect(only('heal', { sourceID: 11, abilityGameID: 500_001, amount: 999, tick: true })).toBeUndefined()
  })

  test('a miss touches nobody; a hit that did nothing does', () => {
    expect(only('calculateddamage', { ...blow, hitType: 0, amount: 0 })).toBeUndefined()
    expect(only('calculateddamage', { ...blow, hitType: 10, amount: 0 })).toMatchObject({ type: 'damage-decided' })
  })

  test('a status that kills is not taken for the action of the same number', () => {
    expect(only('death', { targetID: 1, killerID: 10, killingAbilityGameID: 1_000_210 })).toMatchObject({ ability: 0 })
  })
})

describe('what players bring', () => {
  test('auras are there before the pull, in order, and tell the level', () => {
    const pull = translate([
      event('cast', { timestamp: 101_000, abilityGameID: 7 }),
      {
        type: 'combatantinfo',
        timestamp: 102_500,
        sourceID: 1,
        level: 100,
        auras: [{ source: 2, ability: 1_000_743, stacks: 2 }],
      },
    ])
    expect(pull.events.all().map(({ at, type }) => [at, type])).toEqual([
      [-1_000, 'cast'],
      [-1, 'status-apply'],
    ])
    expect(pull.events.all()[1]).toMatchObject({ source: 1, target: 0, status: 743, stacks: 2, refreshed: false })
    expect(pull.actors[0]).toMatchObject({ level: 100 })
    expect(pull.statusNames).toEqual({ 743: 'Grit' })
  })
})

describe('how actors look', () => {
  const seen = { hitPoints: 900, maxHitPoints: 1_000, mp: 10_000, x: 10_024, y: 11_073, absorb: 37 }
  const states = (events: readonly object[]) =>
    translate(events)
      .events.all()
      .filter(({ type }) => type === 'state')

  test('yalms, shares and a state after its event', () => {
    const pull = translate([event('cast', { abilityGameID: 7, sourceResources: seen })])
    expect(pull.events.all().map(({ type }) => type)).toEqual(['cast', 'state'])
    expect(pull.events.all()[1]).toEqual({
      type: 'state',
      at: 1_000,
      actor: 0,
      hp: 900,
      maxHp: 1_000,
      mp: 10_000,
      x: Math.fround(100.24),
      y: Math.fround(110.73),
      shield: Math.fround(0.37),
    })
  })

  test.each([
    ['south', -472, 0],
    ['east', -629, Math.PI / 2],
    ['north', -786, Math.PI],
    ['west', -315, -Math.PI / 2],
  ])('facing %s', (_, facing, expected) => {
    const [state] = states([event('cast', { abilityGameID: 7, sourceResources: { ...seen, facing } })])
    const turn = state?.type === 'state' ? (state.facing ?? Number.NaN) - expected : Number.NaN
    expect(Math.cos(turn)).toBeCloseTo(1, 4)
  })

  test('what lands on the one who did it tells them all the same', () => {
    const healed = event('heal', { targetID: 1, abilityGameID: 7, amount: 5, targetResources: seen })
    expect(states([healed])).toHaveLength(1)
  })

  test('one use on many targets tells its source once', () => {
    const use = [1, 2, 10].map((targetID) => event('cast', { targetID, abilityGameID: 7, sourceResources: seen }))
    expect(states(use)).toHaveLength(1)
  })
})
