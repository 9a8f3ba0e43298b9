import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import type { EventType } from '../event.ts'
import { columnsOf, makeColumn, type Section, widths } from '../events/columns.ts'
import { type EventTable, openTable } from '../events/table.ts'

/** Raise it when the layout changes; `unpackEvents` then needs a way to read the old one. */
const version = 1

/** What a table was unpacked from is what packing it gives. */
const blocks = new WeakMap<EventTable, Uint8Array>()

/** Packs events column by column, compressed; about 12 bytes an event. */
export function packEvents(table: EventTable): Uint8Array {
  const known = blocks.get(table)
  if (known) return known
  const counts = table.sections.map(({ type, count }) => [type, count] as const)
  const header = Buffer.from(JSON.stringify({ version, counts }))
  const parts: Uint8Array[] = [toBytes(Uint32Array.of(header.length)), header]
  for (const { type, order, columns } of table.sections) {
    parts.push(toBytes(order))
    for (const [field] of columnsOf(type)) if (columns[field]) parts.push(toBytes(columns[field]))
  }
  const block = zstdCompressSync(Buffer.concat(parts))
  blocks.set(table, block)
  return block
}

/** Reads what `packEvents` wrote. */
export function unpackEvents(block: Uint8Array): EventTable {
  const bytes = zstdDecompressSync(block)
  const headerEnd = 4 + bytes.readUInt32LE(0)
  const header = JSON.parse(bytes.toString('utf8', 4, headerEnd)) as { version: number; counts: [EventType, number][] }
  if (header.version !== version) throw new Error(`event block of version ${header.version}, expected ${version}`)
  let from = headerEnd
  const take = (width: number, count: number): ArrayBuffer => {
    const start = bytes.byteOffset + from
    from += width * count
    return bytes.buffer.slice(start, start + width * count) as ArrayBuffer
  }
  const sections = header.counts.map(([type, count]): Section => {
    const order = new Uint32Array(take(widths.u32, count))
    const columns = columnsOf(type).map(
      ([field, kind]) => [field, makeColumn(kind, take(widths[kind], count))] as const,
    )
    return { type, count, order, columns: Object.fromEntries(columns) }
  })
  const table = openTable(sections)
  blocks.set(table, block)
  return table
}

const toBytes = (column: ArrayBufferView) => new Uint8Array(column.buffer, column.byteOffset, column.byteLength)
