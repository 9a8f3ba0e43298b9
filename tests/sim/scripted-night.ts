import type { StandInReport } from '../fflogs/stand-in-report.ts'
import { futuresRewritten } from './fru/fight.ts'
import { party } from './party.ts'
import type { Plant } from './plants.ts'
import { simulate } from './simulate.ts'
import { asStandInReport } from './writers/stand-in-report.ts'

const pulls = 40

const called = (mechanic: string, afterMs = 1_000): Plant => ({ kind: 'called-wipe', mechanic, afterMs })
const bodyPull: Plant = { kind: 'body-pull', who: 'D2', mechanic: 'pull' }

/** How the pulls that are not let go of at the first mechanic end, by their number; the last one is a kill. */
const endings: Readonly<Record<number, readonly Plant[]>> = {
  3: [bodyPull],
  5: [called('powder-mark-trail-1')],
  8: [called('burnished-glory-1')],
  17: [bodyPull],
  20: [{ kind: 'fall', mechanic: 'diamond-dust', who: 'D1' }, called('diamond-dust', 3_000)],
  30: [{ kind: 'hit-by-avoidable', mechanic: 'icicle-impact-2', who: 'D4' }, called('banish-1', 2_500)],
  [pulls]: [],
}

/** A report of forty pulls from then on (epoch ms), some 70 minutes: most are short, two are over before they began, three get further than any before, one is a kill. */
export function scriptedNight(beginsAt: number): StandInReport {
  let startedAt = beginsAt
  const timed = Array.from({ length: pulls }, (_, index) => {
    const number = index + 1
    const plants = endings[number] ?? [called('cyclonic-break-1', 500 + ((number * 137) % 900))]
    const pull = simulate(futuresRewritten, party, { seed: 4_000 + number, plants })
    const one = { pull, startedAt }
    startedAt += pull.durationMs + 45_000
    return one
  })
  return asStandInReport({ title: 'Forty pulls', party, pulls: timed }, 'ScriptedNight001')
}
