/** Runs work, so many pieces at once; what comes while all lanes are taken waits for one, in order. */
export type Lanes = <Done>(work: () => Promise<Done>) => Promise<Done>

export function openLanes(count: number): Lanes {
  let free = count
  const waiting: (() => void)[] = []
  const enter = async () => {
    if (free > 0) free--
    else await new Promise<void>((resolve) => waiting.push(resolve))
  }
  const leave = () => {
    const next = waiting.shift()
    if (next) next()
    else free++
  }
  return async (work) => {
    await enter()
    try {
      return await work()
    } finally {
      leave()
    }
  }
}
