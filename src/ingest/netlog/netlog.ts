import type { RecordedPull } from '../../report.ts'
import type { OpenReport } from '../source.ts'
import { type ByteSource, openBytes } from './bytes.ts'
import { openCutter } from './cut.ts'
import { clearEvents, trimEvents } from './forget.ts'
import { introduceLog } from './introduce.ts'
import { type Line, openLine } from './line.ts'
import { noteMalformed, openTally, type ParseReport, type Tally, toReport } from './parse-report.ts'
import { assemble } from './pull.ts'
import { type HashChecks, openLineReader } from './reader.ts'
import { fieldsOf, translate } from './translate.ts'
import { openWorld } from './world.ts'

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

/** Opens an ACT, IINACT or OverlayPlugin network log: plain, gzip or zstd. One pull at a time is held in memory. */
export async function openLog(path: string, options: LogOptions = {}): Promise<OpenLog> {
  const info = await introduceLog(path, await openBytes(path))
  const bytes = await openBytes(path, options.onProgress)
  let tally = openTally()
  return {
    info,
    pulls() {
      tally = openTally()
      return readPulls(bytes, tally, options.hashes ?? 'sample')
    },
    parse: () => toReport(tally),
  }
}

async function* readPulls(bytes: ByteSource, tally: Tally, hashes: HashChecks): AsyncGenerator<RecordedPull> {
  const finished: RecordedPull[] = []
  const head = openLine()
  const cutter = openCutter(
    () => world.party?.size ?? 0,
    (cut) => {
      finished.push(assemble(world, cut, head.origin))
      clearEvents(world)
    },
  )
  const world = openWorld(cutter)
  const onLine = (line: Line): void => {
    cutter.pass(line.at)
    if (!translate(line, world)) noteMalformed(tally, line.number, `it has ${line.count} fields, too few for its type`)
    if (cutter.current() === undefined) trimEvents(world, line.at)
  }
  const reader = openLineReader(head, tally, fieldsOf, onLine, hashes)
  for await (const piece of bytes.chunks()) {
    reader.read(piece)
    yield* finished.splice(0)
  }
  reader.end()
  cutter.end()
  tally.truncated ||= bytes.isCut()
  tally.pluginVersion = world.pluginVersion
  yield* finished
}
