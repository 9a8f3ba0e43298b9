import type { EventType } from '../../event.ts'
import { allotColumns, type Memory, memoryOf } from '../bytes.ts'
import { type ColumnKind, columnsOf } from '../columns.ts'
import { type Guess, halves, rowsFor } from './guesses.ts'
import { putInOrder } from './order-of-all.ts'
import { headerAt, type PackedColumn, type PackedHeader, type Wholes } from './pack.ts'
import { readPlanes } from './planes.ts'
import { fromWhole } from './whole-numbers.ts'

/** The memory of a table that was packed, now or when tables were kept as they lie in memory. */
export function unpackTable(packed: Uint8Array): Memory {
  const length = new DataView(packed.buffer, packed.byteOffset).getUint32(0, true)
  const header = JSON.parse(Buffer.from(packed.buffer, packed.byteOffset + headerAt, length).toString()) as PackedHeader
  if (header.version !== 2) return memoryOf(packed)

  const memory = allotColumns(
    header.sections.map(({ columns, ...section }) => ({
      ...section,
      columns: asInMemory(section.type, columns),
    })),
  )
  const count = header.sections.reduce((sum, section) => sum + section.count, 0)
  const waits = new Int32Array(count)
  let at = headerAt + length
  const kinds = packed.subarray(at, at + count)
  at = readPlanes(waits, packed, at + count)
  putInOrder({ kinds, waits }, memory.sections)

  const wholes: Wholes = new Map()
  header.sections.forEach(({ type, columns }, index) => {
    const section = memory.sections[index]
    if (section === undefined) return
    const decided = memory.sections.find((own) => own.type === halves[type])
    const rows = new Map<Guess, Int32Array>()
    for (const [field, , guess, scale] of columns) {
      const column = section.columns[field]
      if (column === undefined) continue
      if (guess === 'bytes') {
        const own = new Uint8Array(column.buffer, column.byteOffset, column.byteLength)
        own.set(packed.subarray(at, at + own.length))
        at += own.length
        continue
      }
      const numbers = new Int32Array(section.count)
      at = readPlanes(numbers, packed, at)
      const own = rows.get(guess) ?? rowsFor(guess, section, decided)
      rows.set(guess, own)
      const half = guess === 'decided' ? wholes.get(`${halves[type]} ${field}`)?.numbers : undefined
      addGuesses(numbers, half ?? numbers, own)
      wholes.set(`${type} ${field}`, { numbers, scale })
      fromWhole(numbers, scale, column)
    }
  })
  return memory
}

/** With the times, in the order of the layout; columns it does not know any more come last. */
function asInMemory(type: EventType, packed: readonly PackedColumn[]): (readonly [string, ColumnKind])[] {
  const known = columnsOf(type).map(([field]) => field)
  const placeOf = (field: string) => (known.includes(field) ? known.indexOf(field) : known.length)
  const columns = packed.map(([field, kind]) => [field, kind] as const)
  return [['at', 'at'] as const, ...columns].toSorted(([one], [other]) => placeOf(one) - placeOf(other))
}

function addGuesses(numbers: Int32Array, guesses: Int32Array, rows: Int32Array): void {
  for (let row = 0; row < numbers.length; row++) {
    const guess = rows[row] ?? -1
    if (guess >= 0) numbers[row] = (numbers[row] ?? 0) + (guesses[guess] ?? 0)
  }
}
