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
  /** Each value that is a plain whole number; any other is `elsewhere`, plus its place among the others. */
  readonly values: Int32Array
  /** The others: each as a number, NaN for one that is none, and where it begins in the bytes. */
  readonly others: Float64Array
  readonly othersFrom: Uint32Array
  /** Where the list of events begins and ends, inside its brackets. */
  readonly begin: number
  readonly end: number
}

/** A plain whole number has so many digits at most. */
const mostDigits = 9
/** All that lies below a quarter of what 32 bits hold is no plain whole number. */
export const elsewhere = -(2 ** 31)
export const isElsewhere = (value: number): boolean => value < elsewhere / 2

/**
 * Reads the list of events whose bracket opens before `at`; undefined where it is not written as JSON.
 * @param spare a tape nobody needs any more: its memory is used again
 */
export function readTape(bytes: Uint8Array, at: number, known: Shapes, spare?: Tape): Tape | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let { shapes, starts, odd, values, others, othersFrom } = spare ?? emptyTape()
  let count = 0
  let filled = 0
  let otherCount = 0
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
      if (filled === values.length) values = doubled(values)
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
      } else {
        place = valueEnd(bytes, first)
        if (otherCount === others.length) [others, othersFrom] = [doubled(others), doubled(othersFrom)]
        const number = numberIn(bytes, first, place)
        if (Number.isNaN(number)) odd[count] = 1
        others[otherCount] = number
        othersFrom[otherCount] = first
        values[filled] = elsewhere + otherCount++
      }
      filled++
    }
  }
  return { bytes, count, shapes, starts, odd, filled, values, others, othersFrom, begin: at, end: place }
}

const emptyTape = () => ({
  shapes: new Uint32Array(1_024),
  starts: new Uint32Array(1_024),
  odd: new Uint8Array(1_024),
  values: new Int32Array(32_768),
  others: new Float64Array(1_024),
  othersFrom: new Uint32Array(1_024),
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
export function textAt({ bytes, values, othersFrom }: Tape, place: number): unknown {
  const value = values[place] ?? 0
  if (!isElsewhere(value)) return value
  const first = othersFrom[value - elsewhere] ?? 0
  return valueIn(bytes, first, valueEnd(bytes, first))
}

function doubled<Numbers extends Uint8Array | Int32Array | Uint32Array | Float64Array>(numbers: Numbers): Numbers {
  const larger = new (numbers.constructor as new (length: number) => Numbers)(numbers.length * 2)
  larger.set(numbers)
  return larger
}
