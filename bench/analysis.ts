import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeLongPull } from './analysis/long-pull.ts'
import { runProgram } from './analysis/programs.ts'
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
    process.stderr.write(
      `${events} events of ${Math.round(durationMs / 1000)} s\n${await runProgram('apart.ts', [folder])}`,
    )
    const warm = Number(await runProgram('contestant.ts', ['warm', folder]))
    const parse = Number(await runProgram('contestant.ts', ['parse', folder]))
    const colds: number[] = []
    for (let process = 0; process < processes; process++)
      colds.push(Number(await runProgram('contestant.ts', ['cold', folder])))
    const { seconds, peakMb } = await reanalyse(folder, pulls)
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
const pulls = 1_000
