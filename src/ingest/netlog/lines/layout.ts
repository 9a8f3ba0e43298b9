/**
 * What the fields of a line mean. A meaning may come under several line types, and its fields may have moved over the
 * years: `eras` runs from the shortest line (the oldest) to the longest, and a line belongs to the last era it is long
 * enough for. Lengths count the type and the hash.
 */
export interface LineFormat<Field extends string = string> {
  readonly name: string
  readonly types: readonly number[]
  readonly eras: readonly Era<Field>[]
}

export interface Era<Field extends string = string> {
  /** Fields of the shortest line of this era. */
  readonly from: number
  readonly at: Readonly<Record<Field, number>>
}

/** Where the fields of a line lie, by how many it has; undefined when it is too short to be one. */
export function eraOf<Field extends string>({ eras }: LineFormat<Field>, count: number): Era<Field> | undefined {
  for (let i = eras.length - 1; i >= 0; i--) {
    const era = eras[i]
    if (era !== undefined && count >= era.from) return era
  }
  return undefined
}

/** A meaning whose fields never moved. */
export const steady = <Field extends string>(
  name: string,
  types: readonly number[],
  from: number,
  at: Readonly<Record<Field, number>>,
): LineFormat<Field> => ({ name, types, eras: [{ from, at }] })

/** Where the fields of such a line lie. */
export type FieldsOf<Format> = Format extends LineFormat<infer Field> ? Readonly<Record<Field, number>> : never
