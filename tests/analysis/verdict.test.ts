import { describe, expect, test } from 'vitest'
import { headlineOf, verdictOf } from '../../src/analysis/verdict.ts'
import { analysed, hit, kill, type Name, type NamedEvent } from './pull-where.ts'

const sluice = 18_865
const proteanDouble = 18_870
const fluidSwing = 18_864
const enumeration = 18_512
const cascadeEnrage = 18_867
const abilityNames = {
  [sluice]: 'Sluice',
  [proteanDouble]: 'Protean Wave',
  [fluidSwing]: 'Fluid Swing',
  [enumeration]: 'Enumeration',
  [cascadeEnrage]: 'Cascade',
  55001: 'Cascade',
}
const tea = { encounter: 'tea', durationMs: 100_000, abilityNames }
const party = ['ayla', 'bram', 'cira', 'dorn', 'edda', 'finn', 'gwen', 'hale'] as const

const killAll = (at: number, ability: number, who: readonly Name[] = party, more: Parameters<typeof hit>[3] = {}) =>
  who.flatMap((name) => kill(at, ability, name, { packet: at, ...more }))
const bossAt = (share: number): NamedEvent[] => [
  ...hit(100, 97, 'boss', { source: 'gwen' }),
  { type: 'state', at: 90_000, actor: 'boss', hp: share * 1_000, maxHp: 1_000 },
]
const atHealth: NamedEvent[] = party.map((actor) => ({ type: 'state', at: 0, actor, hp: 100_000, maxHp: 100_000 }))
const say = (...told: Parameters<typeof analysed>) => {
  const { ended, started } = verdictOf(analysed(...told), 'roles')
  return `${ended} ${started}`
}

describe('the headline', () => {
  test('of a wipe tells the phase and what was left of the boss', () => {
    expect(headlineOf(analysed({ ...tea, number: 37 }, bossAt(0.412)))).toBe('Pull 37 · TEA · P1 41.2 %')
  })

  test('of a kill tells how long it took', () => {
    expect(headlineOf(analysed({ ...tea, outcome: 'kill', durationMs: 1_092_000 }))).toBe('Pull 1 · TEA · Kill 18:12')
  })

  test('where no HP is told says how long it lasted, and an unknown fight keeps its name', () => {
    expect(headlineOf(analysed({ durationMs: 62_000 }))).toBe('Pull 1 · A fight · P1 1:02')
  })
})

describe('two sentences a raider understands at 1 a.m.', () => {
  test('an avoidable hit that killed, and the rest followed', () => {
    expect(say(tea, kill(80_000, sluice, 'gwen'), killAll(88_000, 55_001, party.slice(0, 6)))).toBe(
      'Cascade in P1 ended it at 1:28. It started at 1:20: a ranged was hit by Sluice and died; next time, keep clear of it.',
    )
  })

  test('a log that was cut off says so and claims no end', () => {
    expect(say({ ...tea, outcome: 'unknown', durationMs: 18_000 }, hit(17_000, sluice, 'gwen'))).toBe(
      'The log stops at 0:18 in P1 and does not say how the pull ended. No single cause could be told.',
    )
  })

  test('a Vulnerability picked up, deadly later', () => {
    const given: NamedEvent = {
      type: 'status-apply',
      at: 70_700,
      source: 'boss',
      target: 'gwen',
      status: 202,
      durationMs: 60_000,
    }
    expect(
      say(
        tea,
        hit(70_000, sluice, 'gwen'),
        given,
        kill(84_000, 55_001, 'gwen'),
        killAll(90_000, 55_001, party.slice(0, 6)),
      ),
    ).toBe(
      'Cascade in P1 ended it at 1:30. It started at 1:10: a ranged was hit by Sluice and died of it at 1:24; next time, keep clear of it.',
    )
  })

  test('two who cannot be told apart are not called anything', () => {
    const both = (['gwen', 'hale'] as const).flatMap((name) => kill(80_000, proteanDouble, name, { packet: 5 }))
    expect(say(tea, both, killAll(86_000, 55_001, party.slice(0, 6)))).toBe(
      'Cascade in P1 ended it at 1:26. It started at 1:20: Protean Wave is for one and hit two, and both died; next time, spread further for it.',
    )
  })

  test('a cleave off the tank', () => {
    expect(say(tea, kill(80_000, fluidSwing, 'edda'), killAll(86_000, 55_001, party.slice(0, 4)))).toBe(
      'Cascade in P1 ended it at 1:26. It started at 1:20: a melee was hit by a Fluid Swing meant for somebody else and died; next time, check where it points.',
    )
  })

  test('a mechanic that was missed', () => {
    expect(say(tea, killAll(90_000, enumeration))).toBe(
      'Enumeration in P1 ended it at 1:30. It started at 1:30: Enumeration only goes off when something before it is missed; next time, check who was due there.',
    )
  })

  test('time ran out', () => {
    expect(say(tea, bossAt(0.023), killAll(96_000, cascadeEnrage))).toBe(
      'Time ran out in P1: the enrage came at 1:36 with 2.3 % of Living Liquid left. Deaths cost none of that; next time, look for damage in uptime and raid buffs.',
    )
  })

  test('called, after a fault', () => {
    expect(say({ ...tea, wipeCalledMs: 90_000 }, hit(80_000, sluice, 'gwen'))).toBe(
      'The wipe was called at 1:30, after Sluice in P1. Before the call, at 1:20, a ranged was hit by Sluice; next time, keep clear of it.',
    )
  })

  test('called, and nobody knows why', () => {
    expect(say({ ...tea, wipeCalledMs: 90_000 })).toBe(
      'The wipe was called at 1:30 in P1. Nothing in the log says what it was called for.',
    )
  })

  test('a tank who stayed dead', () => {
    expect(say(tea, kill(75_000, 55_001, 'ayla'), killAll(92_000, sluice, ['gwen']))).toBe(
      'A tank stayed dead from 1:15 on, and Sluice in P1 finished it. The deaths began at 1:15: a tank died to Cascade; no mistake behind it could be told.',
    )
  })

  test('a fall after a knock-back', () => {
    const thrown: NamedEvent[] = [
      { type: 'damage', at: 80_000, source: 'boss', target: 'ayla', ability: 47_783, packet: 4, amount: 10 },
      { type: 'death', at: 83_000, target: 'ayla' },
    ]
    const dmu = {
      encounter: 'dmu',
      durationMs: 100_000,
      abilityNames: { ...abilityNames, 47783: 'Double-Trouble Trap' },
    }
    expect(say(dmu, thrown, killAll(92_000, 55_001, party.slice(1)))).toBe(
      'A tank stayed dead from 1:23 on, and Cascade in P1 finished it. The deaths began at 1:23: a tank was thrown off by Double-Trouble Trap; next time, look at where to stand for it.',
    )
  })

  test('mitigation that lay ready', () => {
    expect(
      say({ ...tea, encounter: 'fru' }, atHealth, killAll(90_000, 55_001, party, { amount: 100_000, overkill: 5_000 })),
    ).toBe(
      'Cascade in P1 ended it at 1:30, with too little mitigation on it. Ready and not used then: Troubadour, Reprisal and Addle; next time, put one of them there.',
    )
  })

  test('somebody who stopped acting', () => {
    const playing: NamedEvent[] = Array.from({ length: 25 }, (_, index) => ({
      type: 'cast',
      at: index * 2_500,
      source: 'ayla',
      target: 'boss',
      ability: 31,
    }))
    expect(say(tea, playing, kill(75_000, 55_001, 'ayla'), killAll(92_000, sluice, ['gwen']))).toBe(
      'A tank stayed dead from 1:15 on, and Sluice in P1 finished it. The deaths began at 1:15: a tank had not acted for 15 s and died to Cascade; look at the connection first.',
    )
  })

  test('a kill without a death', () => {
    expect(say({ ...tea, outcome: 'kill' })).toBe(
      'Down in 1:40. Nobody died and nothing went wrong: as clean as it gets.',
    )
    expect(say({ outcome: 'kill' })).toBe('Down in 2:00. Nobody died: well played.')
    const died = [kill(50_000, 55_001, 'gwen'), kill(60_000, 55_001, 'hale')].flat()
    expect(say({ outcome: 'kill' }, died)).toBe(
      'Down in 2:00. Two deaths on the way, and the party held: well recovered.',
    )
  })

  test('nobody dead, reset', () => {
    expect(say(tea)).toBe(
      'The pull was reset at 1:40 in P1, with most of the party still standing. Nothing in the log says what it was reset for.',
    )
  })

  test('many at once, by nothing that a rule knows', () => {
    expect(say(tea, killAll(90_000, 55_001, party, { overkill: 40_000 }))).toBe(
      'Cascade in P1 ended it at 1:30. The deaths began at 1:30: eight people died to Cascade; no mistake behind it could be told.',
    )
  })

  test('a kill', () => {
    expect(say({ ...tea, outcome: 'kill' }, kill(50_000, 55_001, 'gwen'))).toBe(
      'Down in 1:40. One death on the way, and the party held: well recovered.',
    )
  })
})

test('a fault after the pull was lost is never told', () => {
  const { started } = verdictOf(
    analysed(tea, killAll(80_000, 55_001, ['edda', 'finn', 'gwen', 'hale']), kill(86_000, sluice, 'cira')),
    'names',
  )
  expect(started).not.toMatch(/Sluice|Cira/)
})

test('the blame level decides what somebody is called', () => {
  const pull = analysed(tea, kill(80_000, sluice, 'gwen'), killAll(88_000, 55_001, party.slice(0, 6)))
  const started = (['off', 'roles', 'initials', 'names'] as const).map((blame) => verdictOf(pull, blame).started)
  expect(started).toEqual(
    ['somebody', 'a ranged', 'G. A.', 'Gwen Ash'].map(
      (who) => `It started at 1:20: ${who} was hit by Sluice and died; next time, keep clear of it.`,
    ),
  )
})

test('a pull whose analysis failed still gets its sentences', () => {
  const { pull } = analysed(tea)
  expect(verdictOf({ pull, results: {} }, 'roles')).toEqual({
    ended: 'The pull ended at 1:40.',
    started: 'It could not be analysed.',
  })
})
