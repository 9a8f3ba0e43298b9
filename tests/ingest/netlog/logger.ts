import { appendFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { prngFrom } from '../../sim/prng.ts'

/** Appends text to a file as a logger's buffers happen to be flushed: in pieces cut anywhere, through letters too. */
export async function writeInPieces(path: string, text: string, seed = 1): Promise<void> {
  const random = prngFrom(seed)
  const bytes = Buffer.from(text)
  for (let from = 0; from < bytes.length; ) {
    const to = from + random.whole(1, Math.max(16, bytes.length >> 2))
    await appendFile(path, bytes.subarray(from, to))
    if (random.chance(0.3)) await pause(1)
    from = to
  }
}

const patienceMs = 45_000

/** Waits until it is so. */
export async function until(isSo: () => boolean | Promise<boolean>, what = () => 'it never came about'): Promise<void> {
  for (const deadline = Date.now() + patienceMs; !(await isSo()); await pause(20)) {
    if (Date.now() > deadline) throw new Error(what())
  }
}
