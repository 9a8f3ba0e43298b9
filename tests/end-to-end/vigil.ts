import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
/** What npm's scripts run. */
export const script = fileURLToPath(new URL('../../scripts/vigil.ts', import.meta.url))

export type Environment = Readonly<Record<string, string>>

export interface Running {
  /** Everything it printed so far. */
  printed(): string
  /** Waits for a line; fails with what was printed if the process ends first. */
  until(text: string): Promise<void>
  kill(): void
  /** Ctrl-C, as a supervisor sends it, and the exit code that follows. */
  stop(): Promise<number>
  readonly ended: Promise<unknown>
}

/** Starts the compiled Vigil as a user would, with nothing of this process's settings. */
export function startVigil(environment: Environment, args: readonly string[] = ['start'], program = cli): Running {
  const child = spawnVigil(args, environment, program)
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (printed += String(chunk)))
  const ended = once(child, 'exit')
  return {
    printed: () => printed,
    until: async (text) => {
      for (const deadline = Date.now() + 45_000; !printed.includes(text); await pause(50)) {
        if (child.exitCode !== null || Date.now() > deadline) throw new Error(`no “${text}” in:\n${printed}`)
      }
    },
    kill: () => child.kill('SIGKILL'),
    stop: async () => {
      child.kill('SIGTERM')
      const [code] = await ended
      return code
    },
    ended,
  }
}

/** Runs one command to its end. */
export async function vigil(args: readonly string[], environment: Environment, program = cli) {
  const child = spawnVigil(args, environment, program)
  const [out, err] = [child.stdout, child.stderr].map((stream) => stream?.setEncoding('utf8').toArray())
  const [code] = await once(child, 'close')
  return { code, out: ((await out) ?? []).join(''), err: ((await err) ?? []).join('') }
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

function spawnVigil(args: readonly string[], environment: Environment, program: string): ChildProcess {
  const { PATH = '', HOME = '' } = process.env
  return spawn(process.execPath, [program, ...args], {
    env: { PATH, HOME, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}
