import { openHashCheck } from './hashes.ts'
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
const sampleEvery = 256

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
  let rest: Buffer = Buffer.alloc(0)
  let lineOfZone = 0
  const hashes = openHashCheck()

  const isChecked = (whole: boolean): boolean =>
    !whole || checks === 'all' || tally.lines <= sampleHead || tally.lines % sampleEvery === 0

  const take = (bytes: Buffer, from: number, lineEnd: number, whole: boolean): void => {
    const to = bytes[lineEnd - 1] === carriageReturn ? lineEnd - 1 : lineEnd
    if (to <= from) return
    tally.lines++
    const type = typeOf(bytes, from, to)
    lineOfZone = type === 1 ? 1 : lineOfZone + 1
    if (isChecked(whole)) {
      const state = hashes.check(bytes.subarray(from, to), tally.lines, lineOfZone)
      if (!whole && state !== 'verified') {
        tally.lines--
        tally.truncated = true
        return
      }
      tally.hashes[state]++
      tally.missing = hashes.missing
    }
    if (type < 0) noteMalformed(tally, tally.lines, 'it does not begin with a line type')
    else hand(type, bytes, from, to)
  }

  const hand = (type: number, bytes: Buffer, from: number, to: number): void => {
    tally.types[type] = (tally.types[type] ?? 0) + 1
    const enough = fieldsOf(type)
    if (enough === undefined) noteUnknown(tally, type)
    if (!enough) return
    splitFields(line, bytes, from, to, enough)
    const at = readTimestamp(bytes, line.starts[1] ?? to, to)
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

  return {
    read(piece) {
      const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece])
      let from = tally.lines === 0 && hasByteOrderMark(bytes) ? 3 : 0
      for (let to = bytes.indexOf(newline, from); to >= 0; to = bytes.indexOf(newline, from)) {
        take(bytes, from, to, true)
        from = to + 1
      }
      if (bytes.length - from > longestLine) {
        noteMalformed(tally, tally.lines + 1, 'it never ends')
        from = bytes.length
      }
      rest = Buffer.from(bytes.subarray(from))
    },
    end() {
      if (rest.length > 0) take(rest, 0, rest.length, false)
      rest = Buffer.alloc(0)
    },
  }
}

/** The digits before the first `|`, or -1. */
export function typeOf(bytes: Buffer, from: number, to: number): number {
  let type = 0
  for (let i = from; i < to && i <= from + 3; i++) {
    const byte = bytes[i] ?? 0
    if (byte === pipe) return i - from >= 2 ? type : -1
    if (byte < 0x30 || byte > 0x39) return -1
    type = type * 10 + byte - 0x30
  }
  return -1
}

const hasByteOrderMark = (bytes: Buffer): boolean => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
