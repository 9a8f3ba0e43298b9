import { describe, expect, test } from 'vitest'
import { openShapes } from '../../../../src/ingest/fflogs/reading/shapes.ts'
import { readTape, type Tape, textAt } from '../../../../src/ingest/fflogs/reading/tape.ts'
import { oddEvents, randomList } from './odd-events.ts'

/** The events on a tape as objects again. */
function eventsOn(tape: Tape, shapes = openShapes()): unknown[] {
  return Array.from({ length: tape.count }, (_, index) => {
    const event: Record<string, unknown> = {}
    const steps = shapes.all[tape.shapes[index] ?? 0]?.steps ?? []
    steps.forEach((step, place) => {
      for (const [field, value] of step.told) put(event, field, value)
      if (step.field !== '') put(event, step.field, textAt(tape, (tape.starts[index] ?? 0) + place))
    })
    return event
  })
}

function put(event: Record<string, unknown>, field: string, value: unknown): void {
  const [first = '', ...rest] = field.split('.')
  if (rest.length === 0) event[JSON.parse(`"${first}"`)] = value
  else {
    const inner = (event[first] ?? {}) as Record<string, unknown>
    event[first] = inner
    put(inner, rest.join('.'), value)
  }
}

/** Empty objects hold nothing that could be read. */
const withoutEmpty = (events: readonly object[]) =>
  events.map((event) => Object.fromEntries(Object.entries(event).filter(([, value]) => !isEmpty(value))))
const isEmpty = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0

const read = (text: string, shapes = openShapes()) => readTape(Buffer.from(text), 1, shapes)

describe('events that are read by their shapes are those that JSON.parse reads', () => {
  test.each(oddEvents.map((text) => [text]))('%s', (text) => {
    const shapes = openShapes()
    for (const list of [`[${text}]`, `[${text},${text},${text}]`]) {
      const tape = read(list, shapes)
      expect(tape && eventsOn(tape, shapes)).toEqual(withoutEmpty(JSON.parse(list)))
    }
  })

  test.each(Array.from({ length: 80 }, (_, seed) => [seed]))('at random (%i)', (seed) => {
    const shapes = openShapes()
    const list = randomList(seed)
    for (const _ of ['learning', 'knowing']) {
      const tape = read(list, shapes)
      expect(tape && eventsOn(tape, shapes)).toEqual(withoutEmpty(JSON.parse(list)))
      expect(tape?.end).toBe(Buffer.byteLength(list) - 1)
    }
  })
})

test('a shape is learned once, however many events have it', () => {
  const shapes = openShapes()
  const list = JSON.stringify(
    Array.from({ length: 500 }, (_, index) => ({ type: 'cast', timestamp: index, x: -index })),
  )
  read(list, shapes)
  expect(shapes.all.length).toBe(2) // the first event has no comma before it
  const steps = shapes.steps.length
  read(list, shapes)
  expect(shapes.steps.length).toBe(steps)
})

test.each([
  '[',
  '[{"timestamp":1',
  '[{"timestamp":1,"type"',
  '[{"timestamp":1,"type":"cast"',
  '[{"timestamp":1 "type":"cast"}]',
  '[{"timestamp":1,"type":"cast"}',
  '[{"timestamp":1,"type":"cast"},',
  '[{"timestamp":1,"type":"cast"}{',
  '[5]',
  '[null]',
  '[{"timestamp":tru}]',
])('what is no list of events is not read as one: %s', (text) => {
  expect(read(text)).toBeUndefined()
})
