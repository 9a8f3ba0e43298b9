import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { environment, flags } from '../../scripts/small-memory.ts'

export const pullsPerNight = 25

/** Runs a program of this folder in a process of its own, as users run Vigil, and gives what it printed. */
export async function runProgram(
  name: string,
  given: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  const path = fileURLToPath(new URL(`./${name}`, import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, path, ...given], {
    env: { ...env, ...environment },
  })
  return stdout
}
