// The program of a worker thread: tries one seed after the other, as it is told to.
import { parentPort } from 'node:worker_threads'
import { eachFigure, type Figures } from './figures.ts'
import { type Finding, finding } from './finding.ts'
import { seededNight } from './seeded-night.ts'
import { tryPull } from './trial.ts'

export interface Tried {
  readonly seed: number
  readonly findings: Figures<Finding>
}

/** Whatever breaks on the way is a wrong answer to everything. */
async function trySeed(seed: number): Promise<Tried> {
  try {
    const { findings } = await tryPull(seededNight(seed))
    return { seed, findings }
  } catch (error) {
    const wrong = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { seed, findings: eachFigure(() => finding(false, wrong)) }
  }
}

parentPort?.on('message', async (seed: number) => parentPort?.postMessage(await trySeed(seed)))
