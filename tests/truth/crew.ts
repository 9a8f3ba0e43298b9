import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Tried } from './worker.ts'

/** Tries seeds in as many threads as there are cores: whichever is idle takes the next. In order of the seeds. */
export async function trySeeds(seeds: readonly number[], onDone: (done: number) => void): Promise<readonly Tried[]> {
  const waiting = seeds[Symbol.iterator]()
  const tried: Tried[] = []
  const work = async (): Promise<void> => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url))
    try {
      for (const seed of waiting) {
        worker.postMessage(seed)
        const [one] = (await once(worker, 'message')) as [Tried]
        onDone(tried.push(one))
      }
    } finally {
      await worker.terminate()
    }
  }
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), seeds.length) }, work))
  return tried.sort((one, other) => one.seed - other.seed)
}
