import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { describeShared, sharedData } from '../../shared-data.ts'

const folder = 'fflogs/recorded/'
const prefix = 'ffxiv-acerola_how_bad_was_my_crit__'

const transitions = z.array(z.object({ id: z.number(), startTime: z.number() }))
const recorded = z.object({
  'fight-info': z.object({ fights: z.array(z.object({ phaseTransitions: transitions.optional() })) }),
  'damage-events': z.array(z.object({ timestamp: z.number(), type: z.string(), targetID: z.number() })),
})

/**
 * A real kill of Futures Rewritten, as seven of its players' damage to the fourth phase's bosses. It shows what FFLogs
 * takes for the beginning of a phase, which is what we take for it: its boss can be fought.
 */
describeShared('a recorded kill of Futures Rewritten', `${folder}${prefix}melee_data_vpr_7_1_mt_phase.json`, () => {
  const told = readdirSync(sharedData(folder))
    .filter((file) => file.startsWith(prefix) && file.includes('phase'))
    .map((file) => recorded.parse(JSON.parse(readFileSync(sharedData(folder + file), 'utf8'))))
  const fourth = told[0]?.['fight-info'].fights[0]?.phaseTransitions?.find(({ id }) => id === 4)?.startTime ?? 0
  const hits = told.flatMap((one) => one['damage-events']).filter(({ type }) => type === 'calculateddamage')

  test('FFLogs begins a phase when its boss can be fought: half a second before the first hit, none before', () => {
    const inFourth = hits.map(({ timestamp }) => timestamp - fourth).filter((ms) => Math.abs(ms) < 60_000)
    expect(Math.min(...inFourth)).toBeGreaterThan(0)
    expect(Math.min(...inFourth)).toBeLessThan(500)
  })
})
