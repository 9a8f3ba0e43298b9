import { open } from 'node:fs/promises'
import type { Transform } from 'node:stream'
import { createGunzip, createInflateRaw, createZstdDecompress } from 'node:zlib'
import type { Packing } from './log-place.ts'
import { reading } from './unreadable.ts'

/** How large a file is and how it is packed, by its first bytes: names lie. */
export async function lookAt(path: string): Promise<{ readonly size: number; readonly packing: Packing | 'zip' }> {
  const file = await reading(path, open(path, 'r'))
  try {
    const { size } = await reading(path, file.stat())
    const { buffer, bytesRead } = await reading(path, file.read(Buffer.alloc(4), 0, 4, 0))
    return { size, packing: packingOf(buffer.subarray(0, bytesRead)) }
  } finally {
    await file.close()
  }
}

/** @param head the first four bytes, or as many as there are */
export function packingOf(head: Buffer): Packing | 'zip' {
  if (head.length >= 2 && head.readUInt16BE(0) === 0x1f8b) return 'gzip'
  if (head.length < 4) return 'plain'
  const magic = head.readUInt32LE(0)
  if (magic === 0xfd2fb528 || (magic & 0xfffffff0) === 0x184d2a50) return 'zstd' // or a frame that is to be skipped
  if (magic === 0x04034b50 || magic === 0x06054b50 || magic === 0x08074b50) return 'zip'
  return 'plain'
}

/** What unpacks it, or undefined for what is plain. */
export function unpackerOf(packing: Packing, chunkSize: number): Transform | undefined {
  switch (packing) {
    case 'plain':
      return undefined
    case 'gzip':
      return createGunzip({ chunkSize })
    case 'zstd':
      return createZstdDecompress({ chunkSize })
    case 'deflate':
      return createInflateRaw({ chunkSize })
  }
}
