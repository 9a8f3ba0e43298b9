import type { Column, ColumnKind } from '../columns.ts'

/** How a column's values become whole numbers of 32 bits, and back: times a number, or (0) by the bits they are written in. */
export type Scale = number

/** In the place of what was not told. */
const untold = -(2 ** 31)

/** Places have two digits behind the point in reports and four in logs. */
const scales: readonly Scale[] = [1, 100, 10_000]

/** A column as whole numbers from which every value comes back exactly; undefined where none of our ways is exact. */
export function toWhole(
  kind: ColumnKind,
  column: Column,
): { readonly numbers: Int32Array; readonly scale: Scale } | undefined {
  if (kind === 'f64?' || kind === 'f32?') {
    const round = kind === 'f32?' ? Math.fround : Number
    for (const scale of scales) {
      const numbers = scaled(column, scale, round)
      if (numbers) return { numbers, scale }
    }
    return kind === 'f32?' ? { numbers: bitsOf(column), scale: 0 } : undefined
  }
  return { numbers: bitsOf(column), scale: 0 }
}

/** Writes the values into their column. */
export function fromWhole(numbers: Int32Array, scale: Scale, to: Column): void {
  if (scale === 0) bitsOf(to).set(numbers)
  else
    for (let row = 0; row < numbers.length; row++) {
      const number = numbers[row] ?? untold
      to[row] = number === untold ? Number.NaN : number / scale
    }
}

function scaled(column: Column, scale: Scale, round: (value: number) => number): Int32Array | undefined {
  for (let row = 0; row < column.length; row++) {
    const value = column[row] ?? Number.NaN
    const number = Math.round(value * scale)
    const isExact = Math.abs(number) < 2 ** 31 && round(number / scale) === value && !Object.is(number, -0)
    if (!isExact && !Number.isNaN(value)) return undefined
  }
  const numbers = new Int32Array(column.length)
  for (let row = 0; row < column.length; row++) {
    const value = column[row] ?? Number.NaN
    numbers[row] = Number.isNaN(value) ? untold : Math.round(value * scale)
  }
  return numbers
}

const bitsOf = ({ buffer, byteOffset, byteLength }: Column): Int32Array =>
  new Int32Array(buffer, byteOffset, byteLength / 4)
