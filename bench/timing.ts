/** Seconds that work takes; work in another process tells its own. */
export async function spent(work: () => unknown): Promise<number> {
  const begun = performance.now()
  const told = await work()
  if (typeof told === 'number') return told
  return (performance.now() - begun) / 1000
}

export const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[values.length >> 1] ?? Number.NaN

/**
 * Seconds of each piece of work at its fastest: whatever else a machine does only ever adds. They take turns, because a
 * machine does not stay equally fast. The first turn warms up and does not count.
 */
export async function inTurns<Name extends string>(
  rounds: number,
  works: Readonly<Record<Name, (round: number) => unknown>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(works) as Name[]
  const fastest = Object.fromEntries(names.map((name) => [name, Number.POSITIVE_INFINITY])) as Record<Name, number>
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const took = await spent(() => works[name](round))
      if (round > 0) fastest[name] = Math.min(fastest[name], took)
    }
  }
  return fastest
}
