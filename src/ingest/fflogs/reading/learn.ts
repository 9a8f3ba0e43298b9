import { afterBlanks, beginsWord, byte, stringEnd, textOf, valueEnd, valueIn } from './json-text.ts'
import { remember, type Shapes } from './shapes.ts'

/** What hardly ever differs belongs to the shape: what kind of event it is, and what these always are. */
const usual: Readonly<Partial<Record<string, string>>> = { maxMP: '10000', tp: '0', maxTP: '0' }

/**
 * Reads the step that begins here as JSON, and remembers it; -1 for what is no event. A comma before the event
 * belongs to its first step.
 * @param from the step that leads here
 */
export function learn(shapes: Shapes, from: number, bytes: Uint8Array, at: number): number {
  const before = shapes.steps[from]
  const within = [...(before?.within ?? [])]
  const told: (readonly [string, unknown])[] = []
  let isInside = from > 0
  let last: number | undefined // the comma or brace before this, if it is one
  let place = at
  for (;;) {
    place = afterBlanks(bytes, place)
    const here = bytes[place]
    if (here === byte.comma && last === undefined) {
      last = here
      place++
    } else if (here === byte.openObject && !isInside) {
      isInside = true
      last = here
      place++
    } else if (here === byte.closeObject && isInside && last !== byte.comma) {
      last = undefined
      place++
      if (within.pop() === undefined)
        return remember(shapes, before, { text: copy(bytes, at, place), field: '', told, within }).index
    } else if (here === byte.quote && isInside && last !== undefined) {
      const keyEnd = stringEnd(bytes, place)
      const key = textOf(bytes, place + 1, keyEnd - 1)
      place = afterBlanks(bytes, keyEnd)
      if (bytes[place] !== byte.colon) return -1
      place = afterBlanks(bytes, place + 1)
      if (bytes[place] === byte.openObject) {
        within.push(key)
        last = byte.openObject
        place++
        continue
      }
      const field = [...within, key].join('.')
      const end = valueEnd(bytes, place)
      const isKind = key === 'type' && bytes[place] === byte.quote
      const isTold = isKind || beginsWord(bytes[place]) || usual[key] === textOf(bytes, place, end)
      if (!isTold) return remember(shapes, before, { text: copy(bytes, at, place), field, told, within }).index
      const value = valueIn(bytes, place, end)
      if (value === undefined) return -1
      told.push([field, value])
      last = undefined
      place = end
    } else return -1
  }
}

/** Also of a Buffer, whose `slice` is none. */
const copy = (bytes: Uint8Array, from: number, to: number): Uint8Array => new Uint8Array(bytes.subarray(from, to))
