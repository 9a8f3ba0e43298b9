import { doubled } from '../../../events/shelf.ts'
import { beginsValue } from './json-text.ts'

/**
 * FFLogs writes the same few shapes of event over and over: the same keys in the same order, only their values differ.
 * A shape is learned when it is first met. After that its text is compared instead of parsed, which takes about half of
 * what `JSON.parse` takes, and makes no objects.
 */
export interface Shapes {
  /** How events go on; the first step has no text, and every event begins behind it. */
  readonly steps: Step[]
  readonly all: Shape[]
  /** What is looked at for every value: `width` numbers a step, and the texts of all steps, four bytes a number. */
  table: Int32Array
  words: Int32Array
  wordCount: number
  /** Where in `words` a text lies: most occur many times. */
  readonly texts: Map<string, number>
  /** Bytes of the longest step. */
  longest: number
}

/** A kind of event as it is written. */
export interface Shape {
  readonly index: number
  readonly steps: readonly Step[]
}

/** The text between two values of an event. */
export interface Step {
  readonly index: number
  readonly text: Uint8Array
  /** The name of the value that follows, `sourceResources.x` for one inside another; empty where the event ends. */
  readonly field: string
  /** What the text itself tells: `type`, what is true, false or null, numbers that hardly ever differ. */
  readonly told: readonly (readonly [string, unknown])[]
  /** The objects that are still open behind it. */
  readonly within: readonly string[]
  /** All steps from the start of the event up to this one. */
  readonly path: readonly Step[]
  /** What may follow the value. */
  readonly next: Step[]
}

/** The numbers of a step in the table. */
export const cell = {
  /** Four bytes of the text that no other step in its place has, and a mask of those that count. */
  key: 0,
  keyMask: 1,
  /** Its text in `words`, and the bytes left over. */
  words: 2,
  wordsEnd: 3,
  rest: 4,
  restMask: 5,
  length: 6,
  /** The shape of the whole event where it ends here, else -1. */
  shape: 7,
  /** The next step that may stand in its place, else -1. */
  other: 8,
  /** The first step that may follow, else -1, and up to where all that may follow are the same. */
  next: 9,
  same: 10,
} as const
export const width = 11

export function openShapes(): Shapes {
  const shapes: Shapes = {
    steps: [],
    all: [],
    table: new Int32Array(width * 256),
    words: new Int32Array(1_024),
    wordCount: 0,
    texts: new Map(),
    longest: 0,
  }
  remember(shapes, undefined, { text: new Uint8Array(), field: 'none', told: [], within: [] })
  return shapes
}

type Learned = Pick<Step, 'text' | 'field' | 'told' | 'within'>

/** Adds a step behind the one that leads to it. */
export function remember(shapes: Shapes, before: Step | undefined, learned: Learned): Step {
  const path: Step[] = before === undefined || before.index === 0 ? [] : [...before.path]
  const step: Step = { ...learned, index: shapes.steps.length, path, next: [] }
  path.push(step)
  shapes.steps.push(step)
  shapes.longest = Math.max(shapes.longest, step.text.length)
  if (shapes.steps.length * width > shapes.table.length) shapes.table = doubled(shapes.table)
  const row = step.index * width
  const { text } = step
  const words = text.length >> 2
  const first = writeWords(shapes, text, words)
  const shape = step.field === '' ? shapes.all.push({ index: shapes.all.length, steps: path }) - 1 : -1
  const [rest, restMask] = [wordAt(text, words * 4), maskAt(text, words * 4)]
  shapes.table.set([0, 0, first, first + words, rest, restMask, text.length, shape, -1, -1, 0], row)
  before?.next.push(step)
  if (before !== undefined) tellApart(shapes.table, before)
  return step
}

function writeWords(shapes: Shapes, text: Uint8Array, count: number): number {
  const name = Buffer.from(text).toString('latin1')
  const known = shapes.texts.get(name)
  if (known !== undefined) return known
  const first = shapes.wordCount
  while (first + count > shapes.words.length) shapes.words = doubled(shapes.words)
  for (let word = 0; word < count; word++) shapes.words[first + word] = wordAt(text, word * 4)
  shapes.wordCount += count
  shapes.texts.set(name, first)
  return first
}

/** Writes what tells the steps apart that may follow another. */
function tellApart(table: Int32Array, { index, next }: Step): void {
  const [first] = next
  let same = 0
  while (next.length > 1 && next.every(({ text }) => same < text.length && text[same] === first?.text[same])) same++
  table[index * width + cell.next] = first?.index ?? -1
  table[index * width + cell.same] = same
  next.forEach((step, place) => {
    const row = step.index * width
    table[row + cell.key] = wordAt(step.text, same)
    table[row + cell.keyMask] = maskAt(step.text, same)
    table[row + cell.other] = next[place + 1]?.index ?? -1
  })
}

/** Up to four bytes as a number, and a mask of those that are there. */
const wordAt = (text: Uint8Array, at: number): number =>
  (text[at] ?? 0) | ((text[at + 1] ?? 0) << 8) | ((text[at + 2] ?? 0) << 16) | ((text[at + 3] ?? 0) << 24)
const maskAt = ({ length }: Uint8Array, at: number): number => (length - at >= 4 ? -1 : (1 << ((length - at) * 8)) - 1)

/**
 * The step that stands here, behind another; -1 if it is not known. The view must reach as far beyond `at` as the
 * longest step, and 4 bytes.
 */
export function find({ table, words }: Shapes, before: number, view: DataView, at: number): number {
  const key = view.getInt32(at + (table[before * width + cell.same] ?? 0), true)
  for (let step = table[before * width + cell.next] ?? -1; step >= 0; step = table[step * width + cell.other] ?? -1) {
    const row = step * width
    if ((key & (table[row + cell.keyMask] ?? 0)) !== table[row + cell.key]) continue
    let word = table[row + cell.words] ?? 0
    const end = table[row + cell.wordsEnd] ?? 0
    let place = at
    for (; word < end && view.getInt32(place, true) === words[word]; word++) place += 4
    if (word < end || (view.getInt32(place, true) & (table[row + cell.restMask] ?? 0)) !== table[row + cell.rest])
      continue
    if ((table[row + cell.shape] ?? 0) >= 0) return step
    if (isValue[view.getUint8(at + (table[row + cell.length] ?? 0))] === 1) return step
  }
  return -1
}

const isValue = Uint8Array.from({ length: 256 }, (_, first) => (beginsValue(first) ? 1 : 0))

/** The same, near the end of what can be read. */
export function findNearEnd({ steps }: Shapes, before: number, bytes: Uint8Array, at: number): number {
  const found = steps[before]?.next.find(
    ({ text, field }) =>
      text.every((own, index) => own === bytes[at + index]) && (field === '' || beginsValue(bytes[at + text.length])),
  )
  return found?.index ?? -1
}
