/** The fastest of several runs, ms: what the work takes when nothing else wants the machine. */
export function fastestMs(work: () => unknown): number {
  const runs = Array.from({ length: 12 }, () => {
    const before = performance.now()
    work()
    return performance.now() - before
  })
  return Math.min(...runs)
}
