import { doubled } from '../../../events/shelf.ts'
import { byte, valueEnd } from './json-text.ts'
import { coursesOf, type Header } from './kept-layout.ts'
import { laneOf, lanes, role } from './lanes.ts'
import type { Tape } from './tape.ts'

/** In the place of a value that is kept as text. No difference of two values is it: they have 9 digits at most. */
const elsewhere = -(2 ** 31)

/** What is kept of a page's values. */
export interface KeptValues {
  /** Column after column, each value as what it differs from its guess. */
  readonly numbers: Int32Array
  /** The values that are no plain whole numbers, a 0 behind each. */
  readonly texts: Uint8Array
}

export function keepValues(tape: Tape, shapes: Int32Array, header: Header): KeptValues {
  const { bytes, starts, values, from, count } = tape
  const courses = coursesOf(header)
  const numbers = room(tape.filled)
  const next = beginnings(header.counts)
  const guesses = new Int32Array(header.counts.length * lanes)
  const lane = new Int32Array(4)
  const texts = openTexts()
  for (let event = 0; event < count; event++) {
    const course = courses[shapes[event] ?? 0]
    if (course === undefined) continue
    const { fields, roles, actors } = course
    const start = starts[event] ?? 0
    const told = (which: number): number => {
      const place = actors[which] ?? -1
      if (place < 0) return 0
      return from[start + place] === 0 ? (values[start + place] ?? 0) : elsewhere
    }
    lane[role.source] = laneOf(told(0), told(1))
    lane[role.target] = laneOf(told(2), told(3))
    for (let index = 0; index < fields.length; index++) {
      const field = fields[index] ?? 0
      const row = next[field] ?? 0
      next[field] = row + 1
      const first = from[start + index] ?? 0
      if (first !== 0) {
        numbers[row] = elsewhere
        texts.add(bytes, first, valueEnd(bytes, first))
        continue
      }
      const value = (values[start + index] ?? 0) | 0
      const own = roles[index] ?? 0
      const at = field * lanes + (lane[own] ?? 0)
      numbers[row] = (value - (guesses[at] ?? 0)) | 0
      if (own !== role.alone) guesses[at] = value
    }
  }
  return { numbers, texts: texts.all() }
}

/** Where each column begins when they lie one after the other. */
function beginnings(counts: readonly number[]): Uint32Array {
  const begin = new Uint32Array(counts.length)
  for (let column = 1; column < begin.length; column++) {
    begin[column] = (begin[column - 1] ?? 0) + (counts[column - 1] ?? 0)
  }
  return begin
}

let spare = new Int32Array(0)

/** Memory for so many numbers, the same for each page: new memory costs as much as filling it. */
function room(count: number): Int32Array {
  if (spare.length < count) spare = new Int32Array(count)
  return spare.subarray(0, count)
}

function openTexts() {
  let bytes = new Uint8Array(4_096)
  let filled = 0
  return {
    add(given: Uint8Array, from: number, to: number): void {
      while (filled + to - from >= bytes.length) bytes = doubled(bytes)
      for (let place = from; place < to; place++) bytes[filled++] = given[place] ?? 0
      bytes[filled++] = 0
    },
    all: () => bytes.subarray(0, filled),
  }
}

/** Writes the list of events as it was, into as many bytes as it had. */
export function writeEvents(out: Uint8Array, header: Header, shapes: Int32Array, { numbers, texts }: KeptValues): void {
  const courses = coursesOf(header)
  const steps = header.steps.map(([text]) => Buffer.from(text, 'latin1'))
  const next = beginnings(header.counts)
  const guesses = new Int32Array(header.counts.length * lanes)
  const lane = new Int32Array(4)
  let at = 0
  let text = 0
  for (const shape of shapes) {
    const course = courses[shape]
    const path = header.shapes[shape]
    if (course === undefined || path === undefined) throw new Error('a kept page has an event of no shape')
    const { fields, roles, actors } = course
    const told = (which: number): number => {
      const field = fields[actors[which] ?? -1]
      return field === undefined ? 0 : (numbers[next[field] ?? 0] ?? 0)
    }
    lane[role.source] = laneOf(told(0), told(1))
    lane[role.target] = laneOf(told(2), told(3))
    for (let index = 0; index < path.length; index++) {
      const step = steps[path[index] ?? 0] ?? nothing
      out.set(step, at)
      at += step.length
      if (index === fields.length) break
      const field = fields[index] ?? 0
      const row = next[field] ?? 0
      next[field] = row + 1
      const difference = numbers[row] ?? 0
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

const nothing = new Uint8Array()

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
