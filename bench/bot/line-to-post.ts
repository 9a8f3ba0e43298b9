import { readFileSync } from 'node:fs'
import { appendFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { median } from '../timing.ts'
import { openScene } from './scene.ts'

const sample = fileURLToPath(new URL('../../sample/sample-night.log.gz', import.meta.url))
/** Time to read a whole pull that is written at once; a logger writes it line by line. */
const readingMs = 2_000

/** From a wipe line being written to a followed log to the pull's post with its picture in Discord, ms: median over a night. */
export async function lineToPostMs(): Promise<number> {
  await using scene = await openScene()
  const logs = join(scene.folder, 'logs')
  const path = join(logs, 'Network_30109_20261114.log')
  await mkdir(logs)
  await writeFile(path, '')
  await scene.start({ VIGIL_LOG_DIR: logs, VIGIL_LOG_CHANNEL: Object.values(scene.discord.channels)[0] ?? '' })
  const taken: number[] = []
  let before: string[] = []
  for (const line of gunzipSync(readFileSync(sample))
    .toString('utf8')
    .split(/(?<=\n)/)) {
    if (!line.includes('|40000005|')) {
      before.push(line)
      continue
    }
    await appendFile(path, before.join(''))
    before = []
    await pause(readingMs)
    const begun = performance.now()
    await appendFile(path, line)
    while (scene.pictured() <= taken.length) await pause(2)
    taken.push(performance.now() - begun)
  }
  return median(taken)
}
