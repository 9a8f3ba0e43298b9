import { zstdDecompressSync } from 'node:zlib'
import { readPlanes, writePlanes } from '../../../events/packing/planes.ts'
import { compress } from '../../../zstd.ts'
import { type Header, layOut } from './kept-layout.ts'
import { keepValues, writeEvents } from './kept-values.ts'
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
  const { numbers, texts } = keepValues(tape, shapes, header)
  const parts = [Buffer.from(JSON.stringify(header)), bytes.subarray(0, begin), bytes.subarray(end), texts]
  const partsSize = parts.reduce((sum, { length }) => sum + length, 0)
  const packed = room(headerAt + partsSize + shapes.byteLength + numbers.byteLength)
  packed[0] = mark
  new Uint32Array(packed.buffer, sizesAt, 5).set([end - begin, ...parts.map(({ length }) => length)])
  let at = headerAt
  for (const part of parts) {
    packed.set(part, at)
    at += part.length
  }
  at = writePlanes(shapes, packed, at)
  for (const column of columnsIn(numbers, header)) at = writePlanes(column, packed, at)
  return packAnswer(packed)
}

let spare = new Uint8Array(0)

/** Memory for a page while it is packed, the same for each: new memory is to be swept. */
function room(size: number): Uint8Array {
  if (spare.length < size) spare = new Uint8Array(size)
  return spare.subarray(0, size)
}

function columnsIn(numbers: Int32Array, { counts }: Header): Int32Array[] {
  let at = 0
  return counts.map((count) => {
    at += count
    return numbers.subarray(at - count, at)
  })
}

/** An answer as it is. */
export const packAnswer = (body: Uint8Array): Uint8Array => compress(body, packedChunk)

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
  const shapes = new Int32Array(header.events)
  at = readPlanes(shapes, packed, at)
  const numbers = new Int32Array(header.counts.reduce((sum, count) => sum + count, 0))
  for (const column of columnsIn(numbers, header)) at = readPlanes(column, packed, at)
  const body = new Uint8Array(head.length + listSize + tail.length)
  body.set(head)
  writeEvents(body.subarray(head.length, head.length + listSize), header, shapes, { numbers, texts })
  body.set(tail, head.length + listSize)
  return body
}

/** Most pages pack to less. */
const packedChunk = 128 * 1024
/** Pages are megabytes. */
const chunkSize = 1024 * 1024
