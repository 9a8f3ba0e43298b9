import { afterBlanks, beginsWord, byte, stringEnd, textOf, valueEnd, valueIn } from './json-text.ts'
import { remember, type Shapes, type Step } from './shapes.ts'

/** What hardly ever differs belongs to the shape. */
const ofTheShape: ReadonlySet<string> = new Set(['type', 'maxMP', 'tp', 'maxTP'])

/**
 * Reads the step that begins here as JSON, and remembers it; undefined for what is no event. A comma before the event
 * belongs to its first step.
 * @param before the step that leads here
 */
export function learn(shapes: Shapes, before: Step | undefined, bytes: Uint8Array, at: number): Step | undefined {
  const within = [...(before?.within ?? [])]
  const told: (readonly [string, unknown])[] = []
  let isInside = before !== undefined
  let place = at
  for (;;) {
    place = afterBlanks(bytes, place)
    const here = bytes[place]
    if (here === byte.comma) place++
    else if (here === byte.openObject && !isInside) {
      isInside = true
      place++
    } else if (here === byte.closeObject && isInside) {
      place++
      if (within.pop() === undefined)
        return remember(shapes, before, { text: copy(bytes, at, place), field: '', told, within })
    } else if (here === byte.quote && isInside) {
      const keyEnd = stringEnd(bytes, place)
      const key = textOf(bytes, place + 1, keyEnd - 1)
      place = afterBlanks(bytes, keyEnd)
      if (bytes[place] !== byte.colon) return undefined
      place = afterBlanks(bytes, place + 1)
      if (bytes[place] === byte.openObject) {
        within.push(key)
        place++
        continue
      }
      const field = [...within, key].join('.')
      const isTold = beginsWord(bytes[place]) || (ofTheShape.has(key) && bytes[place] !== byte.openList)
      if (!isTold) return remember(shapes, before, { text: copy(bytes, at, place), field, told, within })
      const end = valueEnd(bytes, place)
      const value = valueIn(bytes, place, end)
      if (value === undefined) return undefined
      told.push([field, value])
      place = end
    } else return undefined
  }
}

/** Also of a Buffer, whose `slice` is none. */
const copy = (bytes: Uint8Array, from: number, to: number): Uint8Array => new Uint8Array(bytes.subarray(from, to))
