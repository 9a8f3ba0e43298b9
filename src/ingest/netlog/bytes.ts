import { type FileHandle, open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Transform } from 'node:stream'
import { createGunzip, createZstdDecompress } from 'node:zlib'
import { AppError } from '../../errors.ts'

export interface ByteSource {
  /** File name without its folder. */
  readonly name: string
  /** The text of the file, unpacked, piece by piece from the start. Each piece is valid until the next is asked for. */
  chunks(): AsyncIterable<Buffer>
  /** True once an archive turned out to be cut short or damaged; what came before it was delivered. */
  isCut(): boolean
}

const chunkBytes = 512 * 1024

/** Opens a plain, gzip or zstd file; which one it is is read from its first bytes, not from its name. */
export async function openBytes(path: string, onProgress?: (share: number) => void): Promise<ByteSource> {
  const name = basename(path)
  const size = await sizeOf(path)
  let cut = false
  return {
    name,
    isCut: () => cut,
    async *chunks() {
      const file = await open(path, 'r')
      try {
        const packed = readPieces(file, size, onProgress)
        const unpack = await decompressorOf(file)
        if (unpack === undefined) yield* packed
        else yield* unpackPieces(packed, unpack, () => (cut = true))
      } finally {
        await file.close()
      }
    },
  }
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    const why = cause.code === 'ENOENT' ? 'There is no file' : 'We may not read'
    throw new AppError('bad-input', `${why} ${path}. Check the path, and give a network log from ACT or IINACT.`)
  })
  if (found.isDirectory()) {
    throw new AppError('bad-input', `${path} is a folder. Give the network log files in it, for example ${path}/*.log.`)
  }
  if (found.size === 0) throw new AppError('bad-input', `${path} is empty. Was the logger running when it was written?`)
  return found.size
}

async function* readPieces(file: FileHandle, size: number, onProgress?: (share: number) => void) {
  const buffer = Buffer.allocUnsafe(Math.min(chunkBytes, size + 1))
  let position = 0
  while (true) {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, position)
    if (bytesRead === 0) return
    position += bytesRead
    yield buffer.subarray(0, bytesRead)
    onProgress?.(Math.min(1, position / size))
  }
}

async function decompressorOf(file: FileHandle): Promise<Transform | undefined> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
  if (bytesRead >= 2 && buffer.readUInt16BE(0) === 0x1f8b) return createGunzip({ chunkSize: chunkBytes })
  if (bytesRead === 4 && buffer.readUInt32LE(0) === 0xfd2fb528) return createZstdDecompress({ chunkSize: chunkBytes })
  return undefined
}

/** A damaged or cut archive ends the stream like the end of the file would. */
async function* unpackPieces(pieces: AsyncIterable<Buffer>, unpack: Transform, onCut: () => void) {
  const feeding = feed(pieces, unpack)
  try {
    for await (const piece of unpack) yield piece as Buffer
  } catch {
    onCut()
  } finally {
    unpack.destroy()
    await feeding
  }
}

async function feed(pieces: AsyncIterable<Buffer>, unpack: Transform): Promise<void> {
  for await (const piece of pieces) {
    if (unpack.destroyed) return
    const copy = Buffer.from(piece)
    if (!unpack.write(copy)) await new Promise<void>((resolve) => unpack.once('drain', resolve).once('close', resolve))
  }
  unpack.end()
}
