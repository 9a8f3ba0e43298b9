/** Epoch ms of `2021-09-26T12:06:57.4650000+01:00`, or NaN for anything else. Finer than a ms is cut off. */
export function readTimestamp(bytes: Buffer, from: number, to: number): number {
  if (to - from < shortest || bytes[from + 4] !== dash || bytes[from + 10] !== letterT) return Number.NaN
  const day = dayOf(digits(bytes, from, 4), digits(bytes, from + 5, 2), digits(bytes, from + 8, 2))
  const seconds = (digits(bytes, from + 11, 2) * 60 + digits(bytes, from + 14, 2)) * 60 + digits(bytes, from + 17, 2)
  let next = from + 19
  let ms = 0
  if (bytes[next] === dot) {
    ms = digits(bytes, next + 1, 3)
    next += 4
    while (next < to && isDigit(bytes[next])) next++
  }
  return day + seconds * 1000 + ms - offsetMs(bytes, next, to)
}

const shortest = '2021-09-26T12:06:57'.length
const dash = 0x2d
const dot = 0x2e
const letterT = 0x54
const letterZ = 0x5a
const plus = 0x2b

function offsetMs(bytes: Buffer, from: number, to: number): number {
  if (from >= to || bytes[from] === letterZ) return 0
  const minutes = digits(bytes, from + 1, 2) * 60 + digits(bytes, from + 4, 2)
  return (bytes[from] === plus ? minutes : -minutes) * 60_000
}

let lastDay = 0
let lastDayMs = 0

/** A log stays on one day for thousands of lines. */
function dayOf(year: number, month: number, day: number): number {
  const key = (year * 100 + month) * 100 + day
  if (key !== lastDay) {
    lastDay = key
    lastDayMs = Date.UTC(year, month - 1, day)
  }
  return lastDayMs
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39

/** NaN when one of them is no digit. */
function digits(bytes: Buffer, from: number, count: number): number {
  let value = 0
  for (let i = from; i < from + count; i++) {
    if (!isDigit(bytes[i])) return Number.NaN
    value = value * 10 + (bytes[i] ?? 0) - 0x30
  }
  return value
}
