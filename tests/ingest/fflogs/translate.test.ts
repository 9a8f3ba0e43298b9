import { describe, expect, test } from 'vitest'
import { event, only, reportStart, translate } from './told.ts'

describe('a fight', () => {
  test('becomes a pull with shares, times and names of its own', () => {
    expect(translate([event('cast', { abilityGameID: 7 })])).toMatchObject({
      source: 'fflogs',
      sourceKey: '7',
      encounterId: 1085,
      territoryId: 1363,
      startedAt: reportStart + 102_000,
      durationMs: 58_000,
      outcome: 'wipe',
      bossHp: 0.125,
      fightHp: 0.82,
      wipeCalledMs: 48_000,
      phases: [
        { id: 1, startMs: 0 },
        { id: 2, startMs: 30_000 },
      ],
      abilityNames: { 7: 'Attack' },
    })
  })

  test('starts when its combat does, else with the limit gauge, else where it begins', () => {
    const gauge = { type: 'limitbreakupdate', timestamp: 101_500, value: 0, bars: 3 }
    expect(translate([gauge]).startedAt).toBe(reportStart + 102_000)
    expect(translate([gauge], { combatTime: null }).startedAt).toBe(reportStart + 101_500)
    expect(translate([], { combatTime: null }).startedAt).toBe(reportStart + 100_000)
  })

  test.each([
    [true, 'kill'],
    [false, 'wipe'],
    [null, 'unknown'],
  ] as const)('kill %s is %s', (kill, outcome) => {
    expect(translate([], { kill }).outcome).toBe(outcome)
  })

  test('that tells no share has none', () => {
    const untold = translate([], { bossPercentage: null, fightPercentage: null, wipeCalledTime: null, gameZone: null })
    expect(untold).not.toHaveProperty('bossHp')
    expect(untold).not.toHaveProperty('fightHp')
    expect(untold).not.toHaveProperty('wipeCalledMs')
    expect(untold).not.toHaveProperty('territoryId')
  })
})

describe('actors', () => {
  test('the party comes first, pets know their owner, pseudo actors are no players', () => {
    const casts = [4, 3, 11, 10].map((sourceID) => event('cast', { sourceID, targetID: -1, abilityGameID: 7 }))
    expect(translate(casts).actors).toEqual([
      { id: 0, kind: 'player', name: 'Ayla Stone', job: 'DRK', world: 'Example' },
      { id: 1, kind: 'player', name: 'Bram Oakes', job: 'SCH', world: 'Example' },
      { id: 2, kind: 'pet', name: 'Eos', owner: 1 },
      { id: 3, kind: 'limit-break', name: 'Limit Break' },
      { id: 4, kind: 'other', name: 'Multiple Players' },
      { id: 5, kind: 'enemy', name: 'Kefka', gameId: 19504 },
    ])
  })

  test('copies of an enemy are actors of their own; without an instance it is the first', () => {
    const instances = [undefined, 1, 2].map((sourceInstance) =>
      event('cast', { sourceID: 10, targetID: 1, sourceInstance, abilityGameID: 7 }),
    )
    const sources = translate(instances)
      .events.all()
      .map((cast) => cast.type === 'cast' && cast.source)
    expect(sources).toEqual([2, 2, 3])
  })

  test('two enemies with the same instance are two', () => {
    const casts = [10, 12, 10].map((sourceID) => event('cast', { sourceID, sourceInstance: 2, abilityGameID: 7 }))
    expect(
      translate(casts)
        .events.of('cast')
        .map(({ source }) => source),
    ).toEqual([2, 4, 2])
  })

  test('nobody did it', () => {
    expect(only('death', { sourceID: -1, targetID: 1 })).toEqual({
      type: 'death',
      at: 1_000,
      target: 0,
      killer: -1,
      ability: 0,
    })
  })
})
