import type { ActorId } from '../../event.ts'
import type { Life } from './lives.ts'
import { gapsBetween, mergeSpans, type Span } from './spans.ts'
import type { StatusWindow } from './statuses.ts'

interface Told {
  readonly durationMs: number
  readonly downtime: readonly Span[]
  readonly lives: readonly Life[]
  /** What the player carried in this pull. */
  readonly statuses: readonly StatusWindow[]
  readonly lockStatuses: ReadonlySet<number>
}

/** When a player cannot act: nothing can be targeted, or they are dead, or a status keeps them from it. */
export function findIdle({ durationMs, downtime, lives, statuses, lockStatuses }: Told): readonly Span[] {
  const dead = gapsBetween(mergeSpans(lives), 0, durationMs)
  const locked = statuses
    .filter(({ status }) => lockStatuses.has(status))
    .map(({ startMs, endMs }) => ({ startMs: Math.max(startMs, 0), endMs: Math.min(endMs, durationMs) }))
  return mergeSpans([...downtime, ...dead, ...locked])
}

/** Each player's own spans are worked out once. */
export function perActor<Value>(find: (id: ActorId) => Value): (id: ActorId) => Value {
  const known = new Map<ActorId, Value>()
  return (id) => {
    const found = known.get(id)
    if (found !== undefined) return found
    const made = find(id)
    known.set(id, made)
    return made
  }
}
