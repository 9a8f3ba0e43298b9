import { doubled } from '../../../events/shelf.ts'
import { byte, valueEnd } from './json-text.ts'
import { coursesOf, type Header, nowhere } from './kept-layout.ts'
import { laneOf, lanes, role } from './lanes.ts'
import { elsewhere, isElsewhere, type Tape } from './tape.ts'

/** What is kept of a page's values. */
export interface KeptValues {
  /** Column after column, each value as what it differs from its guess. */
  readonly numbers: Int32Array
  /** The values that are no plain whole numbers, a 0 behind each. */
  readonly texts: Uint8Array
}

export function keepValues(tape: Tape, shapes: Int32Array, header: Header): KeptValues {
  const { bytes, starts, values, othersFrom, count } = tape
  const courses = coursesOf(header)
  const numbers = room(tape.filled)
  const next = beginnings(header.counts)
  const fields = header.counts.length
  const guesses = new Int32Array(lanes * fields)
  const lane = new Int32Array(4)
  const texts = openTexts()
  for (let event = 0; event < count; event++) {
    const { stops, actors } = courses[shapes[event] ?? 0] ?? nowhere
    let place = starts[event] ?? 0
    chooseLanes(lane, values, place, actors)
    for (let stop = 0; stop < stops.length; stop += 2) {
      const field = stops[stop] ?? 0
      const own = stops[stop + 1] ?? 0
      const row = next[field] ?? 0
      next[field] = row + 1
      const value = values[place++] ?? 0
      if (isElsewhere(value)) {
        const first = othersFrom[value - elsewhere] ?? 0
        numbers[row] = elsewhere // no difference of two values is that far off
        texts.add(bytes, first, valueEnd(bytes, first))
        continue
      }
      const at = (lane[own] ?? 0) * fields + field
      numbers[row] = value - (guesses[at] ?? 0)
      if (own !== role.alone) guesses[at] = value
    }
  }
  return { numbers, texts: texts.all() }
}

/** Whom an event is about; a value that is told as text counts as one and the same. */
function chooseLanes(lane: Int32Array, values: Int32Array, start: number, actors: Int32Array): void {
  lane[role.source] = laneOf(actorAt(values, start, actors[0] ?? -1), actorAt(values, start, actors[1] ?? -1))
  lane[role.target] = laneOf(actorAt(values, start, actors[2] ?? -1), actorAt(values, start, actors[3] ?? -1))
}

function actorAt(values: Int32Array, start: number, place: number): number {
  const value = place < 0 ? 0 : (values[start + place] ?? 0)
  return isElsewhere(value) ? elsewhere : value
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
  const fields = header.counts.length
  const guesses = new Int32Array(lanes * fields)
  const lane = new Int32Array(4)
  let at = 0
  let text = 0
  for (const shape of shapes) {
    const course = courses[shape]
    const path = header.shapes[shape]
    if (course === undefined || path === undefined) throw new Error('a kept page has an event of no shape')
    const { stops, actors } = course
    const told = Int32Array.from(actors, (place) => {
      const field = place < 0 ? -1 : (stops[2 * place] ?? -1)
      return field < 0 ? 0 : (numbers[next[field] ?? 0] ?? 0)
    })
    chooseLanes(lane, told, 0, inOrder)
    for (let index = 0; index < path.length; index++) {
      const step = steps[path[index] ?? 0] ?? nothing
      out.set(step, at)
      at += step.length
      if (2 * index === stops.length) break
      const field = stops[2 * index] ?? 0
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
      const own = stops[2 * index + 1] ?? 0
      const guess = (lane[own] ?? 0) * fields + field
      const value = difference + (guesses[guess] ?? 0)
      if (own !== role.alone) guesses[guess] = value
      at = writeNumber(out, at, value)
    }
  }
}

const nothing = new Uint8Array()
const inOrder = Int32Array.of(0, 1, 2, 3)

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
