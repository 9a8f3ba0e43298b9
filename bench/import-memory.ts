import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeLongLog } from './long-log.ts'

const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url))

/**
 * The most memory that a whole `vigil import` of a log of so many bytes ever had (resident, all threads, the embedded
 * database and the pictures of its posts included), in MB.
 */
export async function importPeakMb(folder: string, bytes: number): Promise<number> {
  const log = join(folder, 'huge.log')
  const note = join(folder, 'peak')
  await writeLongLog(log, bytes)
  const tell = `process.on('exit', () => fs.writeFileSync(${JSON.stringify(note)}, String(process.resourceUsage().maxRSS)))`
  const watcher = `data:text/javascript,import fs from 'node:fs';${encodeURIComponent(tell)}`
  const child = spawn(process.execPath, ['--import', watcher, cli, 'import', log], {
    env: { PATH: process.env.PATH, VIGIL_DATA_DIR: join(folder, 'data') },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`the import ended with code ${code}`)
  await rm(log)
  return (Number(await readFile(note, 'utf8')) * 1024) / 1e6
}
