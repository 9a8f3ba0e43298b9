// The program of a worker thread: tries one seed after the other, as it is told to.
import { parentPort } from 'node:worker_threads'
import { truthPull } from '../sim/truth-pulls.ts'
import { eachFigure, type Figures } from './figures.ts'
import { type Finding, finding } from './finding.ts'
import type { Statement } from './statements.ts'
import { tryPull } from './trial.ts'

export interface Tried {
  readonly seed: number
  readonly findings: Figures<Finding>
  readonly statements: readonly Statement[]
}

/** Whatever breaks on the way is a wrong answer to everything. */
async function trySeed(seed: number): Promise<Tried> {
  try {
    const { findings, statements } = await tryPull(truthPull(seed).night)
    return { seed, findings, statements }
  } catch (error) {
    const wrong = `broke: ${String(error).split('\n')[0]}`
    return { seed, findings: eachFigure(() => finding(false, wrong)), statements: [] }
  }
}

parentPort?.on('message', async (seed: number) => parentPort?.postMessage(await trySeed(seed)))
