import { type ForkOptions, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** Does a piece of work in one of the ways, and gives the seconds that took. */
export interface Contest<Name extends string> extends Disposable {
  run(contestant: Name): Promise<number>
}

/**
 * Ways to do one thing, each in a process of its own that stays: what one leaves in memory is not swept in another's
 * time, and each keeps the code that was compiled for it. They only ever run one at a time.
 * @param given what each program is told behind its name
 * @param how Node is started for them
 */
export function openContest<Name extends string>(
  program: URL,
  names: readonly Name[],
  given: readonly string[] = [],
  how: ForkOptions = {},
): Contest<Name> {
  const processes = new Map(names.map((name) => [name, fork(fileURLToPath(program), [name, ...given], how)]))
  return {
    async run(contestant) {
      const own = processes.get(contestant)
      if (own === undefined) throw new Error(`nobody is called ${contestant}`)
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
      for (const own of processes.values()) own.kill()
    },
  }
}
