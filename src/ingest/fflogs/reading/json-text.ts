/** How JSON is written, byte by byte, for text that is read without being parsed. */
export const byte = {
  quote: 0x22,
  comma: 0x2c,
  minus: 0x2d,
  point: 0x2e,
  zero: 0x30,
  nine: 0x39,
  colon: 0x3a,
  openList: 0x5b,
  backslash: 0x5c,
  closeList: 0x5d,
  openObject: 0x7b,
  closeObject: 0x7d,
} as const

const isBlank = (at = 0): boolean => at === 0x20 || at === 0x0a || at === 0x0d || at === 0x09

export function afterBlanks(bytes: Uint8Array, at: number): number {
  let place = at
  while (isBlank(bytes[place])) place++
  return place
}

/** Whether true, false or null begins so. */
export const beginsWord = (first = 0): boolean => first === 0x74 || first === 0x66 || first === 0x6e

/** Whether a number, a string or a list begins so. */
export const beginsValue = (first = 0): boolean =>
  (first >= byte.zero && first <= byte.nine) || first === byte.minus || first === byte.quote || first === byte.openList

/** Where the value ends that begins here: a number, a word, a string, a list. */
export function valueEnd(bytes: Uint8Array, at: number): number {
  if (bytes[at] === byte.quote) return stringEnd(bytes, at)
  if (bytes[at] === byte.openList || bytes[at] === byte.openObject) return nestEnd(bytes, at)
  let end = at
  while (end < bytes.length && !endsPlain(bytes[end])) end++
  return end
}

const endsPlain = (at = 0): boolean =>
  at === byte.comma || at === byte.closeObject || at === byte.closeList || isBlank(at)

/** Where the string ends, after its quote. */
export function stringEnd(bytes: Uint8Array, at: number): number {
  let end = at + 1
  while (end < bytes.length && bytes[end] !== byte.quote) end += bytes[end] === byte.backslash ? 2 : 1
  return end + 1
}

function nestEnd(bytes: Uint8Array, at: number): number {
  let depth = 0
  for (let end = at; end < bytes.length; end++) {
    const here = bytes[end]
    if (here === byte.quote) end = stringEnd(bytes, end) - 1
    else if (here === byte.openList || here === byte.openObject) depth++
    else if (here === byte.closeList || here === byte.closeObject) depth--
    if (depth === 0) return end + 1
  }
  return bytes.length
}

export const textOf = ({ buffer, byteOffset }: Uint8Array, from: number, to: number): string =>
  Buffer.from(buffer, byteOffset + from, to - from).toString()

/** What is written here as JSON; undefined for what is none. */
export function valueIn(bytes: Uint8Array, from: number, to: number): unknown {
  try {
    return JSON.parse(textOf(bytes, from, to))
  } catch {
    return undefined
  }
}
