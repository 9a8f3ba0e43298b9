import { describe, expect, test } from 'vitest'
import { gcd } from '../../../src/analysis/metrics/gcd.ts'
import { recording } from '../../fflogs/recorded.ts'
import { describeShared } from '../../shared-data.ts'
import { action, gcdMs, hardCast, press, pressing } from '../playing-where.ts'
import { actor, hit, kill, type Name, type NamedEvent, pullOf } from '../pull-where.ts'
import { logContexts, recordedContext } from '../real-files.ts'

const minute = { durationMs: 60_000 }
const presses = 60_000 / gcdMs

const toldOf = (name: Name, ...events: readonly (NamedEvent | readonly NamedEvent[])[]) => {
  const found = gcd.compute(pullOf(minute, ...events)).players.find(({ id }) => id === actor(name))
  if (found === undefined) throw new Error('nobody of that name plays')
  return found
}

describe('uptime', () => {
  test('who presses one action after the other for the whole pull has all of it', () => {
    const { uptime, gcds, drops } = toldOf('ayla', pressing('ayla', action.heavySwing, 0, presses))
    expect({ uptime, gcds, drops }).toEqual({ uptime: 1, gcds: presses, drops: 0 })
  })

  test('what is not pressed is missing: half the actions are half the uptime', () => {
    const { uptime } = toldOf('ayla', pressing('ayla', action.heavySwing, 0, presses / 2))
    expect(uptime).toBe(0.5)
  })

  test('no enemy to target is nobody’s loss, and an action that runs into it counts until then', () => {
    const told = toldOf(
      'ayla',
      pressing('ayla', action.heavySwing, 0, 9),
      pressing('ayla', action.heavySwing, 40_000, 8),
      [
        ...hit(0, action.heavySwing, 'boss', { source: 'ayla' }),
        { type: 'targetable', at: 21_000, actor: 'boss', targetable: false },
        { type: 'targetable', at: 40_000, actor: 'boss', targetable: true },
      ],
    )
    expect(told).toMatchObject({ possibleMs: 41_000, uptime: 1, drops: 0 })
  })

  test('the dead have no global cooldown to keep running', () => {
    const told = toldOf('finn', pressing('finn', action.trueThrust, 0, 12), kill(29_300, 0x9999, 'finn'))
    expect(told).toMatchObject({ possibleMs: 30_000, uptime: 1 })
  })

  test('a cast as long as the global cooldown counts 100 ms more, a shorter one as the recast', () => {
    const long = toldOf('hale', hardCast('hale', action.fireFour, 0, 2_800))
    const short = toldOf('cira', hardCast('cira', action.glare, 0, 1_500))
    expect(Math.round((long.uptime ?? 0) * 60_000)).toBe(2_900)
    expect(Math.round((short.uptime ?? 0) * 60_000)).toBe(2_500)
  })

  test('a cast that is broken off is no action', () => {
    const told = toldOf(
      'cira',
      { type: 'begin-cast', at: 0, source: 'cira', target: 'boss', ability: action.glare, durationMs: 1_500 },
      { type: 'cancel-cast', at: 900, source: 'cira', ability: action.glare },
      hardCast('cira', action.glare, 2_000, 1_500),
    )
    expect(told.gcds).toBe(1)
  })

  test('a cast begun before the pull counts for what lies in it, whether or not its beginning is told', () => {
    const cast = (at: number) => hardCast('hale', action.fireFour, at, 2_800)
    const told = toldOf('hale', cast(-1_800))
    const untold = toldOf('hale', { type: 'cast', at: 500, source: 'hale', target: 'boss', ability: action.fireFour })
    expect(Math.round((told.uptime ?? 0) * 60_000)).toBe(1_100)
    expect(Math.round((untold.uptime ?? 0) * 60_000)).toBe(600)
  })

  test('a bard is not reckoned in Army’s Paeon, whose haste no log tells', () => {
    const song: NamedEvent = {
      type: 'status-apply',
      at: 30_000,
      source: 'gwen',
      target: 'gwen',
      status: 2_218,
      durationMs: 45_000,
    }
    const told = toldOf('gwen', pressing('gwen', action.straightShot, 0, 12), song)
    expect(told).toMatchObject({ possibleMs: 30_000, uptime: 1 })
  })
})

describe('the length of the global cooldown', () => {
  test('is the usual interval, to the step the game counts in', () => {
    expect(toldOf('ayla', pressing('ayla', action.heavySwing, 0, 20, 2_403))).toMatchObject({
      gcdMs: 2_400,
      intervals: 19,
    })
  })

  test('is the length of every action, to the ms: 2.29 s are no 2.28 s', () => {
    const { uptime, possibleMs } = toldOf('ayla', pressing('ayla', action.heavySwing, 0, 20, 2_290))
    expect(Math.round((uptime ?? 0) * possibleMs)).toBe(20 * 2_290)
  })

  test('is free of haste: a presence of mind does not make a white mage faster for good', () => {
    const slow = Array.from({ length: 10 }, (_, index) => hardCast('cira', action.glare, index * 2_500, 1_500))
    const fast = Array.from({ length: 7 }, (_, index) => hardCast('cira', action.glare, 25_010 + index * 2_000, 1_200))
    const haste: NamedEvent = {
      type: 'status-apply',
      at: 25_000,
      source: 'cira',
      target: 'cira',
      status: 157,
      durationMs: 15_000,
    }
    const told = toldOf('cira', slow.flat(), fast.flat(), haste)
    expect(told).toMatchObject({ gcdMs: 2_500, drops: 0 })
  })

  test('is a ninja’s own: their trait is in it', () => {
    expect(toldOf('edda', pressing('edda', action.gust, 0, 20, 2_125)).gcdMs).toBe(2_120)
  })

  test('is unknown where a haste that no status tells is in it', () => {
    expect(toldOf('ayla', pressing('ayla', action.heavySwing, 0, 20, 1_990))).not.toHaveProperty('gcdMs')
  })

  test('is unknown from a handful of intervals', () => {
    expect(toldOf('ayla', pressing('ayla', action.heavySwing, 0, 3))).not.toHaveProperty('gcdMs')
    const unsteady = [0, 2_450, 4_960, 7_380, 9_900].map((at) => press('ayla', action.heavySwing, at))
    expect(toldOf('ayla', unsteady)).not.toHaveProperty('gcdMs')
  })

  test('is the shortest interval where all are within two frames of each other: nobody is early', () => {
    const late = [0, 2_410, 4_826, 7_229, 9_645, 12_061, 14_476, 16_888, 19_304, 21_718]
    const presses = late.map((at) => press('ayla', action.heavySwing, at))
    expect(toldOf('ayla', presses).gcdMs).toBe(2_400)
  })
})

describe('gaps', () => {
  test('a gap longer than 1.5 recasts is a drop, a shorter one is none', () => {
    const late = (lateMs: number) =>
      toldOf(
        'ayla',
        pressing('ayla', action.heavySwing, 0, 8),
        pressing('ayla', action.heavySwing, 8 * gcdMs + lateMs, 8),
      )
    expect(late(1_200).drops).toBe(0)
    expect(late(1_300)).toMatchObject({ drops: 1, gaps: [{ kind: 'drop', atMs: 20_000, lostMs: 1_300 }] })
  })

  test('a third ability between two instants is a clip, two are not', () => {
    const weaving = (...abilities: readonly number[]) =>
      toldOf(
        'ayla',
        pressing('ayla', action.heavySwing, 0, 8),
        abilities.map((ability, index) => press('ayla', ability, 17_500 + 700 * (index + 1))),
        pressing('ayla', action.heavySwing, 8 * gcdMs + 500, 8),
      )
    const { infuriate, upheaval, equilibrium } = action
    expect(weaving(infuriate, upheaval)).toMatchObject({ clips: 0, drops: 0 })
    expect(weaving(infuriate, upheaval, equilibrium)).toMatchObject({ clips: 1, gaps: [{ kind: 'clip', weaves: 3 }] })
  })
})

test('of a life of a few seconds no uptime is told', () => {
  const context = pullOf({ durationMs: 8_000 }, pressing('ayla', action.heavySwing, 0, 3))
  expect(gcd.compute(context).players.every(({ uptime }) => uptime === undefined)).toBe(true)
})

test('a log without casts tells nobody’s uptime and says so', () => {
  const result = gcd.compute(pullOf(minute, hit(0, action.heavySwing, 'boss', { source: 'ayla' })))
  expect(result.players.every(({ uptime }) => uptime === undefined)).toBe(true)
  expect(gcd.present(result)).toEqual([
    {
      kind: 'note',
      text: 'The log tells no actions of players, or too little time for them, so nothing can be said of their uptime.',
    },
  ])
})

test('stops are told under the name that blame allows', () => {
  const context = pullOf(
    minute,
    pressing('ayla', action.heavySwing, 0, 8),
    pressing('ayla', action.heavySwing, 30_000, 8),
  )
  const [, stops] = gcd.present(gcd.compute(context), 'roles')
  expect(stops).toMatchObject({ title: 'Longest stops', rows: [['0:20', 'a tank', 'Heavy Swing', '10.0 s']] })
})

/** Counted in the lines of the log: what the warrior did, ability by ability, is 39 actions on the global cooldown. */
describeShared('the global cooldowns of a real wipe', 'netlog/tea-wipe-2021.log', async () => {
  const [context] = await logContexts('netlog/tea-wipe-2021.log')
  const players = context === undefined ? [] : gcd.compute(context).players
  const of = (job: string) => players.find((player) => player.job === job)

  test('every action of the warrior is counted, and two of the bard’s in Army’s Paeon are not', () => {
    expect(of('WAR')).toMatchObject({ gcds: 39, drops: 1 })
    expect(of('BRD')?.gcds).toBe(37)
  })

  test('the astrologian’s global cooldown is what their cast bars say: 1.43 s of 1.5 s', () => {
    expect(of('AST')?.gcdMs).toBe(2_380)
  })

  test('nobody acted more than they could, and the warrior’s last life is short', () => {
    expect(players).toHaveLength(8)
    expect(players.every(({ uptime = 0 }) => uptime > 0.8 && uptime < 1)).toBe(true)
    expect(of('WAR')?.possibleMs).toBeLessThan(93_000)
  })
})

describeShared('the global cooldowns that FFLogs tells', recording, () => {
  const { players } = gcd.compute(recordedContext())
  const of = (job: string) => players.find((player) => player.job === job)

  test('lengths are those of the cast bars: 1.386 s of 1.5 s is 2.31 s', () => {
    expect([of('WHM')?.gcdMs, of('SGE')?.gcdMs]).toEqual([2_310, 2_400])
  })

  test('haste is not in them: Ley Lines of the black mage and Swiftscaled of the viper', () => {
    expect([of('BLM')?.gcdMs, of('VPR')?.gcdMs]).toEqual([2_440, 2_500])
  })

  test('the viper’s third ability between two coils costs 0.6 s', () => {
    expect(of('VPR')?.gaps).toContainEqual({
      kind: 'clip',
      atMs: 32_342,
      lostMs: 571,
      weaves: 3,
      after: "Hunter's Coil",
    })
  })
})
