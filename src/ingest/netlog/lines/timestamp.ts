/** Epoch ms of `2021-09-26T12:06:57.4650000+01:00`, or NaN for anything else. Finer than a ms is cut off. */
export function readTimestamp(bytes: Uint8Array, from: number, to: number): number {
  if (to - from < secondLength) return Number.NaN
  const second = secondOf(bytes, from)
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
const dash = 0x2d
const dot = 0x2e
const letterT = 0x54
const letterZ = 0x5a
const plus = 0x2b

/** The second that was read last: a log stays in one for many lines. */
const lastText = new Uint8Array(secondLength)
let lastMs = Number.NaN

function secondOf(bytes: Uint8Array, from: number): number {
  let i = secondLength - 1
  while (i >= 0 && bytes[from + i] === lastText[i]) i = (i - 1) | 0
  return i < 0 ? lastMs : readSecond(bytes, from)
}

function readSecond(bytes: Uint8Array, from: number): number {
  if (bytes[from + 4] !== dash || bytes[from + 10] !== letterT) return Number.NaN
  const day = Date.UTC(digits(bytes, from, 4), digits(bytes, from + 5, 2) - 1, digits(bytes, from + 8, 2))
  const seconds = (digits(bytes, from + 11, 2) * 60 + digits(bytes, from + 14, 2)) * 60 + digits(bytes, from + 17, 2)
  lastMs = day + seconds * 1000
  lastText.set(bytes.subarray(from, from + secondLength))
  return lastMs
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
