/**
 * One line under the reading head. It is reused for every line, and its bytes belong to the file's buffer: copy out
 * what must outlive it. Fields count from 0 (the type) and the last one is the hash.
 */
export interface Line {
  bytes: Buffer
  /** Where each field begins; one entry more than there are fields, so that field n ends before `starts[n + 1] - 1`. */
  readonly starts: Int32Array
  /** How many fields, type and hash included. */
  count: number
  /** Line type as a number: 0 for `00`, 261 for `261`. */
  type: number
  /** Ms since `origin`: small numbers, which the engine keeps without a box. */
  at: number
  /** Epoch ms of the log's first line. */
  origin: number
  /** 1-based within the file. */
  number: number
}

/** The position of a field that an era does not have. Every reader answers 0, or an empty text, for it. */
export const absent = -1

/** More than any line has; the rest of one that has more is not looked at. */
export const mostFields = 1023
const pipe = 0x7c
const newline = 0x0a
const carriageReturn = 0x0d

export const openLine = (): Line => ({
  bytes: Buffer.alloc(0),
  starts: new Int32Array(mostFields + 2),
  count: 0,
  type: 0,
  at: 0,
  origin: 0,
  number: 0,
})

/**
 * Finds the fields of the line that begins at a position, up to its line break or to as many as are enough, and gives
 * the position where it stopped. These bytes must hold a line break: nothing else ends the search. It is what reading
 * costs most, and twice as much with anything more in its loop.
 */
export function splitFields(line: Line, bytes: Buffer, from: number, enough = mostFields): number {
  const { starts } = line
  let count = 0
  let i = from
  starts[0] = from
  for (;;) {
    const byte = bytes[i]
    i = (i + 1) | 0
    if (byte === pipe) {
      count = (count + 1) | 0
      starts[count] = i
      if (count === enough) break
    } else if (byte === newline) break
  }
  if (bytes[i - 1] === newline) starts[++count] = bytes[i - 2] === carriageReturn ? i - 1 : i
  line.bytes = bytes
  line.count = count
  return i
}

export const fieldStart = (line: Line, field: number): number => line.starts[field] ?? 0
export const fieldEnd = (line: Line, field: number): number => (line.starts[field + 1] ?? 1) - 1

export function isTold(line: Line, field: number): boolean {
  return field >= 0 && field < line.count - 1 && fieldEnd(line, field) > fieldStart(line, field)
}

/** A hexadecimal field of up to eight digits, of either case. */
export function readHex(line: Line, field: number): number {
  if (field < 0 || field >= line.count - 1) return 0
  const { bytes, starts } = line
  const end = (starts[field + 1] ?? 0) - 1
  let value = 0
  for (let i = starts[field] ?? 0; i < end; i++) value = (value << 4) | (hexDigits[bytes[i] ?? 0] ?? 0)
  return value >>> 0
}

/** A decimal field; a fraction is cut off. */
export function readInt(line: Line, field: number): number {
  if (field < 0 || field >= line.count - 1) return 0
  const { bytes, starts } = line
  const end = (starts[field + 1] ?? 0) - 1
  const start = starts[field] ?? 0
  const negative = bytes[start] === minus
  let value = 0
  for (let i = negative ? start + 1 : start; i < end; i++) {
    const digit = (bytes[i] ?? 0) - zero
    if (digit < 0 || digit > 9) break
    value = value * 10 + digit
  }
  if (value > Number.MAX_SAFE_INTEGER) return 0
  return negative ? -value : value
}

/** A decimal fraction such as `-0.01531982` or `-4.792213E-05`. */
export function readFloat(line: Line, field: number): number {
  if (field < 0 || field >= line.count - 1) return 0
  const { bytes, starts } = line
  const end = (starts[field + 1] ?? 0) - 1
  const start = starts[field] ?? 0
  const negative = bytes[start] === minus
  let value = 0
  let point = end - 1
  for (let i = negative ? start + 1 : start; i < end; i++) {
    const digit = (bytes[i] ?? 0) - zero
    if (digit >= 0 && digit <= 9) value = value * 10 + digit
    else if (digit === point0 && point === end - 1) point = i
    else return finite(Number(readText(line, field)))
  }
  const fraction = end - 1 - point
  if (fraction > 0) value /= fraction < tens.length ? (tens[fraction] ?? 1) : 10 ** fraction
  return finite(negative ? -value : value)
}

/** What is too long to be a name is cut, and zero bytes, which no database stores as text, are left out. */
export function readText(line: Line, field: number): string {
  if (!isTold(line, field)) return ''
  const start = fieldStart(line, field)
  const text = line.bytes.toString('utf8', start, Math.min(fieldEnd(line, field), start + longestText))
  return text.includes('\0') ? text.replaceAll('\0', '') : text
}

const longestText = 256

/** Neither a place nor a time is this large: what is was damaged. */
const largest = 1e9

const finite = (value: number): number => (Math.abs(value) < largest ? value : 0)

const zero = 0x30
const minus = 0x2d
/** A decimal point, counted like a digit. */
const point0 = 0x2e - zero
const tens = Array.from({ length: 16 }, (_, digits) => 10 ** digits)

/** What a byte counts for as a hexadecimal digit; nothing if it is none. */
const hexDigits = Uint8Array.from({ length: 256 }, (_, byte) => Number.parseInt(String.fromCharCode(byte), 16) || 0)
