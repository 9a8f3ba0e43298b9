import { byte, textOf, valueEnd, valueIn } from './json-text.ts'
import { learn } from './learn.ts'
import { cell, find, findNearEnd, type Shapes, width } from './shapes.ts'

/** The events of a page: of which shape each is, and all their values one after the other. */
export interface Tape {
  readonly bytes: Uint8Array
  /** How many events. */
  readonly count: number
  /** The shape of each event, and where its values begin. */
  readonly shapes: Uint32Array
  readonly starts: Uint32Array
  /** 1 for an event with a value that is no number. */
  readonly odd: Uint8Array
  /** How many values. */
  readonly filled: number
  /** Each value as a number; NaN for one that is none. */
  readonly values: Float64Array
  /** Where a value begins in the bytes that is not a plain whole number; 0 for the others. */
  readonly from: Uint32Array
  /** Where the list of events begins and ends, inside its brackets. */
  readonly begin: number
  readonly end: number
}

/** A plain whole number has so many digits at most, and fits into 32 bits. */
const mostDigits = 9

/**
 * Reads the list of events whose bracket opens before `at`; undefined where it is not written as JSON.
 * @param spare a tape nobody needs any more: its memory is used again
 */
export function readTape(bytes: Uint8Array, at: number, known: Shapes, spare?: Tape): Tape | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let { shapes, starts, odd, values, from } = spare ?? emptyTape()
  let count = 0
  let filled = 0
  let place = at
  while (bytes[place] !== byte.closeList) {
    if (count === shapes.length) [shapes, starts, odd] = [doubled(shapes), doubled(starts), doubled(odd)]
    starts[count] = filled
    odd[count] = 0
    for (let step = 0; ; ) {
      const isNearEnd = place + known.longest + 4 > bytes.length
      const found = isNearEnd ? findNearEnd(known, step, bytes, place) : find(known, step, view, place)
      step = found >= 0 ? found : learn(known, step, bytes, place)
      if (step < 0) return undefined
      place += known.table[step * width + cell.length] ?? 0
      const shape = known.table[step * width + cell.shape] ?? -1
      if (shape >= 0) {
        shapes[count++] = shape
        break
      }
      if (filled === values.length) [values, from] = [doubled(values), doubled(from)]
      const first = place
      let here = bytes[place] ?? 0
      if (here === byte.minus) here = bytes[++place] ?? 0
      const digits = place
      let value = 0
      for (; here >= 48 && here <= 57; here = bytes[++place] ?? 0) value = (value * 10 + here - 48) | 0
      const isPlain = here === byte.comma || here === byte.closeObject
      const length = place - digits
      if (
        isPlain &&
        length > 0 &&
        length <= mostDigits &&
        (length === 1 || bytes[digits] !== byte.zero) &&
        !(value === 0 && first !== digits)
      ) {
        values[filled] = first === digits ? value : -value
        from[filled] = 0
      } else {
        place = valueEnd(bytes, first)
        const number = numberIn(bytes, first, place)
        values[filled] = number
        if (Number.isNaN(number)) odd[count] = 1
        from[filled] = first
      }
      filled++
    }
  }
  return { bytes, count, shapes, starts, odd, filled, values, from, begin: at, end: place }
}

const emptyTape = () => ({
  shapes: new Uint32Array(1_024),
  starts: new Uint32Array(1_024),
  odd: new Uint8Array(1_024),
  values: new Float64Array(32_768),
  from: new Uint32Array(32_768),
})

/** FFLogs writes the same number as a number in one year and as a string in another. */
function numberIn(bytes: Uint8Array, from: number, to: number): number {
  if (bytes[from] === byte.openList) return Number.NaN
  const isString = bytes[from] === byte.quote
  const [first, end] = isString ? [from + 1, to - 1] : [from, to]
  const short = shortDecimal(bytes, first, end)
  if (!Number.isNaN(short)) return short
  const text = textOf(bytes, first, end)
  return text.trim() === '' ? Number.NaN : Number(text)
}

/** `1.05`, quicker than by way of a string, and exact: both halves of the division are. NaN for what is more. */
function shortDecimal(bytes: Uint8Array, from: number, to: number): number {
  if (to - from > mostDigits) return Number.NaN
  let digits = 0
  let divisor = 0
  for (let place = from; place < to; place++) {
    const here = bytes[place] ?? 0
    if (here === byte.point && divisor === 0 && place > from) divisor = 1
    else if (here >= 48 && here <= 57) {
      digits = digits * 10 + here - 48
      divisor *= 10
    } else return Number.NaN
  }
  return divisor === 0 ? Number.NaN : digits / divisor
}

/** A value as it is written, in JSON. */
export function textAt({ bytes, values, from }: Tape, place: number): unknown {
  const first = from[place] ?? 0
  return first === 0 ? values[place] : valueIn(bytes, first, valueEnd(bytes, first))
}

function doubled<Numbers extends Uint8Array | Uint32Array | Float64Array>(numbers: Numbers): Numbers {
  const larger = new (numbers.constructor as new (length: number) => Numbers)(numbers.length * 2)
  larger.set(numbers)
  return larger
}
