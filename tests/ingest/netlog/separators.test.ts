import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compileSeparators } from '../../../scripts/compile-wasm.ts'
import { ends, findLines, starts, window, windowBytes } from '../../../src/ingest/netlog/lines/separators.ts'

const code = new URL('../../../src/ingest/netlog/lines/separators-code.ts', import.meta.url)

/** What is found in a text, by the plainest means. */
function separatorsIn(text: Uint8Array) {
  const found: number[] = [0]
  const lines: number[] = []
  text.forEach((byte, at) => {
    if (byte !== 0x7c && byte !== 0x0a) return
    found.push(at + 1)
    if (byte === 0x0a) lines.push(found.length - 1)
  })
  return { found, lines }
}

function findIn(text: Uint8Array) {
  window.set(text)
  const count = findLines(text.length)
  const lines = [...ends.subarray(0, count)]
  return { found: [...starts.subarray(0, separatorsIn(text).found.length)], lines }
}

test('the code that is committed is what its source compiles to', async () => {
  expect(readFileSync(code, 'utf8')).toBe(await compileSeparators())
})

test('finds every field and every line of texts of any length', () => {
  let seed = 7
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed / 2_147_483_647
  }
  const bytes = [0x7c, 0x0a, 0x0d, 0x30, 0xfc, 0x8a, 0x00]
  for (let length = 0; length < 400; length++) {
    const text = Uint8Array.from({ length }, () => bytes[Math.floor(random() * bytes.length)] ?? 0)
    expect(findIn(text)).toEqual(separatorsIn(text))
  }
})

test.each([0x7c, 0x0a])('a window full of separators (%i) is found whole', (separator) => {
  window.fill(separator)
  const lines = findLines(windowBytes)
  expect(lines).toBe(separator === 0x0a ? windowBytes : 0)
  expect(starts[windowBytes]).toBe(windowBytes)
  if (lines > 0) expect(ends[windowBytes - 1]).toBe(windowBytes)
})

test('what an earlier text left behind the end of this one is not found', () => {
  window.fill(0x0a, 0, 64)
  expect(findIn(Buffer.from('00|a|b\n00|c'))).toEqual({ found: [0, 3, 5, 7, 10], lines: [3] })
})
