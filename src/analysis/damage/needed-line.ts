import { gapsBetween, mergeSpans, type Span } from '../facts/spans.ts'

interface Asked extends Span {
  readonly hp: number
}

/** HP that may be left when, ms from the start: even over the time that somebody can be fought, level while nobody can. */
export function neededLine(
  { hp, startMs, endMs }: Asked,
  quiet: readonly Span[],
): readonly (readonly [atMs: number, leftHp: number])[] {
  const fights = gapsBetween(mergeSpans(quiet), startMs, endMs)
  const wholeMs = fights.reduce((sum, fight) => sum + fight.endMs - fight.startMs, 0)
  let left = hp
  const corners = fights.flatMap((fight) => {
    const before = left
    left -= (hp * (fight.endMs - fight.startMs)) / wholeMs
    return [
      [fight.startMs - startMs, Math.round(before)],
      [fight.endMs - startMs, Math.max(0, Math.round(left))],
    ] as const
  })
  return [...(corners[0]?.[0] === 0 ? [] : [[0, Math.round(hp)] as const]), ...corners]
}

/** What lies of spans between two moments. */
export const clip = (spans: readonly Span[], fromMs: number, untilMs: number): readonly Span[] =>
  spans.map(({ startMs, endMs }) => ({ startMs: Math.max(startMs, fromMs), endMs: Math.min(endMs, untilMs) }))
