/** Randomness that is the same on every machine: everything the simulator rolls comes from here. */
export interface Prng {
  /** 0 up to, not including, 1. */
  next(): number
  between(low: number, high: number): number
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number
  chance(share: number): boolean
  pick<T>(list: readonly T[]): T
}

/** `mulberry32`: 32 bits of state are plenty for a fight. */
export function prngFrom(seed: number): Prng {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (low: number, high: number): number => low + (high - low) * next()
  const whole = (low: number, high: number): number => low + Math.floor((high - low + 1) * next())
  return {
    next,
    between,
    whole,
    chance: (share) => next() < share,
    pick(list) {
      const found = list[whole(0, list.length - 1)]
      if (found === undefined) throw new Error('Nothing to pick from.')
      return found
    },
  }
}
