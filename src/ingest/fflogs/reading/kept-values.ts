import { byte, valueEnd } from './json-text.ts'
import { coursesOf, type Header } from './kept-layout.ts'
import { laneOf, lanes, role } from './lanes.ts'
import type { Tape } from './tape.ts'

/** In the place of a value that is kept as text. No difference of two values is it: they have 9 digits at most. */
const elsewhere = -(2 ** 31)

/** The columns of a page's fields, each value as what it differs from its guess. */
export function keepValues({ starts, values, from, count }: Tape, shapes: Int32Array, header: Header): Int32Array[] {
  const courses = coursesOf(header)
  const columns = header.counts.map((own) => new Int32Array(own))
  const filled = new Uint32Array(columns.length)
  const guesses = new Int32Array(columns.length * lanes)
  const lane = new Int32Array(4)
  for (let event = 0; event < count; event++) {
    const course = courses[shapes[event] ?? 0]
    if (course === undefined) continue
    const { fields, roles, actors } = course
    const start = starts[event] ?? 0
    chooseLanes(lane, actors, (place) => (from[start + place] === 0 ? (values[start + place] ?? 0) : elsewhere))
    for (let index = 0; index < fields.length; index++) {
      const field = fields[index] ?? 0
      const column = columns[field]
      const row = filled[field] ?? 0
      filled[field] = row + 1
      if (column === undefined) continue
      if (from[start + index] !== 0) {
        column[row] = elsewhere
        continue
      }
      const value = values[start + index] ?? 0
      const own = roles[index] ?? 0
      const at = field * lanes + (lane[own] ?? 0)
      column[row] = value - (guesses[at] ?? 0)
      if (own !== role.alone) guesses[at] = value
    }
  }
  return columns
}

/** The texts of all values that are no plain whole numbers, a 0 behind each. */
export function textsOf({ bytes, from, filled }: Tape): Uint8Array {
  const texts: Uint8Array[] = []
  for (let place = 0; place < filled; place++) {
    const first = from[place] ?? 0
    if (first > 0) texts.push(bytes.subarray(first, valueEnd(bytes, first)), end)
  }
  return Buffer.concat(texts)
}

const end = new Uint8Array(1)

/** Whom the values of an event are about. */
function chooseLanes(lane: Int32Array, actors: readonly number[], valueAt: (place: number) => number): void {
  const [source = -1, sourceInstance = -1, target = -1, targetInstance = -1] = actors
  const told = (place: number): number => (place < 0 ? 0 : valueAt(place))
  lane[role.source] = laneOf(told(source), told(sourceInstance))
  lane[role.target] = laneOf(told(target), told(targetInstance))
}

/** Writes the list of events as it was, into as many bytes as it had. */
export function writeEvents(
  out: Uint8Array,
  header: Header,
  shapes: Int32Array,
  columns: readonly Int32Array[],
  texts: Uint8Array,
): void {
  const courses = coursesOf(header)
  const steps = header.steps.map(([text]) => Buffer.from(text, 'latin1'))
  const taken = new Uint32Array(columns.length)
  const guesses = new Int32Array(columns.length * lanes)
  const lane = new Int32Array(4)
  let at = 0
  let text = 0
  for (const shape of shapes) {
    const course = courses[shape]
    const path = header.shapes[shape]
    if (course === undefined || path === undefined) throw new Error('a kept page has an event of no shape')
    const { fields, roles, actors } = course
    chooseLanes(lane, actors, (place) => {
      const field = fields[place] ?? 0
      return columns[field]?.[taken[field] ?? 0] ?? 0
    })
    for (let index = 0; index < path.length; index++) {
      const step = steps[path[index] ?? 0] ?? end
      out.set(step, at)
      at += step.length
      if (index === fields.length) break
      const field = fields[index] ?? 0
      const row = taken[field] ?? 0
      taken[field] = row + 1
      const difference = columns[field]?.[row] ?? 0
      if (difference === elsewhere) {
        const until = texts.indexOf(0, text)
        out.set(texts.subarray(text, until), at)
        at += until - text
        text = until + 1
        continue
      }
      const own = roles[index] ?? 0
      const guess = field * lanes + (lane[own] ?? 0)
      const value = difference + (guesses[guess] ?? 0)
      if (own !== role.alone) guesses[guess] = value
      at = writeNumber(out, at, value)
    }
  }
}

function writeNumber(out: Uint8Array, at: number, value: number): number {
  let first = at
  if (value < 0) out[first++] = byte.minus
  let rest = Math.abs(value)
  let digits = 1
  for (let ten = 10; ten <= rest; ten *= 10) digits++
  for (let place = first + digits - 1; place >= first; place--) {
    const tenth = (rest / 10) | 0
    out[place] = byte.zero + rest - tenth * 10
    rest = tenth
  }
  return first + digits
}
