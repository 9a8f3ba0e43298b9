import type { RecordedPull, ReportInfo } from '../report.ts'

/** What a source must offer: a report, and its finished pulls one after the other, oldest first. */
export interface OpenReport {
  readonly info: ReportInfo
  pulls(): AsyncIterable<RecordedPull>
}
