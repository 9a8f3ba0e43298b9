import type { Timeline, TimelineEntry } from '../../../src/game/timelines.ts'

/** An entry that goes off and sets the clock, unless told. */
export const entry = (at: number, ability: number, more: Partial<TimelineEntry> = {}): TimelineEntry => ({
  at,
  kind: 'ability',
  abilities: [ability],
  name: `Action ${ability}`,
  sync: true,
  window: [2.5, 2.5],
  ...more,
})

/** The timeline in which exactly this is written: one segment a list, each of the phase after the one before. */
export const timelineOf = (...segments: readonly (readonly TimelineEntry[])[]): Timeline => ({
  segments: segments.map((entries, index) => ({
    name: `Part ${index + 1}`,
    phase: index + 1,
    anchorSeconds: entries[0]?.at ?? 0,
    entries,
  })),
})

/** The same with all segments in one phase, as branches are. */
export const branchesOf = (...segments: readonly (readonly TimelineEntry[])[]): Timeline => ({
  segments: timelineOf(...segments).segments.map((segment) => ({ ...segment, phase: 1 })),
})
