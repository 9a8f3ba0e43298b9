import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export type Contestant = 'scan' | 'split' | 'read' | 'cactbot'

/** Reads a file in one of the ways, and gives the seconds that took. */
export interface Contest extends Disposable {
  run(contestant: Contestant): Promise<number>
}

/**
 * Ways to read one file, each in a process of its own that stays: what one leaves in memory is not swept in another's
 * time, and each keeps the code that was compiled for it. They only ever run one at a time.
 */
export function openContest(path: string): Contest {
  const program = fileURLToPath(new URL('./contestant.ts', import.meta.url))
  const open = (name: Contestant) => fork(program, [name, path])
  const processes = { scan: open('scan'), split: open('split'), read: open('read'), cactbot: open('cactbot') }
  return {
    async run(contestant) {
      const own = processes[contestant]
      const done = new AbortController()
      const { signal } = done
      const ended = once(own, 'exit', { signal }).then(() => Promise.reject(new Error(`${contestant} ended`)))
      own.send('run')
      try {
        const [seconds] = (await Promise.race([once(own, 'message', { signal }), ended])) as [number]
        return seconds
      } finally {
        ended.catch(() => undefined)
        done.abort()
      }
    },
    [Symbol.dispose]() {
      for (const own of Object.values(processes)) own.kill()
    },
  }
}
