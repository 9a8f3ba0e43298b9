import { describe, expect, test } from 'vitest'
import { dpsCheck } from '../../../src/analysis/metrics/dps-check.ts'
import { openLog } from '../../../src/ingest/netlog/netlog.ts'
import { readEvents } from '../../fflogs/read-events.ts'
import { recordedReport, recording } from '../../fflogs/recorded.ts'
import { describeShared, sharedData } from '../../shared-data.ts'
import { futuresRewritten } from '../../sim/fru/fight.ts'
import { party } from '../../sim/party.ts'
import { simulate } from '../../sim/simulate.ts'
import { contextOf } from '../../sim/two-sources/say.ts'
import { readAsReport } from '../../sim/two-sources/tellings.ts'
import { hit, kill, type Name, type NamedEvent, pullOf } from '../pull-where.ts'

const [cascade, cascadeEnrage] = [18_470, 18_867]
const tea = { encounter: 'tea', durationMs: 110_000 }

/** The boss has this much, is hit from the first moment on, and has so much left at the end. */
const boss = (maxHp: number, leftHp: number, atMs = 99_000): NamedEvent[] => [
  { type: 'state', at: 0, actor: 'boss', hp: maxHp, maxHp },
  ...hit(0, 97, 'boss', { source: 'ayla', amount: 1 }),
  { type: 'state', at: atMs, actor: 'boss', hp: leftHp, maxHp },
]
const goesOff = (at: number, ability: number): NamedEvent[] => [
  { type: 'cast', at, source: 'boss', target: 'boss', ability },
]
const checkOf = (...told: Parameters<typeof pullOf>) => dpsCheck.compute(pullOf(...told)).checks[0]

describe('the enrage', () => {
  test('is due as long after the last thing that happened as the timeline has it, not by the clock', () => {
    const check = checkOf(tea, boss(1_000_000, 500_000), goesOff(20_500, cascade))
    expect(check?.enrage).toEqual({ atMs: 20_500 + 122_600, from: 'timeline' })
  })

  test('is when its cast is over, where that was seen', () => {
    const cast: NamedEvent[] = [
      { type: 'begin-cast', at: 100_000, source: 'boss', target: 'boss', ability: cascadeEnrage, durationMs: 3_700 },
    ]
    expect(checkOf(tea, boss(1_000_000, 500_000), goesOff(20_500, cascade), cast)?.enrage?.atMs).toBe(103_700)
  })

  test('is unknown where nothing of its stretch happened, and then there is no pace to keep', () => {
    const check = checkOf(tea, boss(1_000_000, 500_000))
    expect(check).not.toHaveProperty('enrage')
    expect(check).not.toHaveProperty('pace')
    expect(check?.boss).toMatchObject({ maxHp: 1_000_000, leftHp: 500_000 })
  })
})

describe('the pace', () => {
  test('needed is what must go by the time that is left to do it, done what went by the time it took', () => {
    const check = checkOf(tea, boss(1_421_000, 321_000), goesOff(19_500, cascade))
    expect(check?.pace?.neededPerSecond).toBeCloseTo(10_000, 5)
    expect(check?.pace?.actualPerSecond).toBeCloseTo(10_000, 5)
    expect(check?.pace?.neededFromHerePerSecond).toBeCloseTo(10_000, 5)
    expect(check).toMatchObject({ verdict: 'on pace', shortfallHp: 0, kind: 'pool', isAssumed: true })
  })

  test('too slow, and what would be left at the enrage is told', () => {
    const check = checkOf(tea, boss(1_421_000, 871_000), goesOff(19_500, cascade))
    expect(check).toMatchObject({ verdict: 'short', shortfallHp: 871_000 - 32_100 * 5 })
  })

  test('time in which nobody can be fought counts for neither side', () => {
    const gone: NamedEvent[] = [
      { type: 'targetable', at: 20_000, actor: 'boss', targetable: false },
      { type: 'targetable', at: 40_000, actor: 'boss', targetable: true },
    ]
    const check = checkOf(tea, boss(1_221_000, 321_000), goesOff(19_500, cascade), gone)
    expect(check?.pace?.actualPerSecond).toBeCloseTo(10_000, 5)
    expect(check?.pace?.neededPerSecond).toBeCloseTo(10_000, 5)
  })

  test('what came after the pull was lost counts for nothing', () => {
    const lost = (['ayla', 'bram', 'cira', 'dorn'] as const).map((name) => kill(79_300, 55_001, name))
    const check = checkOf(tea, boss(1_421_000, 621_000, 79_000), goesOff(19_500, cascade), ...lost)
    expect(check?.pace?.actualPerSecond).toBeCloseTo(10_000, 5)
  })

  test('of the first minute is the opener’s: nothing is said', () => {
    const check = checkOf({ ...tea, durationMs: 50_000 }, boss(1_000_000, 500_000, 40_000), goesOff(19_500, cascade))
    expect(check).toMatchObject({ verdict: 'unknown' })
    expect(check).not.toHaveProperty('pace')
  })
})

describe('costs', () => {
  const raised = (at: number, target: Name): NamedEvent[] => [
    { type: 'status-apply', at, target, status: 43, durationMs: 100_000 },
  ]

  test('time dead at the player’s own pace, then Weakness at a quarter of it, the most first', () => {
    const check = checkOf(
      tea,
      boss(1_421_000, 321_000),
      goesOff(19_500, cascade),
      hit(5_000, 97, 'boss', { source: 'edda', amount: 900_000 }),
      kill(49_300, 55_001, 'edda'),
      raised(70_000, 'edda'),
    )
    expect(check?.costs).toMatchObject([
      { player: { name: 'Edda Frost' }, kind: 'dead', atMs: 50_000, lostMs: 20_000, hp: 200_000 },
      { player: { name: 'Edda Frost' }, kind: 'weakness', atMs: 70_000, lostMs: 40_000, hp: 100_000 },
    ])
  })

  test('how much a Damage Down takes nobody tells: its time is told, and no HP', () => {
    const down: NamedEvent[] = [{ type: 'status-apply', at: 30_000, target: 'edda', status: 2_911, durationMs: 30_000 }]
    const check = checkOf(tea, boss(1_421_000, 321_000), goesOff(19_500, cascade), down)
    expect(check?.costs).toEqual([
      { player: expect.objectContaining({ name: 'Edda Frost' }), kind: 'damage-down', atMs: 30_000, lostMs: 30_000 },
    ])
  })
})

test('says so where neither HP nor time is known', () => {
  expect(dpsCheck.present(dpsCheck.compute(pullOf({})))).toMatchObject([{ kind: 'note' }])
})

test('says what is assumed', () => {
  const result = dpsCheck.compute(pullOf(tea, boss(1_421_000, 871_000), goesOff(19_500, cascade)))
  expect(dpsCheck.present(result)[1]).toMatchObject({
    text: 'P1 asked for 10.0 k/s and got 5.0 k/s: at that pace 710.5 k too much would be left at the enrage (2:22). From there on it took 27.1 k/s. That is if all of it must go: nobody has written what this phase asks for.',
  })
})

describe('a simulated party', () => {
  const checksOf = (damageShare: number) => {
    const pull = simulate(futuresRewritten, party, { seed: 5, plants: [], damageShare })
    const [told] = readAsReport({ title: '', party, pulls: [{ pull, startedAt: Date.UTC(2026, 10, 21, 20) }] })
    if (told === undefined) throw new Error('the night has a pull')
    return { checks: dpsCheck.compute(contextOf(told)).checks, answer: pull.answer }
  }

  test('with a fifth too little damage misses the enrage of a pool by what was left', () => {
    const { checks, answer } = checksOf(0.8)
    expect(answer.ended).toBe('enrage')
    expect(checks).toMatchObject([{ kind: 'pool', isAssumed: false, verdict: 'missed', enrage: { atMs: 160_200 } }])
    const left = checks[0]?.shortfallHp ?? 0
    expect(Math.abs(left - answer.boss.hp) / answer.boss.maxHp).toBeLessThan(0.02)
  })

  test('that ends in a phase of fixed length is told its HP and no pace', () => {
    const { checks } = checksOf(0.9)
    expect(checks).toMatchObject([{ verdict: 'passed' }, { kind: 'fixed', verdict: 'missed' }])
    expect(checks[1]).not.toHaveProperty('pace')
    expect((checks[0]?.pace?.actualPerSecond ?? 0) > (checks[0]?.pace?.neededPerSecond ?? 0)).toBe(true)
  })
})

describeShared('the real wipe in The Epic of Alexander', 'netlog/tea-wipe-2021.log', async () => {
  const log = await openLog(sharedData('netlog/tea-wipe-2021.log'))
  const { value: recorded } = await log.pulls()[Symbol.asyncIterator]().next()
  if (recorded === undefined) throw new Error('the log holds a pull')
  const [check] = dpsCheck.compute(contextOf(recorded)).checks

  test('both enemies of the phase are its pool, and the party was fast enough when it lost its tank', () => {
    expect(check?.boss?.names).toEqual(['Living Liquid', 'Liquid Hand'])
    expect(check).toMatchObject({ verdict: 'on pace', isAssumed: true })
    expect(Math.abs((check?.enrage?.atMs ?? 0) - 141_800)).toBeLessThan(500)
  })

  test('what it cost that the tank died, and not the deaths of the wipe', () => {
    expect(check?.costs.map(({ kind, player }) => [kind, player.job])).toEqual([
      ['dead', 'WAR'],
      ['weakness', 'WAR'],
    ])
  })
})

describeShared('the recorded Dancing Mad wipe', recording, () => {
  const { startTime, fights, actors, abilities, events } = recordedReport()
  const [fight] = fights
  if (fight === undefined) throw new Error('the recording has a fight')
  const told = {
    ...fight,
    friendlyPlayers: [...fight.friendlyPlayers],
    phaseTransitions: fight.phaseTransitions && [...fight.phaseTransitions],
  }
  const master = { actors: [...actors], abilities: [...abilities] }
  const pull = readEvents({ reportStart: startTime, fight: told, master }, events[fight.id] ?? [])

  test('without HP, damage and the share that was left give what others have seen: 56,331,828', () => {
    const [check] = dpsCheck.compute(contextOf(pull)).checks
    expect(check).toMatchObject({ kind: 'threshold', isAssumed: false, boss: { isEstimated: true } })
    expect(Math.abs((check?.boss?.maxHp ?? 0) / 56_331_828 - 1)).toBeLessThan(0.001)
  })
})
