import type { Span } from '../facts/spans.ts'
import type { Gcd } from './gcds.ts'

export interface Uptime {
  /** Time in which the global cooldown ran, and time in which it could have run. */
  readonly runningMs: number
  readonly possibleMs: number
  /** Of the actions that were begun in that time. */
  readonly gcds: number
}

/**
 * Σ length of the global cooldowns begun outside `aside`, over the time outside it (METRICS §4, as xivanalysis has it).
 * One that runs into the pull’s start or end, or into `aside`, counts for what lies within.
 */
export function uptimeOf(gcds: readonly Gcd[], aside: readonly Span[], endMs: number): Uptime {
  let runningMs = 0
  let count = 0
  let next = 0
  for (const { startMs, lengthMs } of gcds) {
    if (startMs >= endMs || startMs + lengthMs <= 0) continue
    while ((aside[next]?.endMs ?? Number.POSITIVE_INFINITY) <= startMs) next++
    const span = aside[next]
    if (span !== undefined && span.startMs <= startMs) continue
    const untilMs = Math.min(startMs + lengthMs, endMs, span?.startMs ?? Number.POSITIVE_INFINITY)
    runningMs += untilMs - Math.max(startMs, 0)
    count++
  }
  return { runningMs, possibleMs: endMs - overlapOf(aside, 0, endMs), gcds: count }
}

/** How much of a stretch merged spans cover. */
export function overlapOf(spans: readonly Span[], fromMs: number, untilMs: number): number {
  let covered = 0
  for (const { startMs, endMs } of spans) {
    if (startMs >= untilMs) break
    covered += Math.max(0, Math.min(endMs, untilMs) - Math.max(startMs, fromMs))
  }
  return covered
}
