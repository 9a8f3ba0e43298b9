import type { EventType } from '../event.ts'
import { type ColumnKind, columnAt, columnsOf, type Section, widths } from './columns.ts'

/** What the bytes of a table begin with. */
interface Header {
  readonly version: 1
  readonly sections: readonly {
    readonly type: EventType
    readonly count: number
    readonly columns: readonly (readonly [string, ColumnKind])[]
  }[]
}

/** Every column begins at a multiple of this. */
const alignment = 8
const headerAt = 4

/** A table's memory, and the columns that lie in it. */
export interface Memory {
  readonly bytes: Uint8Array
  readonly sections: readonly Section[]
}

/** Memory for so many events of each kind, its columns still empty: a header, then column after column. */
export const allot = (counts: Counts): Memory => allotColumns(withColumns(counts))

/** The same at the front of memory that held at least as many of each: what was in its columns is still there. */
export const allotAgain = (bytes: Uint8Array, counts: Counts): Memory => allotColumns(withColumns(counts), bytes)

type Counts = readonly { readonly type: EventType; readonly count: number }[]

const withColumns = (counts: Counts) => counts.map(({ type, count }) => ({ type, count, columns: columnsOf(type) }))

/** The same for columns of another time. */
export function allotColumns(sections: Header['sections'], given?: Uint8Array): Memory {
  const text = Buffer.from(JSON.stringify({ version: 1, sections } satisfies Header))
  const size = sections.reduce(
    (end, { count, columns }) => columns.reduce((at, [, kind]) => next(at, kind, count), next(end, 'u32', count)),
    aligned(headerAt + text.length),
  )
  const bytes = given === undefined ? new Uint8Array(size) : given.subarray(0, size)
  new DataView(bytes.buffer, bytes.byteOffset).setUint32(0, text.length, true)
  bytes.set(text, headerAt)
  return { bytes, sections: layOut(bytes, aligned(headerAt + text.length), sections) }
}

/** Finds the columns in the bytes of a table. They are those bytes: nothing is copied. */
export function memoryOf(given: Uint8Array): Memory {
  const bytes = given.byteOffset % alignment === 0 ? given : given.slice()
  const { buffer, byteOffset } = bytes
  const length = new DataView(buffer, byteOffset).getUint32(0, true)
  const header = JSON.parse(Buffer.from(buffer, byteOffset + headerAt, length).toString()) as Header
  if (header.version !== 1) throw new Error(`a table of events of version ${header.version}, expected 1`)
  return { bytes, sections: layOut(bytes, aligned(headerAt + length), header.sections) }
}

function layOut({ buffer, byteOffset }: Uint8Array, from: number, sections: Header['sections']): Section[] {
  let at = from
  const take = (kind: ColumnKind, count: number) => {
    const column = columnAt(kind, buffer, byteOffset + at, count)
    at = next(at, kind, count)
    return column
  }
  return sections.map(({ type, count, columns }) => {
    const order = take('u32', count) as Uint32Array
    return {
      type,
      count,
      order,
      columns: Object.fromEntries(columns.map(([field, kind]) => [field, take(kind, count)])),
    }
  })
}

const aligned = (at: number): number => Math.ceil(at / alignment) * alignment

/** Where the next column begins. */
const next = (at: number, kind: ColumnKind, count: number): number => aligned(at + widths[kind] * count)
