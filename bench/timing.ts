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
 * Median seconds of each piece of work. They take turns, because a machine does not stay equally fast: whatever slows
 * one of them slows the others, too. The first turn warms up and does not count.
 */
export async function inTurns<Name extends string>(
  rounds: number,
  works: Readonly<Record<Name, (round: number) => unknown>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(works) as Name[]
  const seconds = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const took = await spent(() => works[name](round))
      if (round > 0) seconds[name].push(took)
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(seconds[name])])) as Record<Name, number>
}
