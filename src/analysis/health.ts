import type { ActorId } from '../event.ts'
import type { EventTable } from '../events/table.ts'

/** An actor's HP at a moment. */
export interface Seen {
  readonly at: number
  readonly hp: number
  readonly maxHp: number
}

/** HP as it was seen. Everything answers `undefined` where a source tells no HP. */
export interface Health {
  /** What was seen of an actor, in order. */
  of(id: ActorId): readonly Seen[]
  /** The last that was seen strictly before a moment. */
  before(id: ActorId, atMs: number): Seen | undefined
  /** The last that was seen up to and including a moment. */
  at(id: ActorId, atMs: number): Seen | undefined
}

/** Reads the columns themselves: of all that is told, states are the most, and of each this is the least. */
export function findHealth(events: EventTable): Health {
  const byActor = new Map<ActorId, Seen[]>()
  const states = events.sections.find(({ type }) => type === 'state')
  const { at: ats, actor: actors, hp: hps, maxHp: maxHps } = states?.columns ?? {}
  for (let row = 0; row < (states?.count ?? 0); row++) {
    const seen = { at: ats?.[row] ?? 0, hp: hps?.[row] ?? 0, maxHp: maxHps?.[row] ?? 0 }
    const actor = actors?.[row] ?? 0
    const own = byActor.get(actor)
    if (own) own.push(seen)
    else byActor.set(actor, [seen])
  }
  const of = (id: ActorId): readonly Seen[] => byActor.get(id) ?? []
  return {
    of,
    before: (id, atMs) => of(id)[countUntil(of(id), atMs) - 1],
    at: (id, atMs) => of(id)[countUntil(of(id), atMs + 1) - 1],
  }
}

/** How many were seen before a moment; they lie in order. */
function countUntil(states: readonly Seen[], atMs: number): number {
  let low = 0
  let high = states.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((states[middle]?.at ?? 0) < atMs) low = middle + 1
    else high = middle
  }
  return low
}
