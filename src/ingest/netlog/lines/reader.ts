import { isStart, openHashCheck } from './hashes.ts'
import { type Line, pointTo } from './line.ts'
import { noteMalformed, noteUnknown, type Tally } from './parse-report.ts'
import { ends, findLines, starts, window, windowBytes, windowView } from './separators.ts'
import { openStamps, readTimestamp, stampLength } from './timestamp.ts'

export type HashChecks = 'all' | 'sample'

export interface LineReader {
  /** Hands on every complete line of the next piece of the file. */
  read(piece: Buffer): void
  /** The file ends here: a last line without its line break counts only if its hash says that it is whole. */
  end(): void
}

/** Hashing every line would cost more than reading it: the first lines and every so many after them show a forgery. */
const sampleHead = 64
const sampleEvery = 1_024

/** Far more than any line has: what goes on longer is no text, and must not fill the memory. */
const longestLine = windowBytes / 2

const newline = 0x0a
const carriageReturn = 0x0d
const pipe = 0x7c

/** What becomes of a type of line. */
export type Use = 'read' | 'ignored' | undefined

/**
 * Cuts a file into lines and those into fields. `useOf` is undefined for a type that nobody knows; those and the ignored
 * ones are counted and skipped. What is no log line is counted with its number and never stops the file.
 */
export function openLineReader(
  line: Line,
  tally: Tally,
  useOf: (type: number) => Use,
  onLine: (line: Line) => void,
  checks: HashChecks,
): LineReader {
  const hashes = openHashCheck()
  const stamps = openStamps()
  let rest: Buffer = Buffer.alloc(0)
  /** Within a line that is too long to be one. */
  let skips = false
  let lineOfZone = 0
  let lineOfStart = 0
  let lastType = 0

  const isChecked = (): boolean => checks === 'all' || tally.lines <= sampleHead || tally.lines % sampleEvery === 0

  /** When the line was written: epoch ms, or NaN. */
  const timeOf = (): number => {
    const from = starts[line.first + 1] ?? 0
    const to = (starts[line.first + 2] ?? 0) - 1
    if (line.count < 3 || to - from !== stampLength) {
      return line.count < 3 ? Number.NaN : readTimestamp(window, from, to)
    }
    const again = stamps.again(windowView, from)
    if (!Number.isNaN(again)) return again
    const at = readTimestamp(window, from, to)
    stamps.learn(windowView, from, at)
    return at
  }

  const hand = (type: number): void => {
    const at = timeOf()
    if (Number.isNaN(at)) {
      noteMalformed(tally, tally.lines, 'its timestamp cannot be read')
      return
    }
    line.origin ||= at
    line.at = at - line.origin
    line.type = type
    line.number = tally.lines
    onLine(line)
  }

  const take = (found: number): void => {
    pointTo(line, found)
    const from = starts[line.first] ?? 0
    const next = starts[line.first + line.count] ?? 0
    const to = window[next - 2] === carriageReturn ? next - 2 : next - 1
    if (to <= from) return
    const type = typeOf(window, from)
    tally.lines++
    lineOfZone = type === 1 ? 1 : lineOfZone + 1
    lineOfStart = isStart(type, lastType) ? 1 : lineOfStart + 1
    lastType = type
    if (isChecked()) {
      const counts = { ofFile: tally.lines, ofZone: lineOfZone, ofStart: lineOfStart }
      tally.hashes[hashes.check(window.subarray(from, to), counts)]++
      tally.missing = hashes.missing
    }
    if (type < 0) noteMalformed(tally, tally.lines, 'it does not begin with a line type')
    else {
      tally.types[type] = (tally.types[type] ?? 0) + 1
      const use = useOf(type)
      if (use === undefined) noteUnknown(tally, type)
      else if (use === 'read') hand(type)
    }
  }

  /** Takes the lines at the front of the window and gives the position behind the last one. */
  const takeAll = (length: number): number => {
    const count = findLines(length)
    if (tally.lines === 0 && hasByteOrderMark(window)) starts[0] = 3
    for (let found = 0; found < count; found++) take(found)
    return count === 0 ? 0 : (starts[ends[count - 1] ?? 0] ?? 0)
  }

  /** What lies behind the last line break waits for the rest of its line. */
  const keep = (from: number, to: number): void => {
    rest = Buffer.from(window.subarray(from, to))
    if (rest.length <= longestLine) return
    noteMalformed(tally, ++tally.lines, 'it never ends')
    rest = Buffer.alloc(0)
    skips = true
  }

  return {
    read(piece) {
      for (let from = 0; from < piece.length; ) {
        if (skips) {
          from = piece.indexOf(newline, from) + 1
          if (from === 0) return
          skips = false
        }
        const kept = rest.copy(window)
        const length = kept + piece.copy(window, kept, from)
        from += length - kept
        keep(takeAll(length), length)
      }
    },
    end() {
      if (rest.length === 0) return
      const counts = { ofFile: tally.lines + 1, ofZone: lineOfZone + 1, ofStart: lineOfStart + 1 }
      if (hashes.check(rest, counts) === 'verified') {
        window[rest.copy(window)] = newline
        takeAll(rest.length + 1)
      } else tally.truncated = true
      rest = Buffer.alloc(0)
    },
  }
}

/** The two or three digits before the first `|`, or -1. */
export function typeOf(bytes: Uint8Array, from: number): number {
  const [first, second, third] = [digitAt(bytes, from), digitAt(bytes, from + 1), digitAt(bytes, from + 2)]
  if (first < 0 || second < 0) return -1
  if (bytes[from + 2] === pipe) return first * 10 + second
  return third >= 0 && bytes[from + 3] === pipe ? (first * 10 + second) * 10 + third : -1
}

/** -1 for anything else. */
function digitAt(bytes: Uint8Array, at: number): number {
  const digit = (bytes[at] ?? 0) - 0x30
  return digit >= 0 && digit <= 9 ? digit : -1
}

const hasByteOrderMark = (bytes: Uint8Array): boolean => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
