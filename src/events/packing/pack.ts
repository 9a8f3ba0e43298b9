import type { EventType } from '../../event.ts'
import { type ColumnKind, columnsOf, makeColumn, type Section } from '../columns.ts'
import { type Guess, guessFor, halves, keysFirst, rowsFor } from './guesses.ts'
import { orderOfAll } from './order-of-all.ts'
import { type Guesses, writePlanes } from './planes.ts'
import { type Scale, toWhole } from './whole-numbers.ts'

/*
 * A table of events as it is kept: of which kind each event is and when it happened, then column after column as whole
 * numbers, each as what it differs from a guess. It says itself how its columns are written, so that a better way can be
 * found while the old one is still read.
 */

/** What stands before the columns, after its length. */
export interface PackedHeader {
  readonly version: 2
  readonly sections: readonly {
    readonly type: EventType
    readonly count: number
    readonly columns: readonly PackedColumn[]
  }[]
}

/** Its name, what it holds, what it is compared with (`bytes`: nothing, it is as in memory), how its numbers are made. */
export type PackedColumn = readonly [field: string, kind: ColumnKind, guess: Guess | 'bytes', scale: Scale]

/** Columns as numbers, by kind of event and field. */
export type Wholes = Map<string, { readonly numbers: Int32Array; readonly scale: Scale }>

export const headerAt = 4

/** A table, packed; what it gives is overwritten by the next one. */
export function packTable(sections: readonly Section[]): Uint8Array {
  const { kinds, waits } = orderOfAll(sections)
  const parts: Part[] = [kinds, { numbers: waits }]
  const wholes: Wholes = new Map()
  const packed = sections.map((section) => {
    const { type, count, columns } = section
    const decided = sections.find((own) => own.type === halves[type])
    const rows = new Map<Guess, Int32Array>()
    const known = columnsOf(type).filter(([field]) => field !== 'at')
    const told = keysFirst(known).map(([field, kind]): PackedColumn => {
      const column = columns[field] ?? makeColumn(kind, count)
      const whole = kind === 'bool' ? undefined : toWhole(kind, column)
      if (whole === undefined) {
        parts.push(new Uint8Array(column.buffer, column.byteOffset, column.byteLength))
        return [field, kind, 'bytes', 0]
      }
      wholes.set(`${type} ${field}`, whole)
      const wanted = guessFor(type, field)
      const half = wholes.get(`${halves[type]} ${field}`)
      const guess = wanted === 'decided' && half?.scale !== whole.scale ? 'none' : wanted
      const places = rows.get(guess) ?? rowsFor(guess, section, decided)
      rows.set(guess, places)
      const { numbers } = (guess === 'decided' ? half : undefined) ?? whole
      parts.push({ numbers: whole.numbers, ...(guess !== 'none' && { guesses: { numbers, places } }) })
      return [field, kind, guess, whole.scale]
    })
    return { type, count, columns: told }
  })
  return put(Buffer.from(JSON.stringify({ version: 2, sections: packed } satisfies PackedHeader)), parts)
}

/** Bytes as they are, or numbers with what they are compared with. */
type Part = Uint8Array | { readonly numbers: Int32Array; readonly guesses?: Guesses }

function put(header: Uint8Array, parts: readonly Part[]): Uint8Array {
  const size = parts.reduce((sum, part) => sum + ('numbers' in part ? part.numbers : part).byteLength, 0)
  const packed = room(headerAt + header.length + size)
  new DataView(packed.buffer).setUint32(0, header.length, true)
  packed.set(header, headerAt)
  let at = headerAt + header.length
  for (const part of parts) {
    if ('numbers' in part) at = writePlanes(part.numbers, packed, at, part.guesses)
    else {
      packed.set(part, at)
      at += part.length
    }
  }
  return packed
}

let spare = new Uint8Array(0)

/** Memory for a table while it is packed, the same for each: new memory is to be swept. */
function room(size: number): Uint8Array {
  if (spare.length < size) spare = new Uint8Array(size)
  return spare.subarray(0, size)
}
