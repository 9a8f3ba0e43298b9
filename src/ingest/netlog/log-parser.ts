import type { RecordedPull } from '../../report.ts'
import { normalise, type Repairs } from '../normalise/normalise.ts'
import { type Line, openLine } from './lines/line.ts'
import { noteMalformed, openTally, type ParseReport, toReport } from './lines/parse-report.ts'
import { type HashChecks, openLineReader } from './lines/reader.ts'
import { type Cut, openCutter } from './pulls/cut.ts'
import { assemble } from './pulls/pull.ts'
import { openClock } from './world/clock.ts'
import { clearEvents, trimEvents } from './world/forget.ts'
import { translate, useOf } from './world/translate.ts'
import { openWorld } from './world/world.ts'

/** Reads a log piece by piece, as it is read from a file or written by the game. Only one pull is held at a time. */
export interface LogParser {
  /** Takes the next piece, cut anywhere, and gives the pulls that are over by then. */
  read(piece: Buffer): readonly RecordedPull[]
  /** The log ends here; `isCut` when more of it should have come. */
  end(isCut?: boolean): readonly RecordedPull[]
  /** How the reading went so far. */
  report(): ParseReport
  /** The pull whose end was called, as far as its last lines are written; reading goes on as if nobody had looked. */
  peek(): RecordedPull | undefined
  moment(): LogMoment
}

/** Where in the log the reading is. */
export interface LogMoment {
  readonly lines: number
  /** Epoch ms of the last line; undefined before the first. */
  readonly at: number | undefined
  /** Start of the pull that is under way, ms since the log's start. */
  readonly pull: number | undefined
  /** Its end was called, and its last lines are being written. */
  readonly isCalled: boolean
}

/** Several times what the longest fight of the largest party brings forth: more must not fill the memory. */
const mostEvents = 1_000_000

export function openLogParser(hashes: HashChecks = 'sample'): LogParser {
  const tally = openTally()
  const finished: RecordedPull[] = []
  const head = openLine()
  let brokenBefore = 0 // up to the pull under way
  const cutter = openCutter(
    () => world.party?.size ?? 0,
    (cut) => {
      finished.push(pullOf(cut, tally.repairs))
      brokenBefore = tally.hashes.broken
      clearEvents(world)
    },
  )
  const world = openWorld(cutter)
  const pullOf = (cut: Cut, repairs?: Repairs): RecordedPull => {
    const brokenHashes = tally.hashes.broken - brokenBefore
    return { ...normalise(assemble(world, cut, head.origin), repairs), ...(brokenHashes > 0 && { brokenHashes }) }
  }
  const clock = openClock()
  const onLine = (line: Line): void => {
    const { at, isSetBack } = clock.tick(line.at)
    line.at = at
    if (isSetBack || world.events.count > mostEvents) {
      cutter.breakOff()
      clearEvents(world)
    }
    cutter.pass(line.at)
    if (!translate(line, world)) noteMalformed(tally, line.number, `it has ${line.count} fields, too few for its type`)
    if (cutter.current() !== undefined) return
    brokenBefore = tally.hashes.broken
    trimEvents(world, line.at)
  }
  const reader = openLineReader(head, tally, useOf, onLine, hashes)
  return {
    read(piece) {
      reader.read(piece)
      return finished.splice(0)
    },
    end(isCut = false) {
      reader.end()
      cutter.end()
      tally.truncated ||= isCut
      return finished.splice(0)
    },
    peek() {
      const cut = cutter.called()
      return cut && { ...pullOf(cut), provisional: true }
    },
    moment: () => ({
      lines: tally.lines,
      at: head.origin === 0 ? undefined : head.origin + head.at,
      pull: cutter.current(),
      isCalled: cutter.called() !== undefined,
    }),
    report: () => ({ ...toReport(tally), pluginVersion: world.pluginVersion }),
  }
}
