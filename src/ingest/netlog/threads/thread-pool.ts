import type { Worker } from 'node:worker_threads'
import { AppError } from '../../../errors.ts'

export interface ThreadPool {
  /** A thread for one piece of work; waits until one is free. */
  take(): Promise<Worker>
  giveBack(worker: Worker): void
  /** Ends a thread that was taken: nobody knows what it is doing. */
  discard(worker: Worker): Promise<void>
  close(): Promise<void>
}

/** Holds up to `most` threads. Those that wait for work do not keep the process alive. */
export function openThreadPool(most: number, start: () => Worker): ThreadPool {
  const idle: Worker[] = []
  const busy = new Set<Worker>()
  const waiting: PromiseWithResolvers<Worker>[] = []
  let closed = false

  function lend(worker: Worker): Worker {
    busy.add(worker)
    worker.ref()
    return worker
  }

  function startThread(): Worker {
    const worker = start()
    worker.on('error', () => {}) // whoever has the thread hears of it, too
    worker.on('exit', () => {
      const place = idle.indexOf(worker)
      if (place >= 0) idle.splice(place, 1)
    })
    return worker
  }

  /** Whoever waits longest gets the thread that became free, or a new one in its place. */
  function serve(free: Worker | undefined): void {
    const next = waiting.shift()
    if (next) next.resolve(lend(free ?? startThread()))
    else if (free) {
      free.unref()
      idle.push(free)
    }
  }

  return {
    async take() {
      if (closed) throw shuttingDown()
      const free = idle.pop()
      if (free || busy.size < most) return lend(free ?? startThread())
      const turn = Promise.withResolvers<Worker>()
      waiting.push(turn)
      return await turn.promise
    },
    giveBack(worker) {
      busy.delete(worker)
      if (closed) void worker.terminate()
      else serve(worker)
    },
    async discard(worker) {
      busy.delete(worker)
      await worker.terminate()
      if (!closed) serve(undefined)
    },
    async close() {
      closed = true
      for (const turn of waiting.splice(0)) turn.reject(shuttingDown())
      await Promise.all([...idle.splice(0), ...busy].map((worker) => worker.terminate()))
    },
  }
}

const shuttingDown = () =>
  new AppError('unavailable', 'Vigil is shutting down and reads no more logs. Import the rest when it runs again.')
