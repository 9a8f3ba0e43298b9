import { describe, expect, test } from 'vitest'
import { optimisation } from '../../../src/analysis/metrics/optimisation.ts'
import { recording } from '../../fflogs/recorded.ts'
import { describeShared } from '../../shared-data.ts'
import { action, gcdMs, pressing } from '../playing-where.ts'
import { hit, kill, type Name, type NamedEvent, pullOf, type Setting } from '../pull-where.ts'
import { logContexts, recordedContext } from '../real-files.ts'

const killed: Setting = { durationMs: 120_000, outcome: 'kill' }
const perHit = 25_000

/** Somebody presses and hits, one global cooldown after the other. */
const fighting = (name: Name, ability: number, fromMs: number, untilMs: number, amount = perHit): NamedEvent[] => {
  const times = Math.floor((untilMs - fromMs) / gcdMs)
  return [
    ...pressing(name, ability, fromMs, times),
    ...Array.from({ length: times }, (_, index) =>
      hit(fromMs + index * gcdMs, ability, 'boss', { source: name, amount }),
    ).flat(),
  ]
}

const finnFights = (fromMs: number, untilMs: number, amount = perHit) =>
  fighting('finn', action.trueThrust, fromMs, untilMs, amount)

const lossesOf = (...events: readonly (readonly NamedEvent[])[]) => {
  const { losses } = optimisation.compute(pullOf(killed, ...events))
  return losses.map(({ kind, player, amount, times }) => ({ kind, name: player.name, amount, times }))
}

const having = (status: number, at: number, durationMs: number): NamedEvent[] => [
  { type: 'status-apply', at, source: 'boss', target: 'finn', status, durationMs },
  { type: 'status-remove', at: at + durationMs, source: 'boss', target: 'finn', status },
]

const damageDown = 2_911

describe('losses', () => {
  test('who never stops loses nothing', () => {
    expect(lossesOf(finnFights(0, 120_000))).toEqual([])
  })

  test('time dead is worth what was dealt while alive', () => {
    const back: NamedEvent = {
      type: 'status-apply',
      at: 60_000,
      source: 'nobody',
      target: 'finn',
      status: 418,
      durationMs: 5_000,
    }
    const losses = lossesOf(finnFights(0, 40_000), kill(39_300, 0x9999, 'finn'), [back], finnFights(60_000, 120_000))
    expect(losses).toEqual([{ kind: 'death', name: 'Finn Marsh', amount: 200_000, times: 1 }])
  })

  test('Damage Down is worth what the same hits do without it', () => {
    const losses = lossesOf(
      having(damageDown, 50_000, 20_000),
      finnFights(0, 50_000),
      finnFights(50_000, 70_000, perHit / 2),
      finnFights(70_000, 120_000),
    )
    expect(losses).toEqual([{ kind: 'damage down', name: 'Finn Marsh', amount: 8 * (perHit / 2), times: 1 }])
  })

  test('hits that nothing alike is known of say nothing of a Damage Down', () => {
    expect(lossesOf(having(damageDown, 0, 120_000), finnFights(0, 120_000, perHit / 2))).toEqual([])
  })

  test('a stop of 5 s and more is time away from the boss, a shorter one a drop', () => {
    expect(lossesOf(finnFights(0, 50_000), finnFights(60_000, 120_000))).toEqual([
      { kind: 'downtime', name: 'Finn Marsh', amount: 100_000, times: 1 },
    ])
    expect(lossesOf(finnFights(0, 50_000), finnFights(52_000, 119_500))).toEqual([
      { kind: 'drops', name: 'Finn Marsh', amount: 20_000, times: 1 },
    ])
  })

  test('who comes late, or stops before the end, was away as well', () => {
    const pull = hit(0, action.heavySwing, 'boss', { source: 'ayla' })
    expect(lossesOf(pull, finnFights(10_000, 110_000))).toEqual([
      { kind: 'downtime', name: 'Finn Marsh', amount: 200_000, times: 2 },
    ])
  })

  test('time in which no enemy could be targeted is nobody’s', () => {
    const gone: NamedEvent[] = [
      { type: 'targetable', at: 50_000, actor: 'boss', targetable: false },
      { type: 'targetable', at: 60_000, actor: 'boss', targetable: true },
    ]
    expect(lossesOf(finnFights(0, 50_000), gone, finnFights(60_000, 120_000))).toEqual([])
  })

  test('a raid buff that was ready and not in its window is worth its share of what was dealt there', () => {
    const voice: NamedEvent = {
      type: 'status-apply',
      at: 10_000,
      source: 'gwen',
      target: 'finn',
      status: 141,
      durationMs: 20_000,
    }
    const losses = lossesOf(finnFights(0, 120_000), [voice])
    const underLitany = 8 * perHit
    expect(losses).toContainEqual({ kind: 'buffs', name: 'Finn Marsh', amount: underLitany * 0.05, times: 1 })
  })

  test('come with the largest first', () => {
    const losses = optimisation.compute(
      pullOf(
        killed,
        finnFights(0, 50_000),
        finnFights(60_000, 120_000),
        fighting('ayla', action.heavySwing, 0, 40_000),
        fighting('ayla', action.heavySwing, 60_000, 120_000),
      ),
    ).losses
    expect(losses.map(({ player, amount }) => [player.name, amount])).toEqual([
      ['Ayla Stone', 200_000],
      ['Finn Marsh', 100_000],
    ])
  })
})

describe('nothing is told', () => {
  const wipe: Setting = { durationMs: 120_000, outcome: 'wipe' }

  test('of a wipe in which two died before it was lost: that comes before any optimisation', () => {
    const early = [...kill(10_000, 0x9999, 'finn'), ...kill(30_000, 0x9999, 'edda')]
    const ups = (['finn', 'edda'] as const).map(
      (target): NamedEvent => ({
        type: 'status-apply',
        at: 45_000,
        source: 'nobody',
        target,
        status: 418,
        durationMs: 5_000,
      }),
    )
    const result = optimisation.compute(pullOf(wipe, finnFights(50_000, 120_000), early, ups))
    expect(result).toMatchObject({ untold: 'not clean', losses: [] })
  })

  test('of a pull too short to show anybody’s rate', () => {
    expect(optimisation.compute(pullOf({ durationMs: 30_000, outcome: 'kill' }, finnFights(0, 30_000))).untold).toBe(
      'too short',
    )
  })

  test('by a log without casts', () => {
    const result = optimisation.compute(pullOf(killed, hit(0, action.trueThrust, 'boss', { source: 'finn' })))
    expect(result.untold).toBe('no casts')
    expect(optimisation.present(result)).toMatchObject([{ kind: 'note' }])
  })
})

test('who left it behind is called what blame allows', () => {
  const result = optimisation.compute(pullOf(killed, finnFights(0, 50_000), finnFights(60_000, 120_000)))
  expect(optimisation.present(result, 'off')).toMatchObject([{ kind: 'bars', bars: [{ label: 'somebody: away' }] }])
  expect(optimisation.present(result, 'names')).toMatchObject([{ bars: [{ label: 'Finn Marsh: away' }] }])
})

/** Until the tank's second death at 1:43 lost it, one death: the same tank's, for 11 s. It is the largest loss. */
describeShared('a real wipe that was clean until it was lost', 'netlog/tea-wipe-2021.log', async () => {
  const [context] = await logContexts('netlog/tea-wipe-2021.log')

  test('the death of the tank cost most, and nothing after the pull was lost counts', () => {
    const losses = context === undefined ? [] : optimisation.compute(context).losses
    expect(losses[0]).toMatchObject({ kind: 'death', player: { job: 'WAR' }, times: 1 })
    expect(losses.every(({ atMs }) => atMs < 104_000)).toBe(true)
    expect(losses.filter(({ kind }) => kind === 'death')).toHaveLength(1)
  })
})

describeShared('a real wipe lost in its first minute', recording, () => {
  test('is too short to say more', () => {
    expect(optimisation.compute(recordedContext()).untold).toBe('too short')
  })
})
