import { ends, starts, window, windowView } from './separators.ts'

/**
 * One line under the reading head. It is reused for every line, and its bytes are the window's: copy out what must
 * outlive it. Fields count from 0 (the type) and the last one is the hash.
 */
export interface Line {
  /** Which entry of the window's `starts` is its first field. */
  first: number
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

export const openLine = (): Line => ({ first: 0, count: 0, type: 0, at: 0, origin: 0, number: 0 })

/** Moves on to one of the lines that were found in the window. */
export function pointTo(line: Line, found: number): void {
  line.first = found === 0 ? 0 : (ends[found - 1] ?? 0)
  line.count = (ends[found] ?? 0) - line.first
}

export const fieldStart = ({ first }: Line, field: number): number => starts[first + field] ?? 0
export const fieldEnd = ({ first }: Line, field: number): number => (starts[first + field + 1] ?? 1) - 1

export function isTold(line: Line, field: number): boolean {
  return field >= 0 && field < line.count - 1 && fieldEnd(line, field) > fieldStart(line, field)
}

/** A hexadecimal field of up to eight digits, of either case. */
export function readHex(line: Line, field: number): number {
  if (field < 0 || field >= line.count - 1) return 0
  const start = fieldStart(line, field)
  const end = fieldEnd(line, field)
  if (end - start === 8) return ((fourDigits(start) << 16) | fourDigits(start + 4)) >>> 0
  let value = 0
  for (let i = start; i < end; i++) value = (value << 4) | (hexDigits[window[i] ?? 0] ?? 0)
  return value >>> 0
}

/** Four hexadecimal digits at once: nearly all ids have eight. Bit 6 tells letters from digits, and they count from 9. */
function fourDigits(at: number): number {
  const text = windowView.getInt32(at)
  const digits = (text & 0x0f0f0f0f) + ((text >>> 6) & 0x01010101) * 9
  return ((digits >>> 12) & 0xf000) | ((digits >>> 8) & 0xf00) | ((digits >>> 4) & 0xf0) | (digits & 0xf)
}

/**
 * A decimal field; a fraction is cut off.
 * @param otherwise where the line has no such field, or says nothing in it
 */
export function readInt(line: Line, field: number, otherwise = 0): number {
  if (field < 0 || field >= line.count - 1) return otherwise
  const end = fieldEnd(line, field)
  const start = fieldStart(line, field)
  if (end === start) return otherwise
  const negative = window[start] === minus
  let value = 0
  for (let i = negative ? start + 1 : start; i < end; i++) {
    const digit = (window[i] ?? 0) - zero
    if (digit < 0 || digit > 9) break
    value = value * 10 + digit
  }
  if (value > Number.MAX_SAFE_INTEGER) return 0
  return negative ? -value : value
}

/** A decimal fraction such as `-0.01531982` or `-4.792213E-05`. */
export function readFloat(line: Line, field: number): number {
  if (field < 0 || field >= line.count - 1) return 0
  const end = fieldEnd(line, field)
  const start = fieldStart(line, field)
  const first = window[start] === minus ? start + 1 : start
  if (end - first > (window[first] === zero ? mostDigits + 2 : mostDigits + 1)) return readAnyFloat(line, field)
  let value = 0
  let point = end - 1
  for (let i = first; i < end; i++) {
    const digit = ((window[i] ?? 0) - zero) | 0
    if (digit >= 0 && digit <= 9) value = (Math.imul(value, 10) + digit) | 0
    else if (digit === point0 && point === end - 1) point = i
    else return readAnyFloat(line, field)
  }
  if (point === end - 1 && end - first > mostDigits) return readAnyFloat(line, field)
  const magnitude = value / (tens[end - 1 - point] ?? 1)
  return first > start ? -magnitude : magnitude
}

/** So many digits fit into 32 bits, a point and a leading zero apart: nearly all numbers have fewer. */
const mostDigits = 9
const tens = Array.from({ length: mostDigits + 2 }, (_, digits) => 10 ** digits)

function readAnyFloat(line: Line, field: number): number {
  const value = Number(readText(line, field))
  return Math.abs(value) < largest ? value : 0
}

/** What is too long to be a name is cut, and zero bytes, which no database stores as text, are left out. */
export function readText(line: Line, field: number): string {
  if (!isTold(line, field)) return ''
  const start = fieldStart(line, field)
  const text = window.toString('utf8', start, Math.min(fieldEnd(line, field), start + longestText))
  return text.includes('\0') ? text.replaceAll('\0', '') : text
}

const longestText = 256

/** Neither a place nor a time is this large: what is was damaged. */
const largest = 1e9

const zero = 0x30
const minus = 0x2d
/** A decimal point, counted like a digit. */
const point0 = 0x2e - zero

/** What a byte counts for as a hexadecimal digit; nothing if it is none. */
const hexDigits = Uint8Array.from({ length: 256 }, (_, byte) => Number.parseInt(String.fromCharCode(byte), 16) || 0)
