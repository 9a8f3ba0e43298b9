import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { AppError } from '../../errors.ts'
import { formatSize } from '../../format.ts'

/** Logs that were handed in and are yet to be read, as files under names of our own making. */
export interface Spool {
  /** Writes a stream down, whole or not at all. */
  save(staticId: number, stream: AsyncIterable<Uint8Array>, rules: SpoolRules): Promise<Spooled>
  /** Where a spooled file lies. */
  pathOf(name: string): string
  remove(name: string): Promise<void>
  /** Removes what nobody needs and nobody is writing: leftovers of a process that was killed. */
  sweep(needed: readonly string[], now: number): Promise<void>
}

export interface SpoolRules {
  /** What the file is called by whoever gave it, for sentences. */
  readonly fileName: string
  readonly limitBytes: number
  /** Goes on taking a stream that will not be kept, so that its sender, who is still talking, hears why. */
  readonly hearOut?: boolean
}

export interface Spooled {
  readonly name: string
  readonly sizeBytes: number
}

/** The largest file that is taken in: as much as is read of one log. */
export const largestFileBytes = 2e9
/** What nobody has written to for so long is written by nobody. */
const idleMs = 10 * 60_000
/** So much is written at a time: a network's pieces are small, and each write costs a round. */
const writtenBytes = 1 << 20
/** A sender who goes on for so long past the limit is not heard out. */
const patience = 4

/** The spool lies in the data folder, also when the database does not. */
export function openSpool(dataDir: string): Spool {
  const folder = resolve(dataDir, 'spool')
  const pathOf = (name: string) => {
    if (!ownName.test(name)) throw new Error(`${name} is no name of the spool’s`)
    return join(folder, name)
  }
  return {
    pathOf,
    remove: (name) => rm(pathOf(name), { force: true }),
    save: async (staticId, stream, rules) => {
      const name = `${staticId}-${randomUUID()}`
      await mkdir(folder, { recursive: true }).catch((error: unknown) => {
        throw cannotWrite(error, rules.fileName)
      })
      try {
        return { name, sizeBytes: await writeStream(pathOf(name), stream, rules) }
      } catch (error) {
        await rm(pathOf(name), { force: true })
        throw error
      }
    },
    sweep: async (needed, now) => {
      const names = await readdir(folder).catch(() => [])
      for (const name of names.filter((name) => ownName.test(name) && !needed.includes(name))) {
        const file = await stat(pathOf(name)).catch(() => undefined)
        if (file !== undefined && now - file.mtimeMs > idleMs) await rm(pathOf(name), { force: true })
      }
    },
  }
}

const ownName = /^\d+-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Writes a stream into a file piece by piece and gives its size.
 * @throws AppError with the sentence of what went wrong: too large, empty, cut off, or no room on the disk
 */
export async function writeStream(
  path: string,
  stream: AsyncIterable<Uint8Array>,
  { fileName, limitBytes, hearOut = false }: SpoolRules,
): Promise<number> {
  const file = await open(path, 'w', 0o600).catch((error: unknown) => {
    throw cannotWrite(error, fileName)
  })
  let size = 0
  let failure: AppError | undefined
  let waiting: Uint8Array[] = []
  let waitingBytes = 0
  const flush = async () => {
    const pieces = waiting
    waiting = []
    waitingBytes = 0
    failure ??= await file.writeFile(Buffer.concat(pieces)).then(undefined, (error) => cannotWrite(error, fileName))
  }
  try {
    for await (const piece of cutOffTold(stream, fileName)) {
      size += piece.length
      if (size > limitBytes) failure ??= tooLarge(fileName, limitBytes)
      if (failure === undefined) {
        waiting.push(piece)
        waitingBytes += piece.length
        if (waitingBytes >= writtenBytes) await flush()
      } else if (!hearOut || size > limitBytes * patience) break
    }
    await flush()
  } finally {
    await file.close()
  }
  if (failure !== undefined) throw failure
  if (size === 0) throw new AppError('bad-input', `${fileName} is empty. Was the logger running when it was written?`)
  return size
}

export const tooLarge = (fileName: string, limitBytes: number): AppError =>
  new AppError(
    'bad-input',
    `${fileName} is larger than ${formatSize(limitBytes)}, the most that is taken at once. Pack it as .zip or .gz, or give it in parts.`,
  )

async function* cutOffTold(stream: AsyncIterable<Uint8Array>, fileName: string): AsyncGenerator<Uint8Array> {
  try {
    yield* stream
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw new AppError('unavailable', `${fileName} was cut off on its way. Give it once more.`, { cause })
  }
}

/** No space, over the quota, over the largest file allowed. */
const noRoom = ['ENOSPC', 'EDQUOT', 'EFBIG']

function cannotWrite(cause: unknown, fileName: string): AppError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const sentence = noRoom.includes(code)
    ? `The disk is full, so ${fileName} could not be kept. Make room where VIGIL_DATA_DIR lies, and give it once more.`
    : `${fileName} could not be written into the data folder (${code || 'unknown reason'}). Check that Vigil may write where VIGIL_DATA_DIR lies.`
  return new AppError('unavailable', sentence, { cause })
}
