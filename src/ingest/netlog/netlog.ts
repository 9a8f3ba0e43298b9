import { AppError } from '../../errors.ts'
import type { RecordedPull } from '../../report.ts'
import type { OpenReport } from '../source.ts'
import { openBytes } from './files/bytes.ts'
import { type FoundLog, findLogs } from './files/find-logs.ts'
import type { ParseReport } from './lines/parse-report.ts'
import type { HashChecks } from './lines/reader.ts'
import { openLogParser } from './log-parser.ts'

export interface OpenLog extends OpenReport {
  /** How the reading went so far; complete once all pulls have been taken. */
  parse(): ParseReport
}

export interface LogOptions {
  /** Called with the share of the file that was read, 0 to 1. */
  onProgress?(share: number): void
  /** Which lines are checked against their hashes: all costs as much as reading the log itself. */
  readonly hashes?: HashChecks
}

/** Opens an ACT, IINACT or OverlayPlugin network log. One pull at a time is held in memory. */
export function openFoundLog({ place, info }: FoundLog, { onProgress, hashes }: LogOptions = {}): OpenLog {
  const bytes = openBytes(place, onProgress)
  let parser = openLogParser(hashes)
  async function* readPulls(): AsyncGenerator<RecordedPull> {
    parser = openLogParser(hashes)
    let failure: unknown
    try {
      for await (const piece of bytes.chunks()) yield* parser.read(piece)
    } catch (error) {
      failure = error // what could be read until then counts all the same
    }
    yield* parser.end(bytes.isCut() || failure !== undefined)
    if (failure !== undefined) throw failure
  }
  return { info, pulls: readPulls, parse: () => parser.report() }
}

/** Opens a file that is one log: plain or packed. */
export async function openLog(path: string, options: LogOptions = {}): Promise<OpenLog> {
  const { logs, refused } = await findLogs(path)
  const [found] = logs
  if (found === undefined) throw new AppError('bad-input', refused[0] ?? `${path} holds no log.`)
  return openFoundLog(found, options)
}
