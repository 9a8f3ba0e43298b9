import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { openLogParser } from '../../../src/ingest/netlog/log-parser.ts'
import { fileCase, linesCase, readCase } from '../../fuzz/fuzz.ts'
import { garbage } from '../../fuzz/garbage.ts'
import { seedLogs } from '../../fuzz/seeds.ts'

/** Each of these is the same on every run; `npm run fuzz` goes further, from another seed each time. */
const seed = 3
const seeds = seedLogs()

test('damaged lines stop nothing, and whatever pulls are found among them hold together', () => {
  for (let number = 0; number < 12; number++) {
    const { prng, ...lines } = linesCase(seeds, seed, number, 500)
    readCase(prng, lines)
  }
})

test('damaged files are read to their end, and every line of them is counted once', () => {
  let pulls = 0
  for (let number = 0; number < 40; number++) {
    const { prng, ...file } = fileCase(seeds, seed, number)
    pulls += readCase(prng, file).pulls.length
  }
  expect(pulls).toBeGreaterThan(10)
})

test('a log that never says the same thing twice fills no memory', () => {
  const parser = openLogParser()
  const heaps: number[] = []
  let lines: string[] = []
  let count = 0
  for (const line of garbage(300_000)) {
    lines.push(line)
    if (++count % 1_000 !== 0) continue
    parser.read(Buffer.from(`${lines.join('\n')}\n`))
    lines = []
    if (count % 100_000 === 0) heaps.push(heapMb())
  }
  expect((heaps[2] ?? 0) - (heaps[1] ?? 0)).toBeLessThan(20)
  expect(heaps[2]).toBeLessThan(300)
})

function heapMb(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 1e6
}
