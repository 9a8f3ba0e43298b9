import { zstdDecompressSync } from 'node:zlib'
import { bigint, customType } from 'drizzle-orm/pg-core'
import { compress } from '../../zstd.ts'

export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  toDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
})

/** A moment in ms since 1970. */
export const epochMs = (name: string) => bigint(name, { mode: 'number' })

/** Any JSON, compressed: nobody asks SQL for parts of it, and Postgres' own compression leaves twice as much. */
export const packedJson = customType<{ data: unknown; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  toDriver: packJson,
  fromDriver: unpackJson,
})

/** What is short is text, and what was stored before anything was compressed. */
export function unpackJson(stored: Uint8Array): unknown {
  return JSON.parse((isPacked(stored) ? zstdDecompressSync(stored) : Buffer.from(stored)).toString())
}

const isPacked = (stored: Uint8Array): boolean => magic.every((byte, index) => stored[index] === byte)
/** What zstd begins with. */
const magic = [0x28, 0xb5, 0x2f, 0xfd]

export function packJson(value: unknown): Uint8Array {
  const text = Buffer.from(JSON.stringify(value))
  return text.length < worthPacking ? text : compress(text, packedChunk)
}

/** Compressing less than this costs more than it saves. */
const worthPacking = 768
/** Most results pack to less. */
const packedChunk = 16 * 1024
