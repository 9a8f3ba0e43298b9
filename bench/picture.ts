import { createHistogram, monitorEventLoopDelay } from 'node:perf_hooks'
import { openPainter } from '../src/charts/painter.ts'
import { cascade } from '../tests/charts/pulls.ts'

/** ms per pull chart (median of ten, warm) and the longest stall of this thread while they are drawn. */
export async function measure(): Promise<Record<string, number>> {
  const painter = openPainter()
  try {
    for (let warm = 0; warm < 3; warm += 1) await painter.draw(cascade)
    const times = createHistogram()
    const delay = monitorEventLoopDelay({ resolution: 1 })
    delay.enable()
    for (let drawn = 0; drawn < 10; drawn += 1) {
      const start = performance.now()
      await painter.draw(cascade)
      times.record(Math.max(1, Math.round((performance.now() - start) * 1000)))
    }
    delay.disable()
    return { 'picture.ms': times.percentile(50) / 1000, 'picture.stallMs': delay.max / 1e6 }
  } finally {
    await painter.close()
  }
}
