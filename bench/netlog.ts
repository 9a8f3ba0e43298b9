import { existsSync, globSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { openLog } from '../src/ingest/netlog/netlog.ts'
import { type Db, openEmbedded } from '../src/store/db.ts'
import { savePull } from '../src/store/pulls.ts'
import { localGuild, openStatic } from '../src/store/statics.ts'
import { type CactbotConverter, loadCactbot } from './cactbot.ts'

const rounds = 5
const targetBytes = 40_000_000

/**
 * From file to stored pull, in MB/s, and how many times as fast as `split` alone and as cactbot's converter are over
 * the same file in the same run. Neither of those stores anything.
 */
export async function measure(): Promise<Record<string, number>> {
  const folder = await mkdtemp(join(tmpdir(), 'vigil-bench-'))
  const { db, close } = await openEmbedded()
  try {
    const path = join(folder, 'long.log')
    await writeFile(path, repeated(readInput()))
    const convert = await quietly(loadCactbot)
    const seconds = { ours: [] as number[], split: [] as number[], cactbot: [] as number[] }
    for (let round = 0; round < rounds; round++) {
      seconds.split.push(await spent(() => splitAll(path)))
      seconds.ours.push(await spent(() => importAll(db, path, round)))
      seconds.cactbot.push(await quietly(() => spent(() => convertAll(path, convert))))
    }
    const megabytes = readFileSync(path).length / 1e6
    const ours = median(seconds.ours)
    return {
      'netlog.importMBps': megabytes / ours,
      'netlog.importVsSplit': median(seconds.split) / ours,
      'netlog.importVsCactbot': median(seconds.cactbot) / ours,
    }
  } finally {
    await close()
    await rm(folder, { recursive: true })
  }
}

async function importAll(db: Db, path: string, round: number): Promise<void> {
  const { id } = await openStatic(db, localGuild, { name: `Round ${round}` })
  const log = await openLog(path)
  for await (const pull of log.pulls()) await savePull(db, id, log.info, pull, 0)
}

function splitAll(path: string): void {
  let fields = 0
  for (const line of readFileSync(path, 'utf8').split('\n')) fields += line.split('|').length
  if (fields === 0) throw new Error('nothing was split')
}

function convertAll(path: string, convert: CactbotConverter): void {
  if (convert(readFileSync(path, 'utf8')) === 0) throw new Error('cactbot converted nothing')
}

/** A real ultimate wipe where the shared data lies beside the project, else the sample night. */
function readInput(): string {
  const real = fileURLToPath(new URL('../../shared/data/netlog/tea-wipe-2021.log', import.meta.url))
  if (existsSync(real)) return readFileSync(real, 'utf8')
  const [sample] = globSync(fileURLToPath(new URL('../sample/*.log.gz', import.meta.url)))
  if (sample === undefined) throw new Error('there is no log to measure with')
  return gunzipSync(readFileSync(sample)).toString('utf8')
}

/** The same log again and again, each time a week later, so that no two pulls are the same. */
function repeated(text: string): string {
  const whole = text.endsWith('\n') ? text : `${text}\n`
  const times = Math.ceil(targetBytes / whole.length)
  return Array.from({ length: times }, (_, week) => shifted(whole, week)).join('')
}

function shifted(text: string, weeks: number): string {
  const days = new Map<string, string>()
  const later = (day: string) => new Date(Date.parse(day) + weeks * 7 * 86_400_000).toISOString().slice(0, 10)
  return text.replace(/^(\d+\|)(\d{4}-\d\d-\d\d)/gm, (_, type: string, day: string) => {
    const moved = days.get(day) ?? later(day)
    days.set(day, moved)
    return type + moved
  })
}

/** cactbot tells the console of every fight it finds. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const { debug, info, log } = console
  Object.assign(console, { debug() {}, info() {}, log() {} })
  try {
    return await work()
  } finally {
    Object.assign(console, { debug, info, log })
  }
}

async function spent(work: () => void | Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
