import type { Timeline, TimelineEntry } from '../../../src/game/timelines.ts'
import type { PhasePlan } from './plan.ts'

/** One use of an action, or a change of who can be attacked, on the phase's own clock. */
export interface Occurrence {
  readonly atMs: number
  /** Where the timeline has it, seconds; undefined for what the plan adds. */
  readonly clockS?: number
  readonly kind: 'ability' | 'targetable' | 'untargetable'
  readonly action: number
  /** It hits so often, evenly over this time. */
  readonly times: number
  readonly overMs: number
}

/** What happens in a phase, in order: pieces of the timeline put one behind the other. */
export function occurrencesOf(timeline: Timeline, plan: PhasePlan): readonly Occurrence[] {
  const entries = timeline.segments.flatMap((segment) => segment.entries)
  const found: Occurrence[] = (plan.also ?? []).map(([atS, action]) => ({
    atMs: Math.round(atS * 1_000),
    kind: 'ability',
    action,
    times: 1,
    overMs: 0,
  }))
  const used = new Map<string, number>()
  let goesOnS = 0
  for (const [fromS, toS, atS = goesOnS] of plan.take) {
    for (const entry of entries) {
      if (entry.at < fromS || entry.at >= toS) continue
      const atMs = Math.round((entry.at - fromS + atS) * 1_000)
      if (entry.kind === 'targetable' || entry.kind === 'untargetable') {
        found.push({ atMs, clockS: entry.at, kind: entry.kind, action: 0, times: 1, overMs: 0 })
      }
      if (entry.kind === 'ability') found.push(...turnOf(entry, atMs, used))
    }
    goesOnS = atS + toS - fromS
  }
  return found.sort((a, b) => a.atMs - b.atMs)
}

/** Where one of several may come, they take turns. */
function turnOf(entry: TimelineEntry, atMs: number, used: Map<string, number>): Occurrence[] {
  const key = entry.abilities.join()
  const turn = used.get(key) ?? 0
  used.set(key, turn + 1)
  const action = entry.abilities[turn % entry.abilities.length]
  if (action === undefined) return []
  const times = Number(/ x(\d+)/.exec(entry.name)?.[1] ?? 1)
  const overMs = Math.round((entry.durationS ?? 0) * 1_000)
  return [{ atMs, clockS: entry.at, kind: 'ability', action, times: overMs > 0 ? times : 1, overMs }]
}
