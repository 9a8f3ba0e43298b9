import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { analystHere } from '../../src/analysis/analyst.ts'
import { analysePull } from '../../src/analysis/run.ts'
import { readFacts } from '../../src/game/facts.ts'
import { openEmbedded } from '../../src/store/db.ts'
import { localGuild, openStatic } from '../../src/store/people/statics.ts'
import { savePull } from '../../src/store/pulls/pulls.ts'
import { fileCase, linesCase, type Outcome, readCase } from './fuzz.ts'
import { seedLogs } from './seeds.ts'

/** `npm run fuzz`: damaged logs through the real reader, and what comes out into the store and through every metric. */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    files: { type: 'string', default: '2000' },
    lines: { type: 'string', default: '200000' },
    only: { type: 'string' },
  },
})
const linesPerCase = 1_000
const seed = Number(values.seed)
const seeds = seedLogs()
console.log(`seed ${seed}; the same again: npm run fuzz -- --seed ${seed}`)

const facts = readFacts()
const folder = await mkdtemp(join(tmpdir(), 'vigil-fuzz-')) // in memory the database itself would grow
const { db, close } = await openEmbedded(join(folder, 'database'))
const tally = { cases: 0, bytes: 0, pulls: 0, events: 0, slowest: { name: '', tookMs: 0 }, failures: 0 }
const heaps: number[] = []

async function run(make: (number: number) => ReturnType<typeof fileCase>, count: number): Promise<void> {
  for (let number = 0; number < count; number++) {
    if (values.only !== undefined && Number(values.only) !== number) continue
    const { prng, ...made } = make(number)
    try {
      await store(readCase(prng, made))
    } catch (error) {
      tally.failures++
      console.error(error instanceof Error ? `${made.name}\n${error.stack}\n${cause(error)}` : error)
    }
    if (number % Math.max(1, Math.floor(count / 10)) === 0) noteHeap(`${number} of ${count}`)
  }
}

const cause = ({ cause: why }: Error): string => (why instanceof Error ? (why.stack ?? '') : String(why ?? ''))

/** A static of its own for each case: cases are not accounts of each other's pulls. */
async function store({ name, bytes, pulls, tookMs }: Outcome): Promise<void> {
  tally.cases++
  tally.bytes += bytes
  tally.pulls += pulls.length
  if (tookMs > tally.slowest.tookMs) tally.slowest = { name, tookMs }
  const { id } = await openStatic(db, localGuild, { name })
  for (const recorded of pulls) {
    tally.events += recorded.events.count
    const report = { source: 'netlog', code: name, title: name, startedAt: recorded.startedAt } as const
    const { pull, events } = await savePull(db, id, report, recorded, 0)
    const { failed } = await analysePull(db, analystHere(facts), pull, events)
    if (failed !== undefined) throw new Error(`${name}: pull ${pull.number}: ${JSON.stringify(failed)}`)
  }
}

function noteHeap(where: string): void {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  heaps.push(heapUsed / 1e6)
  console.log(`${where}: heap ${(heapUsed / 1e6).toFixed(1)} MB, buffers ${(arrayBuffers / 1e6).toFixed(1)} MB`)
}

await run((number) => linesCase(seeds, seed, number, linesPerCase), Math.ceil(Number(values.lines) / linesPerCase))
await run((number) => fileCase(seeds, seed, number), Number(values.files))
await close()
await rm(folder, { recursive: true })
const [, warm = 0] = heaps
const last = heaps.at(-1) ?? 0
console.log(JSON.stringify({ ...tally, warmHeapMb: warm, lastHeapMb: last }))
if (tally.failures > 0) process.exitCode = 1
