import { isStart, openHashCheck } from './hashes.ts'
import { type Line, splitFields } from './line.ts'
import { noteMalformed, noteUnknown, type Tally } from './parse-report.ts'
import { readTimestamp } from './timestamp.ts'

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
const longestLine = 4 * 1024 * 1024

const newline = 0x0a
const carriageReturn = 0x0d
const pipe = 0x7c

/**
 * Cuts a file into lines and those into fields. `fieldsOf` says how many fields of a type are worth splitting: none of
 * those that are left alone, undefined for a type that nobody knows; both are counted and skipped. What is no log line
 * is counted with its number and never stops the file.
 */
export function openLineReader(
  line: Line,
  tally: Tally,
  fieldsOf: (type: number) => number | undefined,
  onLine: (line: Line) => void,
  checks: HashChecks,
): LineReader {
  const hashes = openHashCheck()
  let rest: Buffer = Buffer.alloc(0)
  /** Within a line that is too long to be one. */
  let skips = false
  let lineOfZone = 0
  let lineOfStart = 0
  let lastType = 0

  const isChecked = (): boolean => checks === 'all' || tally.lines <= sampleHead || tally.lines % sampleEvery === 0

  /** Takes the line that begins here and gives the position behind its line break. */
  const take = (bytes: Buffer, from: number): number => {
    const type = typeOf(bytes, from)
    const enough = type < 0 ? 0 : fieldsOf(type)
    const stopped = enough ? splitFields(line, bytes, from, enough) : from
    const next = stopped > from && bytes[stopped - 1] === newline ? stopped : bytes.indexOf(newline, stopped) + 1
    const to = bytes[next - 2] === carriageReturn ? next - 2 : next - 1
    if (to <= from) return next
    tally.lines++
    lineOfZone = type === 1 ? 1 : lineOfZone + 1
    lineOfStart = isStart(type, lastType) ? 1 : lineOfStart + 1
    lastType = type
    if (isChecked()) {
      const counts = { ofFile: tally.lines, ofZone: lineOfZone, ofStart: lineOfStart }
      tally.hashes[hashes.check(bytes.subarray(from, to), counts)]++
      tally.missing = hashes.missing
    }
    if (type < 0) noteMalformed(tally, tally.lines, 'it does not begin with a line type')
    else {
      tally.types[type] = (tally.types[type] ?? 0) + 1
      if (enough === undefined) noteUnknown(tally, type)
      else if (enough > 0) hand(type, bytes)
    }
    return next
  }

  const hand = (type: number, bytes: Buffer): void => {
    const { starts, count } = line
    const at = count < 3 ? Number.NaN : readTimestamp(bytes, starts[1] ?? 0, (starts[2] ?? 0) - 1)
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

  const takeAll = (bytes: Buffer, from: number, to: number): void => {
    let next = tally.lines === 0 && hasByteOrderMark(bytes) ? 3 : from
    while (next < to) next = take(bytes, next)
  }

  /** What lies behind the last line break waits for the rest of its line. */
  const keep = (end: Buffer): void => {
    rest = skips ? end.subarray(0, 0) : Buffer.concat([rest, end])
    if (rest.length <= longestLine) return
    noteMalformed(tally, ++tally.lines, 'it never ends')
    rest = Buffer.alloc(0)
    skips = true
  }

  return {
    read(piece) {
      const last = piece.lastIndexOf(newline) + 1
      let from = 0
      if (last > 0 && (rest.length > 0 || skips)) {
        from = piece.indexOf(newline) + 1
        const first = Buffer.concat([rest, piece.subarray(0, from)])
        if (!skips) takeAll(first, 0, first.length)
        rest = Buffer.alloc(0)
        skips = false
      }
      takeAll(piece, from, last)
      if (last < piece.length) keep(piece.subarray(last))
    },
    end() {
      if (rest.length === 0) return
      const counts = { ofFile: tally.lines + 1, ofZone: lineOfZone + 1, ofStart: lineOfStart + 1 }
      const isWhole = hashes.check(rest, counts) === 'verified'
      if (isWhole) takeAll(Buffer.concat([rest, Buffer.of(newline)]), 0, rest.length + 1)
      else tally.truncated = true
      rest = Buffer.alloc(0)
    },
  }
}

/** The digits before the first `|`, or -1. */
export function typeOf(bytes: Buffer, from: number): number {
  let type = 0
  for (let i = from; i <= from + 3; i++) {
    const byte = bytes[i]
    if (byte === pipe) return i - from >= 2 ? type : -1
    if (byte === undefined || byte < 0x30 || byte > 0x39) return -1
    type = type * 10 + byte - 0x30
  }
  return -1
}

const hasByteOrderMark = (bytes: Buffer): boolean => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
