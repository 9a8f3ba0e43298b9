import { zstdDecompressSync } from 'node:zlib'
import { memoryOf } from '../../events/bytes.ts'
import { packTable } from '../../events/packing/pack.ts'
import { unpackTable } from '../../events/packing/unpack.ts'
import { type EventTable, openTable } from '../../events/table.ts'
import { compress } from '../../zstd.ts'

/** What a table was unpacked from is what packing it gives. */
const blocks = new WeakMap<EventTable, Uint8Array>()
/** Tables that came from another thread as they lie in memory. */
const memories = new WeakMap<EventTable, Uint8Array>()

/** Packs a pull's events for the store: about 4 bytes an event. */
export function packEvents(table: EventTable): Uint8Array {
  const known = blocks.get(table)
  if (known) return known
  const block = compress(packTable(table.sections), packedChunk)
  blocks.set(table, block)
  return block
}

/** A table that was packed already, with what packing it gave. */
export function packedTable(bytes: Uint8Array, block: Uint8Array): EventTable {
  const table = openTable(() => memoryOf(bytes))
  blocks.set(table, block)
  memories.set(table, bytes)
  return table
}

/** A table on its way to another thread. */
export interface SentTable {
  readonly bytes: Uint8Array
  readonly isPacked: boolean
}

/** As it lies in memory, if it does so here: copying that costs a tenth of unpacking it there. Else packed. */
export function sendTable(table: EventTable): SentTable {
  const bytes = memories.get(table)
  return bytes === undefined ? { bytes: packEvents(table), isPacked: true } : { bytes, isPacked: false }
}

export const receiveTable = ({ bytes, isPacked }: SentTable): EventTable =>
  isPacked ? unpackEvents(bytes) : openTable(() => memoryOf(bytes))

/** Opens what `packEvents` packed. It is unpacked when something of it is first asked for. */
export function unpackEvents(block: Uint8Array): EventTable {
  const table = openTable(() => unpackTable(zstdDecompressSync(block, { chunkSize })))
  blocks.set(table, block)
  return table
}

/** Most pulls pack to less. */
const packedChunk = 128 * 1024
/** Most pulls unpack to less. */
const chunkSize = 1024 * 1024
