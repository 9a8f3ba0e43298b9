import type { StandInReport } from '../fflogs/stand-in-report.ts'
import type { Answer } from './answers.ts'
import { futuresRewritten } from './fru/fight.ts'
import { party } from './party.ts'
import { prngFrom } from './prng.ts'
import { randomNight } from './random-night.ts'
import { sampleNight } from './sample-night.ts'
import { simulate } from './simulate.ts'
import { asStandInReport } from './writers/stand-in-report.ts'

/** A report of some random pulls; the same seed gives the same report. Its code tells the seed. */
export const simulatedReport = (seed: number, pulls = 3): StandInReport =>
  asStandInReport(randomNight(seed, pulls), `Simulated${String(seed).padStart(7, '0')}`)

/** What should be found in `simulatedReport` of the same seed. */
export const simulatedAnswers = (seed: number, pulls = 3): readonly Answer[] =>
  randomNight(seed, pulls).pulls.map(({ pull }) => pull.answer)

/** The sample night as FFLogs would have it. */
export const sampleReport = (): StandInReport => asStandInReport(sampleNight(), 'SampleNight00001')

/** A report of many pulls that end with the first mechanic, half a minute and some 650 events each. */
export function shortReport(seed: number, pulls: number): StandInReport {
  const random = prngFrom(seed)
  let startedAt = Date.UTC(2026, 10, 14, 20)
  const timed = Array.from({ length: pulls }, () => {
    const call = { kind: 'called-wipe', mechanic: 'cyclonic-break-1', afterMs: random.whole(200, 1_500) } as const
    const pull = simulate(futuresRewritten, party, { seed: random.whole(1, 1_000_000), plants: [call] })
    const one = { pull, startedAt }
    startedAt += pull.durationMs + random.whole(30_000, 60_000)
    return one
  })
  return asStandInReport({ title: 'A short night', party, pulls: timed }, `ShortNight${String(seed).padStart(6, '0')}`)
}
