/** From `startMs` until just before `endMs`, ms from the start of the pull. */
export interface Span {
  readonly startMs: number
  readonly endMs: number
}

/** In order, with what overlaps or touches made one; empty ones are left out. */
export function mergeSpans(spans: readonly Span[]): readonly Span[] {
  const inOrder = spans
    .filter(({ startMs, endMs }) => endMs > startMs)
    .sort((one, other) => one.startMs - other.startMs)
  const merged: { startMs: number; endMs: number }[] = []
  for (const { startMs, endMs } of inOrder) {
    const last = merged.at(-1)
    if (last !== undefined && startMs <= last.endMs) last.endMs = Math.max(last.endMs, endMs)
    else merged.push({ startMs, endMs })
  }
  return merged
}

/** What merged spans leave free between two moments. */
export function gapsBetween(merged: readonly Span[], fromMs: number, untilMs: number): readonly Span[] {
  const gaps: Span[] = []
  let freeMs = fromMs
  for (const { startMs, endMs } of merged) {
    if (startMs > freeMs) gaps.push({ startMs: freeMs, endMs: Math.min(startMs, untilMs) })
    freeMs = Math.max(freeMs, endMs)
    if (freeMs >= untilMs) return gaps
  }
  if (freeMs < untilMs) gaps.push({ startMs: freeMs, endMs: untilMs })
  return gaps
}
