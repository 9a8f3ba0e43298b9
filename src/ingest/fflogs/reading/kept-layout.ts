import { actorFields, roleOf } from './lanes.ts'
import type { Shapes, Step } from './shapes.ts'
import type { Tape } from './tape.ts'

/** What stands before the values of a kept page. Texts are bytes, one character each. */
export interface Header {
  readonly fields: readonly string[]
  /** Each with the number of the field that follows it; -1 where an event ends. */
  readonly steps: readonly (readonly [string, number])[]
  /** Their steps. */
  readonly shapes: readonly (readonly number[])[]
  readonly events: number
  /** How many values each field has. */
  readonly counts: readonly number[]
}

/** Where the values of one shape go. */
export interface Course {
  /** For each value, in its own order, its field and with what it is compared. */
  readonly stops: Int32Array
  /** Which of the values say whom it is about; -1 for one that is not told. */
  readonly actors: Int32Array
}

export const nowhere: Course = { stops: new Int32Array(0), actors: new Int32Array(4).fill(-1) }

export const coursesOf = ({ fields, steps, shapes }: Header): readonly Course[] =>
  shapes.map((own) => {
    const told = own.map((step) => steps[step]?.[1] ?? -1).filter((field) => field >= 0)
    const names = told.map((field) => fields[field] ?? '')
    return {
      stops: Int32Array.from(told.flatMap((field, place) => [field, roleOf(names[place] ?? '')])),
      actors: Int32Array.from(actorFields, (name) => names.indexOf(name)),
    }
  })

/** The shapes that occur on a page, numbered anew, and the shape of each event in these numbers. */
export function layOut(tape: Tape, known: Shapes): { readonly header: Header; readonly shapes: Int32Array } {
  const numbers = new Int32Array(known.all.length).fill(-1)
  const used: number[] = []
  const occur = new Uint32Array(known.all.length)
  const shapes = new Int32Array(tape.count)
  for (let event = 0; event < tape.count; event++) {
    const shape = tape.shapes[event] ?? 0
    if (numbers[shape] === -1) numbers[shape] = used.push(shape) - 1
    shapes[event] = numbers[shape] ?? 0
    occur[shape] = (occur[shape] ?? 0) + 1
  }
  const steps = new Map<Step, number>()
  const fields = new Map<string, number>()
  const counts: number[] = []
  const own = used.map((index) =>
    (known.all[index]?.steps ?? []).map((step) => {
      if (!steps.has(step)) steps.set(step, steps.size)
      if (step.field !== '') {
        const field = fields.get(step.field) ?? fields.size
        fields.set(step.field, field)
        counts[field] = (counts[field] ?? 0) + (occur[index] ?? 0)
      }
      return steps.get(step) ?? 0
    }),
  )
  return {
    header: {
      fields: [...fields.keys()],
      steps: [...steps.keys()].map(({ text, field }) => [
        Buffer.from(text).toString('latin1'),
        fields.get(field) ?? -1,
      ]),
      shapes: own,
      events: tape.count,
      counts,
    },
    shapes,
  }
}
