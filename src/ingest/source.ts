import type { RecordedPull, ReportInfo } from '../report.ts'

/** What a source must offer: a report, and its finished pulls one after the other, oldest first. */
export interface OpenReport {
  readonly info: ReportInfo
  /** What it says of each pull beside its events, in short, by the pull's key: another mark is another telling. */
  readonly marks?: ReadonlyMap<string, string>
  pulls(): AsyncIterable<RecordedPull>
}
