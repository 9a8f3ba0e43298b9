import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { environment, flags } from '../../scripts/small-memory.ts'

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

/** Vigil as `npm start` runs it, in a process of its own, with these settings and none of ours. */
export async function startVigil(settings: Readonly<Record<string, string>>): Promise<{ stop(): Promise<void> }> {
  const env = { ...environment, PATH: process.env.PATH, PORT: '0', LOG_LEVEL: 'error', ...settings }
  const child = spawn(process.execPath, [...flags, cli, 'start'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  await until(child, 'Running')
  return {
    stop: async () => {
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
    },
  }
}

function until(child: ChildProcess, word: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  let printed = ''
  child.stdout?.on('data', (chunk) => {
    printed += String(chunk)
    if (printed.includes(word)) resolve()
  })
  child.once('exit', () => reject(new Error(`Vigil ended early:\n${printed}`)))
  return promise
}
