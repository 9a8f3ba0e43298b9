import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { environment, flags } from '../scripts/small-memory.ts'
import { type Contest, openContest } from './contest.ts'

const project = fileURLToPath(new URL('..', import.meta.url))
const program = new URL('./import-only.js', import.meta.url)

/**
 * Imports a log into a new embedded database as users do, compiled and with the same flags: from the file to stored and
 * analysed pulls, in seconds, and the most memory it ever had (resident, in MB; all threads, the database and Node included).
 */
export async function runImport(folder: string, log: string): Promise<{ seconds: number; peakMb: number }> {
  const { stdout } = await runNode(folder, [fileURLToPath(program), 'once', log])
  return JSON.parse(stdout) as { seconds: number; peakMb: number }
}

/** The same again and again in a process that stays, as a running Vigil imports what is sent to it. */
export function openImports(folder: string, log: string): Contest<'import'> {
  const env = { ...environment, PATH: process.env.PATH, VIGIL_DATA_DIR: join(folder, 'imports') }
  return openContest(program, ['import'], [log], { env, execArgv: [...flags] })
}

/** The most memory of the whole command, which also draws a picture of each pull for its post. */
export async function postedPeakMb(folder: string, log: string): Promise<number> {
  const peak = new URL('./peak.js', import.meta.url)
  const tell = `process.on('exit', () => fs.writeSync(2, 'peak ' + peakMb()))`
  const program = `import fs from 'node:fs'; import { peakMb } from '${peak}'; ${tell}`
  const watcher = `data:text/javascript,${encodeURIComponent(program)}`
  const { stderr } = await runNode(folder, ['--import', watcher, join(project, 'dist/cli.js'), 'import', log])
  return Number(/peak ([\d.]+)/.exec(stderr)?.[1])
}

async function runNode(folder: string, command: readonly string[]) {
  const data = join(folder, 'data')
  await rm(data, { recursive: true, force: true })
  const env = { ...environment, PATH: process.env.PATH, VIGIL_DATA_DIR: data }
  return await promisify(execFile)(process.execPath, [...flags, ...command], { env, maxBuffer: 64e6 })
}
