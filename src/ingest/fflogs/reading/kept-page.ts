import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { readPlanes, writePlanes } from '../../../events/packing/planes.ts'
import { type Header, layOut } from './kept-layout.ts'
import { keepValues, textsOf, writeEvents } from './kept-values.ts'
import type { Shapes } from './shapes.ts'
import type { Tape } from './tape.ts'

/*
 * An answer as the ledger keeps it: every byte that FFLogs sent, in less than half of what zstd alone makes of it. The
 * texts between the values are kept once; the values field by field, as what they differ from the same actor's last
 * one. A value that is no plain whole number is kept as its text.
 */

/** What such a page begins with, once unpacked; an answer that is kept as it is begins with a brace, or a blank. */
const mark = 1
/** The size of the list of events; then those of the header, of what stands before and behind the list, of the texts. */
const sizesAt = 4
const headerAt = 24

export function packPage(tape: Tape, known: Shapes): Uint8Array {
  const { bytes, begin, end } = tape
  const { header, shapes } = layOut(tape, known)
  const parts = [Buffer.from(JSON.stringify(header)), bytes.subarray(0, begin), bytes.subarray(end), textsOf(tape)]
  const columns = [shapes, ...keepValues(tape, shapes, header)]
  const size = [...parts, ...columns].reduce((sum, { byteLength }) => sum + byteLength, headerAt)
  const packed = new Uint8Array(size)
  packed[0] = mark
  new Uint32Array(packed.buffer, sizesAt, 5).set([end - begin, ...parts.map(({ length }) => length)])
  let at = headerAt
  for (const part of parts) {
    packed.set(part, at)
    at += part.length
  }
  for (const column of columns) at = writePlanes(column, packed, at)
  return packAnswer(packed)
}

/** An answer as it is. */
export const packAnswer = (body: Uint8Array): Uint8Array => zstdCompressSync(body, { chunkSize })

/** The bytes that FFLogs sent. */
export function unpackPage(kept: Uint8Array): Uint8Array {
  const packed = zstdDecompressSync(kept, { chunkSize })
  if (packed[0] !== mark) return packed
  const [listSize = 0, ...sizes] = new Uint32Array(Uint8Array.from(packed.subarray(sizesAt, headerAt)).buffer)
  let at = headerAt
  const [told, head, tail, texts] = sizes.map((length) => {
    at += length
    return packed.subarray(at - length, at)
  })
  if (!told || !head || !tail || !texts) throw new Error('a kept page without its parts')
  const header = JSON.parse(Buffer.from(told).toString()) as Header
  const [shapes = new Int32Array(), ...columns] = [header.events, ...header.counts].map((count) => {
    const column = new Int32Array(count)
    at = readPlanes(column, packed, at)
    return column
  })
  const body = new Uint8Array(head.length + listSize + tail.length)
  body.set(head)
  writeEvents(body.subarray(head.length, head.length + listSize), header, shapes, columns, texts)
  body.set(tail, head.length + listSize)
  return body
}

/** Pages are megabytes. */
const chunkSize = 1024 * 1024
