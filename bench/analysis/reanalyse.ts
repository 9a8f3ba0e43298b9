import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { runProgram } from './programs.ts'

/**
 * Pulls like the long one of the folder, stored with results of older versions: how long it takes until all of them are
 * analysed anew and stored, and the most memory that needs (resident, in MB; the database and all threads included).
 */
export async function reanalyse(folder: string, pulls: number): Promise<{ seconds: number; peakMb: number }> {
  const data = join(folder, 'data')
  await mkdir(data)
  await runProgram('fill.ts', [folder, data, String(pulls)])
  const env = { PATH: process.env.PATH, VIGIL_DATA_DIR: data }
  const told = await runProgram('reanalyse-only.js', [String(pulls)], env)
  const { firstMs, lastMs, ...figures } = JSON.parse(told) as Told
  process.stderr.write(
    `analysed anew: the first pulls ${firstMs.toFixed(1)} ms each, the last ${lastMs.toFixed(1)} ms\n`,
  )
  return figures
}

interface Told {
  readonly seconds: number
  readonly peakMb: number
  /** What one of the first and of the last fifth took: it must not grow. */
  readonly firstMs: number
  readonly lastMs: number
}
