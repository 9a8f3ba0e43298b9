import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Done, Task } from './worker.ts'

/** Does tasks in as many threads as there are cores: whichever is idle takes the next. In order of the tasks. */
export async function doAll(tasks: readonly Task[], onDone: (done: number) => void): Promise<readonly Done[]> {
  const waiting = tasks.entries()
  const done: Done[] = []
  let count = 0
  const work = async (): Promise<void> => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url))
    try {
      for (const [place, task] of waiting) {
        worker.postMessage(task)
        const [one] = (await once(worker, 'message')) as [Done]
        done[place] = one
        onDone(++count)
      }
    } finally {
      await worker.terminate()
    }
  }
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), tasks.length) }, work))
  return done
}
