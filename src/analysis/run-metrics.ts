import type { PullContext } from './context.ts'
import { metrics } from './registry.ts'

/** Computes metrics side by side: one that fails has no result, says why, and stops no other. */
export function runMetrics(
  context: PullContext,
  wanted: readonly { readonly id: string; compute(context: PullContext): unknown }[] = metrics,
): { readonly results: Record<string, unknown>; readonly failed: Record<string, string> } {
  const results: Record<string, unknown> = {}
  const failed: Record<string, string> = {}
  for (const { id, compute } of wanted) {
    try {
      results[id] = compute(context)
    } catch (error) {
      failed[id] = error instanceof Error ? error.message : String(error)
    }
  }
  return { results, failed }
}
