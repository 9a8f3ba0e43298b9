import { open, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { AppError } from '../../../errors.ts'
import type { ReportInfo } from '../../../report.ts'
import { introduceLog, noLog } from './introduce.ts'
import { packingOf } from './packing.ts'

/** A plain log that may grow. */
export interface GrowingLog {
  readonly path: string
  readonly info: ReportInfo
}

const headBytes = 64 * 1024
const newline = 0x0a

/**
 * Finds the log that is being written: the file of that name, or of a folder the one that began last. Loggers begin a
 * new file each day, and what is copied into the folder later began earlier. Undefined while there is none.
 * @throws AppError `bad-input` for a file that can never grow into a log
 */
export function openSearch(place: string): () => Promise<GrowingLog | undefined> {
  const known = new Map<string, ReportInfo | undefined>()
  return async () => {
    const found = await stat(place).catch(() => undefined)
    if (found === undefined) return undefined
    if (!found.isDirectory()) return await findLog(place)
    const names = await readdir(place).catch((): string[] => [])
    const paths = names.filter((name) => /\.log$/i.test(name)).map((name) => join(place, name))
    for (const path of known.keys()) if (!paths.includes(path)) known.delete(path)
    for (const path of paths) {
      if (known.has(path)) continue
      const head = await wholeLinesOf(path)
      if (head.length > 0) known.set(path, introduceLog(head, basename(path)))
    }
    const logs = [...known].flatMap(([path, info]) => (info === undefined ? [] : [{ path, info }]))
    return logs.sort(({ info: one }, { info: other }) => other.startedAt - one.startedAt)[0]
  }
}

async function findLog(path: string): Promise<GrowingLog | undefined> {
  const head = await wholeLinesOf(path)
  if (head.length === 0) return undefined
  const name = basename(path)
  if (packingOf(head) !== 'plain') {
    throw new AppError('bad-input', `${name} is packed and does not grow. Read it with \`vigil import\`.`)
  }
  const info = introduceLog(head, name)
  if (info === undefined) throw new AppError('bad-input', noLog(name))
  return { path, info }
}

/** The beginning of a file, up to its last line break: a line that is half written tells nothing yet. */
async function wholeLinesOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r').catch(() => undefined)
  if (file === undefined) return Buffer.alloc(0)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0)
    const head = buffer.subarray(0, bytesRead)
    return bytesRead === headBytes ? head : head.subarray(0, head.lastIndexOf(newline) + 1)
  } catch {
    return Buffer.alloc(0)
  } finally {
    await file.close()
  }
}
