import { describe, expect, test } from 'vitest'
import { event, only, read, translate } from '../told.ts'

/** What FFLogs does to events on their way to us (FFLOGS.md, Shapes), each as small as it gets. */
describe('numbers', () => {
  const blow = { abilityGameID: 7, amount: 100, hitType: 1 }

  test('may be written as text, whole or not', () => {
    const told = {
      ...blow,
      timestamp: '103000',
      sourceID: '1',
      amount: '100',
      multiplier: '0.62',
      unmitigatedAmount: 161.3,
    }
    expect(only('damage', told)).toMatchObject({
      at: 1_000,
      source: 0,
      amount: 100,
      multiplier: 0.62,
      unmitigated: 161.3,
    })
  })

  test('that are none make an event unusable: it is counted and left out, the others stay', () => {
    const { pull, tally } = read([
      event('damage', { ...blow, amount: 'much' }),
      event('damage', { ...blow, amount: true }),
      event('damage', { ...blow, amount: null }),
      event('damage', { ...blow, tick: 1 }),
      event('damage', { hitType: 1, abilityGameID: 7 }),
      event('damage', { ...blow, sourceID: [1] }),
      event('damage', blow),
      7,
      null,
    ])
    expect(pull.events.count).toBe(1)
    expect(tally).toMatchObject({ unusable: 8 })
  })

  test('that are not told, or null, stay unknown', () => {
    expect(only('damage', { ...blow, absorbed: null, unmitigatedAmount: null })).toMatchObject({ absorbed: 0 })
    expect(only('damage', blow)).not.toHaveProperty('multiplier')
  })
})

describe('types', () => {
  test('that nobody knows are counted by name; those that tell us nothing are not', () => {
    const { pull, tally } = read([
      event('moonphase', {}),
      event('moonphase', {}),
      event('gaugeupdate', {}),
      event('dispel', {}),
    ])
    expect(pull.events.count).toBe(0)
    expect(tally).toMatchObject({ events: 4, unknownTypes: { moonphase: 2 }, unusable: 0 })
  })

  test('killed outright has neither amount nor packet', () => {
    expect(only('instakill', { abilityGameID: 7 })).toMatchObject({ type: 'instant-kill', packet: 0 })
  })
})

describe('hits', () => {
  test('of falls, ticks and what was absorbed whole may have no packet', () => {
    expect(only('damage', { abilityGameID: 7, amount: 0, absorbed: 90_000, hitType: 1 })).toMatchObject({
      type: 'damage',
      packet: 0,
      amount: 0,
      absorbed: 90_000,
    })
  })

  test('that were absorbed whole say nothing of what they were before: unknown is not zero', () => {
    expect(only('calculateddamage', { abilityGameID: 7, amount: 0, hitType: 1 })).not.toHaveProperty('unmitigated')
  })

  test('whose effect never landed were hits all the same', () => {
    const told = { abilityGameID: 7, amount: 9, hitType: 1, unpaired: true }
    expect(only('calculateddamage', told)).toMatchObject({ type: 'damage-decided', unpaired: true })
    expect(only('calculatedheal', told)).toMatchObject({ type: 'heal-decided', unpaired: true })
  })

  test('that add up ticks are left out, whoever they are put on', () => {
    for (const abilityGameID of [500_000, 500_001]) {
      expect(only('damage', { sourceID: 11, abilityGameID, amount: 999, tick: true })).toBeUndefined()
      expect(only('calculatedheal', { sourceID: 11, abilityGameID, amount: 999 })).toBeUndefined()
    }
  })

  test('a shield is credited as the status that is told, though another one was applied', () => {
    const told = {
      sourceID: 2,
      targetID: 1,
      abilityGameID: 1_002_613,
      attackerID: 10,
      amount: 50,
      extraAbilityGameID: 7,
    }
    expect(only('absorbed', told)).toMatchObject({ type: 'absorbed', status: 2_613, source: 1, attacker: 2 })
  })
})

describe('actors', () => {
  test('-1 is nobody, as source, target, killer and attacker', () => {
    expect(only('cast', { sourceID: -1, targetID: -1, abilityGameID: 7 })).toMatchObject({ source: -1, target: -1 })
    expect(only('death', { sourceID: -1, targetID: 1, abilityGameID: 0 })).toMatchObject({ killer: -1, ability: 0 })
  })

  test('copies with one number differ by their instance; two bosses may have copies of the same number', () => {
    const seen = [
      { sourceID: 10, sourceInstance: 2 },
      { sourceID: 11, sourceInstance: 2 },
      { sourceID: 10 },
      { sourceID: 10, sourceInstance: 1 },
    ].map((who) => event('cast', { ...who, targetID: -1, abilityGameID: 7 }))
    const casts = translate(seen).events.of('cast')
    expect(casts.map(({ source }) => source)).toEqual([2, 3, 4, 4])
  })

  test('that the master data does not know are counted, and their abilities, too', () => {
    const told = [event('cast', { sourceID: 77, abilityGameID: 7 }), event('cast', { abilityGameID: 4_711 })]
    expect(read(told).tally.unnamed).toBe(2)
    expect(read([event('cast', { abilityGameID: 7 })]).tally.unnamed).toBe(0)
  })
})

describe('deaths', () => {
  test('tell ability 0: what killed stands beside it', () => {
    const told = { targetID: 1, abilityGameID: 0, killerID: 10, killingAbilityGameID: 49_739 }
    expect(only('death', told)).toMatchObject({ killer: 2, ability: 49_739 })
    expect(only('death', { targetID: 1, abilityGameID: 0 })).toMatchObject({ killer: -1, ability: 0 })
  })
})

describe('names', () => {
  test('that the game hides are none', () => {
    expect(translate([event('cast', { abilityGameID: 49_739 })]).abilityNames).toEqual({})
  })
})

describe('pages', () => {
  test('what happens when the next page starts, or later, is left to it', () => {
    const told = [102_500, 103_000, 103_001].map((timestamp) => event('cast', { timestamp, abilityGameID: 7 }))
    expect(read(told, { untilMs: 103_001 }).pull.events.count).toBe(2)
    expect(read(told, { untilMs: 103_000 }).pull.events.count).toBe(1)
  })
})
