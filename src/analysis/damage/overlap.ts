import type { Span } from '../context.ts'

/** How much of merged spans lies between two moments, ms. */
export function overlapMs(spans: readonly Span[], fromMs: number, untilMs: number): number {
  let total = 0
  for (const { startMs, endMs } of spans) total += Math.max(0, Math.min(endMs, untilMs) - Math.max(startMs, fromMs))
  return total
}
