import { describe, expect, test } from 'vitest'
import { burst } from '../../src/analysis/metrics/burst.ts'
import { gcd } from '../../src/analysis/metrics/gcd.ts'
import { recovery } from '../../src/analysis/metrics/recovery.ts'
import { futuresRewritten } from '../sim/fru/fight.ts'
import { truthPull } from '../sim/truth-pulls.ts'
import { accountNames, accountsOf } from '../truth/accounts.ts'
import { contextOf } from '../truth/analysis.ts'

const halfAPoint = 0.005
/** What is planted is told in ms of the game, what is found in those of the log. */
const nearMs = 300

/** Pulls with other jobs and speeds, drops and raises among them; the truth bench asks the same of hundreds. */
describe.each([4, 13, 16])('how seed %i was played', async (seed) => {
  const { pull, night } = truthPull(seed, [futuresRewritten])
  const { playing } = pull.answer
  const accounts = await accountsOf(night)

  test.each(accountNames)('uptime is what the simulator knows, to half a point: %s', (source) => {
    const { players } = gcd.compute(contextOf(accounts[source]))
    const wrong = playing.gcd.filter(({ who, uptime }) => {
      const found = players.find(({ name }) => name === who)
      return found?.uptime === undefined || Math.abs(found.uptime - uptime) > halfAPoint
    })
    expect(wrong).toEqual([])
  })

  test.each(accountNames)('every drop is found, and no other: %s', (source) => {
    const { players } = gcd.compute(contextOf(accounts[source]))
    for (const { who, drops } of playing.gcd) expect(players.find(({ name }) => name === who)?.drops).toBe(drops.length)
  })

  test.each(accountNames)('every window of raid buffs is found, and who was in it: %s', (source) => {
    const { windows } = burst.compute(contextOf(accounts[source]))
    expect(windows.map(({ buffs }) => buffs.map(({ by }) => by.name).sort())).toEqual(
      playing.bursts.map(({ buffs }) => buffs.map(({ who }) => who).sort()),
    )
  })

  test.each(accountNames)('everybody who was raised was raised by whoever did it, then: %s', (source) => {
    const { deaths } = recovery.compute(contextOf(accounts[source]))
    for (const { who, by, upMs, hardMs } of playing.raises) {
      if (upMs === undefined) continue
      const back = deaths.find(
        (death) => death.player.name === who && Math.abs((death.back?.upMs ?? 0) - upMs) < nearMs,
      )?.back
      expect(back).toMatchObject({ by: { name: by }, how: hardMs > 0 ? 'hard cast' : 'instant' })
    }
  })
})
