import type { StandInReport } from '../fflogs/stand-in-report.ts'
import { sampleNight } from './sample-night.ts'
import { asStandInReport } from './writers/stand-in-report.ts'

export const simulatedReport = (seed: number): StandInReport =>
  asStandInReport({ ...sampleNight(), title: `Seed ${seed}` })
