import { type Field, isKind, type Kind, kinds, type Use } from './kinds.ts'
import type { Shape, Shapes } from './shapes.ts'
import { elsewhere, isElsewhere, type Tape, textAt } from './tape.ts'

/** Where the fields of one shape of event are to be found. */
export interface Layout {
  /** `unusable`: a field is missing, or is something else than it should be. */
  readonly kind: Kind | 'unusable' | 'unknown'
  readonly type: unknown
  /** By number of field: the how-manieth value, or below 0 for one that is no value of the event. */
  readonly places: Int16Array
  /** By number of field: what the shape itself tells, a flag as 1 or 0; NaN where it tells nothing. */
  readonly told: Float64Array
  /** The places of values that must be numbers. */
  readonly numbers: readonly number[]
}

const names = [...new Set(Object.values(kinds).flatMap((fields) => Object.keys(fields)))] as readonly Field[]

/** Each field by a number, so that reading one is looking into a list. */
export const field = Object.fromEntries(names.map((name, index) => [name, index])) as Readonly<Record<Field, number>>

const layouts = new WeakMap<Shapes, Layout[]>()

/** The layout of each shape; they are worked out when they are first met. */
export function layoutsOf(shapes: Shapes): readonly Layout[] {
  const known = layouts.get(shapes) ?? []
  layouts.set(shapes, known)
  for (const shape of shapes.all.slice(known.length)) known.push(layoutOf(shape))
  return known
}

function layoutOf({ steps }: Shape): Layout {
  const told = new Map(steps.flatMap((step) => step.told))
  const values = steps.slice(0, -1).map((step) => step.field)
  const type = told.get('type')
  const layout = {
    type,
    places: new Int16Array(names.length).fill(-1),
    told: new Float64Array(names.length).fill(Number.NaN),
    numbers: [] as number[],
  }
  if (!isKind(type)) return { ...layout, kind: 'unknown' }
  for (const [name, use] of Object.entries(kinds[type]) as [Field, Use][]) {
    const place = values.indexOf(name)
    const own = told.get(name)
    if (place >= 0 && use !== 'flag?') {
      layout.places[field[name]] = place
      if (use.startsWith('number')) layout.numbers.push(place)
    } else if (place < 0 && isTold(own, use)) layout.told[field[name]] = Number(own)
    else if (place >= 0 || use === 'number' || (own !== undefined && own !== null))
      return { ...layout, kind: 'unusable' }
  }
  return { ...layout, kind: type }
}

const isTold = (own: unknown, use: Use): boolean =>
  (use === 'flag?' && typeof own === 'boolean') || (use.startsWith('number') && typeof own === 'number')

/** The event that is being looked at: its layout, and the values from where its own begin. */
export interface ToldEvent {
  readonly tape: Tape
  readonly values: Int32Array
  readonly others: Float64Array
  start: number
  layout: Layout
  places: Int16Array
  told: Float64Array
}

export const openEvents = (tape: Tape, layout: Layout): ToldEvent => ({
  tape,
  values: tape.values,
  others: tape.others,
  start: 0,
  layout,
  places: layout.places,
  told: layout.told,
})

/** A number, or a flag as 1 or 0; NaN where it is not told. */
export function valueAt({ values, others, places, told, start }: ToldEvent, index: number): number {
  const place = places[index] ?? -1
  if (place < 0) return told[index] ?? Number.NaN
  const value = values[start + place] ?? 0
  return isElsewhere(value) ? (others[value - elsewhere] ?? Number.NaN) : value
}

/** The same where it is told, else what it is then. */
export function valueOr(event: ToldEvent, index: number, otherwise: number): number {
  const value = valueAt(event, index)
  return Number.isNaN(value) ? otherwise : value
}

/** What is written there as it is in JSON; undefined where nothing is. */
export function jsonOf({ tape, places, start }: ToldEvent, index: number): unknown {
  const place = places[index] ?? -1
  return place < 0 ? undefined : textAt(tape, start + place)
}

/** Whether all its numbers are numbers. */
export const isSound = ({ values, others, layout, start }: ToldEvent): boolean =>
  layout.numbers.every((place) => {
    const value = values[start + place] ?? 0
    return !isElsewhere(value) || !Number.isNaN(others[value - elsewhere])
  })
