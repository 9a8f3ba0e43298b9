import type { StandInReport } from '../../fflogs/stand-in-report.ts'
import type { Night } from './night.ts'

/** Placeholder until the writer of FFLogs pages is there. */
export function asStandInReport(night: Night): StandInReport {
  throw new Error(`Not written yet: ${night.title}.`)
}
