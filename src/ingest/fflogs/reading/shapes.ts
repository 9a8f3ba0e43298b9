import { beginsValue } from './json-text.ts'

/**
 * FFLogs writes the same few shapes of event over and over: the same keys in the same order, only their values differ.
 * A shape is learned when it is first met. After that its text is compared instead of parsed, which takes less than half
 * of what `JSON.parse` takes, and makes no objects.
 */
export interface Shapes {
  /** How an event may begin. */
  readonly first: Fork
  readonly all: Shape[]
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
  readonly text: Uint8Array
  /** Four bytes of the text that its neighbours do not have, as a number, and which of them count. */
  key: number
  keyMask: number
  /** The text, four bytes at a time, and the bytes left over. */
  readonly words: Int32Array
  readonly rest: number
  readonly restMask: number
  /** The name of the value that follows, `sourceResources.x` for one inside another; empty where the event ends. */
  readonly field: string
  /** What the text itself tells: `type`, what is true, false or null, numbers that hardly ever differ. */
  readonly told: readonly (readonly [string, unknown])[]
  /** The objects that are still open behind it. */
  readonly within: readonly string[]
  /** All steps from the start of the event up to this one. */
  readonly path: readonly Step[]
  /** What may follow the value. */
  readonly next: Fork
  readonly shape: Shape | undefined
}

/** The texts that may stand in one place. */
export interface Fork {
  readonly steps: Step[]
  /** Up to here all of them are the same. */
  same: number
}

export const openShapes = (): Shapes => ({ first: { steps: [], same: 0 }, all: [], longest: 0 })

type Learned = Pick<Step, 'text' | 'field' | 'told' | 'within'>

/** Adds a step behind the one that leads to it. */
export function remember(shapes: Shapes, before: Step | undefined, learned: Learned): Step {
  const { text, field } = learned
  const words = Int32Array.from({ length: text.length >> 2 }, (_, word) => wordAt(text, word * 4))
  const at = words.length * 4
  const path: Step[] = [...(before?.path ?? [])]
  const step: Step = {
    ...learned,
    key: 0,
    keyMask: 0,
    words,
    rest: wordAt(text, at),
    restMask: maskAt(text, at),
    path,
    next: { steps: [], same: 0 },
    shape: field === '' ? { index: shapes.all.length, steps: path } : undefined,
  }
  path.push(step)
  if (step.shape) shapes.all.push(step.shape)
  const fork = before?.next ?? shapes.first
  fork.steps.push(step)
  tellApart(fork)
  shapes.longest = Math.max(shapes.longest, text.length)
  return step
}

function tellApart(fork: Fork): void {
  const texts = fork.steps.map(({ text }) => text)
  const [first] = texts
  let same = 0
  while (texts.length > 1 && same < (first?.length ?? 0) && texts.every((text) => text[same] === first?.[same])) same++
  fork.same = same
  for (const step of fork.steps) {
    step.key = wordAt(step.text, same)
    step.keyMask = maskAt(step.text, same)
  }
}

/** Up to four bytes as a number, and a mask of those that are there. */
const wordAt = (text: Uint8Array, at: number): number =>
  (text[at] ?? 0) | ((text[at + 1] ?? 0) << 8) | ((text[at + 2] ?? 0) << 16) | ((text[at + 3] ?? 0) << 24)
const maskAt = ({ length }: Uint8Array, at: number): number => (length - at >= 4 ? -1 : (1 << ((length - at) * 8)) - 1)

/** The step that stands here, if it is known. The view must reach as far beyond `at` as the longest step, and 4 bytes. */
export function find({ steps, same }: Fork, view: DataView, at: number): Step | undefined {
  const word = view.getInt32(at + same, true)
  for (let index = 0; index < steps.length; index++) {
    const step = steps[index]
    if (step !== undefined && (word & step.keyMask) === step.key && stands(step, view, at)) return step
  }
  return undefined
}

const isPlain = Uint8Array.from({ length: 256 }, (_, first) => (beginsValue(first) ? 1 : 0))

function stands({ words, rest, restMask, text, shape }: Step, view: DataView, at: number): boolean {
  let place = at
  for (let word = 0; word < words.length; word++, place += 4)
    if (view.getInt32(place, true) !== words[word]) return false
  if ((view.getInt32(place, true) & restMask) !== rest) return false
  return shape !== undefined || isPlain[view.getUint8(at + text.length)] === 1
}

/** The same, near the end of what can be read. */
export function findNearEnd({ steps }: Fork, bytes: Uint8Array, at: number): Step | undefined {
  return steps.find(
    ({ text, shape }) =>
      text.every((own, index) => own === bytes[at + index]) &&
      (shape !== undefined || beginsValue(bytes[at + text.length])),
  )
}
