import type { StandInReport } from '../fflogs/stand-in-report.ts'
import type { Answer } from './answers.ts'
import { randomNight } from './random-night.ts'
import { sampleNight } from './sample-night.ts'
import { asStandInReport } from './writers/stand-in-report.ts'

/** A report of some random pulls; the same seed gives the same report. Its code tells the seed. */
export const simulatedReport = (seed: number, pulls = 3): StandInReport =>
  asStandInReport(randomNight(seed, pulls), `Simulated${String(seed).padStart(7, '0')}`)

/** What should be found in `simulatedReport` of the same seed. */
export const simulatedAnswers = (seed: number, pulls = 3): readonly Answer[] =>
  randomNight(seed, pulls).pulls.map(({ pull }) => pull.answer)

/** The sample night as FFLogs would have it. */
export const sampleReport = (): StandInReport => asStandInReport(sampleNight(), 'SampleNight00001')
