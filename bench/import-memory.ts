import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import packageJson from '../package.json' with { type: 'json' }
import { writeLongLog } from './long-log.ts'

const project = fileURLToPath(new URL('..', import.meta.url))

/** The flags that `npm run vigil` gives to Node. */
const flags = packageJson.scripts.vigil.match(/--\S+/g) ?? []

/**
 * The most memory that importing a log of so many bytes ever had (resident, in MB; all threads, the embedded database and
 * Node itself included): from the file to stored and analysed pulls, and with a picture of each in its post.
 */
export async function importPeaksMb(folder: string, bytes: number): Promise<{ stored: number; posted: number }> {
  const log = join(folder, 'huge.log')
  await writeLongLog(log, bytes)
  const stored = await peakOf(folder, [join(project, 'bench/import-only.js'), log])
  const posted = await peakOf(folder, [join(project, 'dist/cli.js'), 'import', log])
  await rm(log)
  return { stored, posted }
}

async function peakOf(folder: string, command: readonly string[]): Promise<number> {
  const note = join(folder, 'peak')
  const data = join(folder, 'data')
  await rm(data, { recursive: true, force: true })
  const tell = `process.on('exit', () => fs.writeFileSync(${JSON.stringify(note)}, String(process.resourceUsage().maxRSS)))`
  const watcher = `data:text/javascript,import fs from 'node:fs';${encodeURIComponent(tell)}`
  const child = spawn(process.execPath, [...flags, '--import', watcher, ...command], {
    env: { PATH: process.env.PATH, VIGIL_DATA_DIR: data },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`the import ended with code ${code}`)
  return (Number(await readFile(note, 'utf8')) * 1024) / 1e6
}
