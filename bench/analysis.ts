import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import packageJson from '../package.json' with { type: 'json' }
import { writeLongPull } from './analysis/long-pull.ts'
import { reanalyse } from './analysis/reanalyse.ts'

/**
 * All metrics of ten minutes of an ultimate from the bytes the store has, decoding included, each figure in processes of
 * its own with the flags that `npm run vigil` gives to Node; and 1,000 such pulls analysed anew, as a raised version
 * has it done.
 */
export async function measure(): Promise<Record<string, number>> {
  const folder = await mkdtemp(join(tmpdir(), 'vigil-bench-'))
  try {
    const { events, durationMs } = await writeLongPull(folder)
    process.stderr.write(`${events} events of ${Math.round(durationMs / 1000)} s\n${await run('apart', folder)}`)
    const warm = Number(await run('contestant', 'warm', folder))
    const parse = Number(await run('contestant', 'parse', folder))
    const colds: number[] = []
    for (let process = 0; process < processes; process++) colds.push(Number(await run('contestant', 'cold', folder)))
    const { seconds, peakMb } = await reanalyse(folder)
    return {
      'analysis.msPerPull': warm,
      'analysis.vsJsonParse': warm / parse,
      'analysis.coldMs': Math.min(...colds),
      'analysis.reanalyse1000S': seconds,
      'analysis.rssMb': peakMb,
    }
  } finally {
    await rm(folder, { recursive: true })
  }
}

const processes = 5

/** The flags that `npm run vigil` gives to Node. */
const flags = packageJson.scripts.vigil.match(/--\S+/g) ?? []

async function run(program: string, ...given: readonly string[]): Promise<string> {
  const path = fileURLToPath(new URL(`./analysis/${program}.ts`, import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, path, ...given])
  return stdout
}
