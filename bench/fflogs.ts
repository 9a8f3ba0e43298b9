/** What FFLogs costs: reading it, keeping it, asking it. One file of `fflogs/` for each question. */
const parts: readonly (() => Promise<() => Promise<Readonly<Record<string, number>>>>)[] = [
  async () => (await import('./fflogs/ingest.ts')).measureIngest,
  async () => (await import('./fflogs/sizes.ts')).measureSizes,
  async () => (await import('./fflogs/points.ts')).measurePoints,
  async () => (await import('./fflogs/idle.ts')).measureIdlePoll,
  async () => (await import('./fflogs/stall.ts')).measureStall,
]

export async function measure(): Promise<Record<string, number>> {
  const figures: Record<string, number> = {}
  for (const load of parts) Object.assign(figures, await (await load())())
  return figures
}
