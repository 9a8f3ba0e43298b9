/** Epoch ms of `2021-09-26T12:06:57.4650000+01:00`, or NaN for anything else. Finer than a ms is cut off. */
export function readTimestamp(bytes: Uint8Array, from: number, to: number): number {
  if (to - from < secondLength) return Number.NaN
  const second = readSecond(bytes, from)
  let next = from + secondLength
  let ms = 0
  if (bytes[next] === dot) {
    ms = digits(bytes, next + 1, 3)
    next += 4
    while (next < to && isDigit(bytes[next])) next++
  }
  return second + ms - offsetMs(bytes, next, to)
}

const secondLength = '2021-09-26T12:06:57'.length
/** How long a timestamp is in every log of ACT and IINACT. */
export const stampLength = '2021-09-26T12:06:57.4650000+01:00'.length

/** Knows the timestamp that was read last: a log stays in one second for many lines. */
export interface Stamps {
  /**
   * Epoch ms of a timestamp that differs from the last one in nothing but its milliseconds and has a `|` behind it, as
   * nearly all do; else NaN, and `readTimestamp` may know better.
   */
  again(bytes: DataView, from: number): number
  /** Takes note of one that was read: its text, up to and with the `|`, and what it meant. */
  learn(bytes: DataView, from: number, ms: number): void
}

/** All but the milliseconds is compared four bytes at a time, and spelled out: every line is read through here. */
export function openStamps(): Stamps {
  let year = 0
  let month = 0
  let day = 0
  let hour = 0
  let second = 0
  let rest = 0
  let offset = 0
  let end = 0
  let withoutMs = Number.NaN
  return {
    again(bytes, from) {
      const isSame =
        bytes.getInt32(from + 16) === second &&
        bytes.getInt32(from) === year &&
        bytes.getInt32(from + 4) === month &&
        bytes.getInt32(from + 8) === day &&
        bytes.getInt32(from + 12) === hour &&
        bytes.getInt32(from + 23) === rest &&
        bytes.getInt32(from + 27) === offset &&
        bytes.getInt32(from + 30) === end
      return isSame ? withoutMs + msIn(bytes, from) : Number.NaN
    },
    learn(bytes, from, ms) {
      year = bytes.getInt32(from)
      month = bytes.getInt32(from + 4)
      day = bytes.getInt32(from + 8)
      hour = bytes.getInt32(from + 12)
      second = bytes.getInt32(from + 16)
      rest = bytes.getInt32(from + 23)
      offset = bytes.getInt32(from + 27)
      end = bytes.getInt32(from + 30)
      withoutMs = ms - msIn(bytes, from)
    },
  }
}

/** NaN when one of them is no digit. */
function msIn(bytes: DataView, from: number): number {
  const hundreds = bytes.getUint8(from + 20) - zero
  const tens = bytes.getUint8(from + 21) - zero
  const ones = bytes.getUint8(from + 22) - zero
  const areDigits = hundreds >= 0 && tens >= 0 && ones >= 0 && hundreds <= 9 && tens <= 9 && ones <= 9
  return areDigits ? hundreds * 100 + tens * 10 + ones : Number.NaN
}

const zero = 0x30
const dash = 0x2d
const dot = 0x2e
const letterT = 0x54
const letterZ = 0x5a
const plus = 0x2b

function readSecond(bytes: Uint8Array, from: number): number {
  if (bytes[from + 4] !== dash || bytes[from + 10] !== letterT) return Number.NaN
  const day = Date.UTC(digits(bytes, from, 4), digits(bytes, from + 5, 2) - 1, digits(bytes, from + 8, 2))
  const seconds = (digits(bytes, from + 11, 2) * 60 + digits(bytes, from + 14, 2)) * 60 + digits(bytes, from + 17, 2)
  return day + seconds * 1000
}

function offsetMs(bytes: Uint8Array, from: number, to: number): number {
  if (from >= to || bytes[from] === letterZ) return 0
  const minutes = digits(bytes, from + 1, 2) * 60 + digits(bytes, from + 4, 2)
  return (bytes[from] === plus ? minutes : -minutes) * 60_000
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39

/** NaN when one of them is no digit. */
function digits(bytes: Uint8Array, from: number, count: number): number {
  let value = 0
  for (let i = from; i < from + count; i++) {
    if (!isDigit(bytes[i])) return Number.NaN
    value = value * 10 + (bytes[i] ?? 0) - 0x30
  }
  return value
}
