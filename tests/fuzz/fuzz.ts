import { openLogParser } from '../../src/ingest/netlog/log-parser.ts'
import type { RecordedPull } from '../../src/report.ts'
import { type Prng, prngFrom } from '../sim/prng.ts'
import { checkPull, checkReport } from './invariants.ts'
import { mutateFile } from './mutate-file.ts'
import { mutateLine } from './mutate-line.ts'
import type { Seed } from './seeds.ts'

export interface Case {
  readonly name: string
  readonly bytes: Buffer
}

export interface Outcome {
  readonly name: string
  readonly bytes: number
  readonly pulls: readonly RecordedPull[]
  readonly tookMs: number
}

/** Nobody waits longer for so little: a log that takes more is one on which the reader hangs. */
const budgetMs = 20_000

/** Reads a damaged log in pieces of any size and checks what comes out. Throws with the case's name, which can be made anew. */
export function readCase(prng: Prng, { name, bytes }: Case): Outcome {
  const began = performance.now()
  try {
    const parser = openLogParser(prng.chance(0.1) ? 'all' : 'sample')
    const pulls: RecordedPull[] = []
    for (let from = 0; from < bytes.length; ) {
      const size = prng.chance(0.01) ? 1 : prng.whole(1, 512 * 1024)
      pulls.push(...parser.read(Buffer.from(bytes.subarray(from, from + size))))
      from += size
    }
    pulls.push(...parser.end())
    const tookMs = performance.now() - began
    if (tookMs > budgetMs) throw new Error(`it took ${Math.round(tookMs)} ms`)
    pulls.forEach(checkPull)
    checkReport(parser.report(), bytes)
    return { name, bytes: bytes.length, pulls, tookMs }
  } catch (cause) {
    throw new Error(`${name}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
}

/** The damaged file that this number stands for, always the same one. */
export function fileCase(seeds: readonly Seed[], seed: number, number: number): Case & { readonly prng: Prng } {
  const prng = prngFrom(seed * 1_000_003 + number)
  const base = prng.pick(seeds)
  const other = prng.pick(seeds)
  return {
    prng,
    name: `file ${number} of seed ${seed} (${base.name})`,
    bytes: mutateFile(prng, base.bytes, other.bytes),
  }
}

/** Lines of all logs in their order, every one of them damaged or, one time in four, as it was. */
export function linesCase(
  seeds: readonly Seed[],
  seed: number,
  number: number,
  mutations: number,
): Case & { readonly prng: Prng } {
  const prng = prngFrom(seed * 1_000_003 + 500_000_000 + number)
  const base = prng.pick(seeds)
  const lines = base.bytes.toString('utf8').split(/\r?\n/)
  const others = prng.pick(seeds).bytes.toString('utf8').split(/\r?\n/)
  const from = prng.whole(0, Math.max(0, lines.length - mutations))
  const damaged: string[] = lines.slice(0, Math.min(from, 40))
  for (let mutated = 0, at = from; mutated < mutations; at++) {
    const line = lines[at % lines.length] ?? ''
    if (prng.chance(0.25)) damaged.push(line)
    else {
      damaged.push(mutateLine(prng, line, prng.pick(others)))
      mutated++
    }
  }
  return { prng, name: `lines ${number} of seed ${seed} (${base.name})`, bytes: Buffer.from(damaged.join('\n')) }
}
