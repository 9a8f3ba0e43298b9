import type { RecordedPull } from '../../report.ts'
import type { OpenReport } from '../source.ts'
import { type ByteSource, openBytes } from './bytes.ts'
import { type Cut, openCutter } from './cut.ts'
import { ignoredTypes, settings } from './format.ts'
import { introduceLog } from './introduce.ts'
import { type Line, readText } from './line.ts'
import { noteMalformed, openTally, type ParseReport, type Tally, toReport } from './parse-report.ts'
import { assemble, preludeMs } from './pull.ts'
import { type HashChecks, openLineReader } from './reader.ts'
import { isTranslated, translate } from './translate.ts'
import { openWorld, type World } from './world.ts'

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
  const cutter = openCutter(
    () => world.party?.size ?? 0,
    (cut: Cut) => {
      finished.push(assemble(world, cut))
      startAnew(world)
    },
  )
  const world = openWorld(cutter)
  const reader = openLineReader(tally, isWanted, (line) => takeLine(line, world, tally), hashes)
  for await (const piece of bytes.chunks()) {
    reader.read(piece)
    yield* finished.splice(0)
  }
  reader.end()
  cutter.end()
  tally.truncated ||= bytes.isCut()
  yield* finished
}

/** True to read it, false to skip it, undefined when nobody knows the type. */
function isWanted(type: number): boolean | undefined {
  if (isTranslated(type) || settings.types.includes(type)) return true
  return ignoredTypes.has(type) ? false : undefined
}

function takeLine(line: Line, world: World, tally: Tally): void {
  if (settings.types.includes(line.type)) {
    noteVersion(line, tally)
    return
  }
  world.cutter.pass(line.at)
  if (!translate(line, world)) noteMalformed(tally, line.number, `it has ${line.count} fields, too few for its type`)
  if (world.cutter.current() === undefined) forget(world, line.at)
}

/** Between pulls only what a next pull could still need is kept. */
function forget(world: World, now: number): void {
  const oldest = world.events[0]
  if (oldest === undefined || oldest.at > now - 2 * preludeMs) return
  world.events = world.events.filter(({ at }) => at >= now - preludeMs)
}

function startAnew(world: World): void {
  world.events = []
  for (const [id, combatant] of world.combatants) {
    combatant.pending.length = 0
    if (combatant.gone) world.combatants.delete(id)
  }
}

const version = /version: *([^\s,]+)/i

function noteVersion(line: Line, tally: Tally): void {
  tally.pluginVersion ||= version.exec(readText(line, 2))?.[1] ?? ''
}
