/**
 * Numbers as they are kept: the small ones that differences are, split into planes, all first bytes before all second
 * ones. What repeats or is nearly nothing then lies together, and packs several times smaller and faster.
 */

/** For each number which one of which others it is compared with; below 0 for none. */
export interface Guesses {
  readonly numbers: Int32Array
  readonly places: Int32Array
}

/** Writes whole numbers of 32 bits, 4 bytes each, as what they differ from guesses; gives where it ended. */
export function writePlanes(numbers: Int32Array, to: Uint8Array, at: number, guesses?: Guesses): number {
  const { length } = numbers
  const [second, third, fourth] = [at + length, at + 2 * length, at + 3 * length]
  for (let index = 0; index < length; index++) {
    const place = guesses?.places[index] ?? -1
    const number = ((numbers[index] ?? 0) - (place < 0 ? 0 : (guesses?.numbers[place] ?? 0))) | 0
    const folded = (number << 1) ^ (number >> 31) // near 0 on either side is small
    to[at + index] = folded
    to[second + index] = folded >>> 8
    to[third + index] = folded >>> 16
    to[fourth + index] = folded >>> 24
  }
  return at + 4 * length
}

/** Reads as many numbers as there is room for. */
export function readPlanes(numbers: Int32Array, from: Uint8Array, at: number): number {
  const { length } = numbers
  const [second, third, fourth] = [at + length, at + 2 * length, at + 3 * length]
  for (let index = 0; index < length; index++) {
    const low = (from[at + index] ?? 0) | ((from[second + index] ?? 0) << 8)
    const folded = low | ((from[third + index] ?? 0) << 16) | ((from[fourth + index] ?? 0) << 24)
    numbers[index] = (folded >>> 1) ^ -(folded & 1)
  }
  return at + 4 * length
}
