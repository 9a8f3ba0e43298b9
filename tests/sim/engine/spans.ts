import type { SpanAnswer } from '../playing-answer.ts'

/** In order and without overlaps, within the pull; what is empty is left out. */
export function merged(spans: readonly SpanAnswer[], durationMs: number): readonly SpanAnswer[] {
  const found: { startMs: number; endMs: number }[] = []
  const within = spans
    .map(({ startMs, endMs }) => ({ startMs: Math.max(0, startMs), endMs: Math.min(durationMs, endMs) }))
    .filter(({ startMs, endMs }) => endMs > startMs)
    .sort((one, other) => one.startMs - other.startMs)
  for (const span of within) {
    const last = found.at(-1)
    if (last && span.startMs <= last.endMs) last.endMs = Math.max(last.endMs, span.endMs)
    else found.push({ ...span })
  }
  return found
}

/** What merged spans leave of a pull. */
export function between(spans: readonly SpanAnswer[], durationMs: number): readonly SpanAnswer[] {
  const edges = [0, ...spans.flatMap(({ startMs, endMs }) => [startMs, endMs]), durationMs]
  const gaps = Array.from({ length: edges.length / 2 }, (_, index) => ({
    startMs: edges[2 * index] ?? 0,
    endMs: edges[2 * index + 1] ?? 0,
  }))
  return gaps.filter(({ startMs, endMs }) => endMs > startMs)
}

/** How much of a stretch the spans cover, ms. */
export const covered = (spans: readonly SpanAnswer[], fromMs: number, untilMs: number): number =>
  spans.reduce((sum, { startMs, endMs }) => sum + Math.max(0, Math.min(endMs, untilMs) - Math.max(startMs, fromMs)), 0)
