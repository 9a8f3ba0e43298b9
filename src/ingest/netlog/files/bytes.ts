import { type FileHandle, open } from 'node:fs/promises'
import { pipeline, type Transform } from 'node:stream'
import { AppError } from '../../../errors.ts'
import type { LogPlace, UnpackLimit } from './log-place.ts'
import { unpackerOf } from './packing.ts'
import { reading } from './unreadable.ts'

export interface ByteSource {
  /** What the log is called. */
  readonly name: string
  /**
   * The text of the log, unpacked, piece by piece from the start. Each piece is valid until the next is asked for.
   * @throws AppError after the last piece that could be read, when the file cannot be read on or unpacks to too much
   */
  chunks(): AsyncIterable<Buffer>
  /** True once an archive turned out to be cut short or damaged; what came before it was delivered. */
  isCut(): boolean
}

const chunkBytes = 1024 * 1024
/** What is unpacked but not yet handed on when an archive breaks off is lost: keep it small. */
const unpackedBytes = 64 * 1024

/** The bytes of a log, one stretch at a time: neither the file nor what it unpacks to is ever in memory. */
export function openBytes(place: LogPlace, onProgress?: (share: number) => void): ByteSource {
  let cut = false
  return {
    name: place.title,
    isCut: () => cut,
    chunks() {
      cut = false
      const unpacker = unpackerOf(place.packing, unpackedBytes)
      if (unpacker === undefined) return limited(readPieces(place, onProgress), place.limit)
      const packed = readPieces(place, onProgress, { ownMemory: true })
      const unpacked = unpackPieces(packed, unpacker, () => (cut = true))
      return limited(unpacked, place.limit)
    },
  }
}

/** One piece is read while the one before it is looked at: they lie in two places by turns, or each in memory of its own. */
async function* readPieces(
  { path, title, from, bytes, isWhole }: LogPlace,
  onProgress?: (share: number) => void,
  { ownMemory = false } = {},
) {
  const file = await reading(title, open(path, 'r'))
  const end = isWhole ? Number.POSITIVE_INFINITY : from + bytes
  const take = () => Buffer.allocUnsafe(Math.min(chunkBytes, bytes + 1))
  const readAt = (position: number, buffer: ReturnType<typeof take>) => {
    const read = reading(title, file.read(buffer, 0, Math.max(0, Math.min(buffer.length, end - position)), position))
    read.catch(() => undefined) // whoever stops taking pieces hears nothing more
    return read
  }
  let spare = take()
  let next = readAt(from, take())
  try {
    for (let position = from; ; ) {
      const { bytesRead, buffer } = await next
      if (bytesRead === 0) return
      position += bytesRead
      next = readAt(position, spare)
      yield buffer.subarray(0, bytesRead)
      onProgress?.(Math.min(1, (position - from) / bytes))
      spare = ownMemory ? take() : buffer
    }
  } finally {
    await next.catch(() => undefined)
    await close(file)
  }
}

/**
 * Unpacks into pieces as large as those of a plain file. A damaged or cut archive ends like the end of the file would; a
 * file that cannot be read on is an error.
 */
async function* unpackPieces(packed: AsyncIterable<Buffer>, unpacker: Transform, onCut: () => void) {
  const piece = Buffer.allocUnsafe(chunkBytes)
  let length = 0
  let failure: AppError | undefined
  pipeline(packed, unpacker, () => {}) // its error is the one that reading the unpacker throws
  try {
    for await (const unpacked of unpacker as AsyncIterable<Buffer>) {
      if (length + unpacked.length > piece.length) {
        yield piece.subarray(0, length)
        length = 0
      }
      length += unpacked.copy(piece, length)
    }
  } catch (error) {
    if (error instanceof AppError) failure = error
    else onCut()
  }
  if (length > 0) yield piece.subarray(0, length)
  if (failure !== undefined) throw failure
}

async function* limited(pieces: AsyncIterable<Buffer>, limit: UnpackLimit): AsyncGenerator<Buffer> {
  let left = limit.bytes
  for await (const piece of pieces) {
    if (piece.length > left) {
      yield piece.subarray(0, left)
      throw new AppError('bad-input', limit.exceeded)
    }
    left -= piece.length
    yield piece
  }
}

const close = (file: FileHandle): Promise<void> => file.close().catch(() => undefined)
