import type { ActorId, EventOf } from '../event.ts'

type State = EventOf<'state'>

/** HP as it was seen. Everything answers `undefined` where a source tells no HP. */
export interface Health {
  /** What was seen of an actor, in order. */
  of(id: ActorId): readonly State[]
  /** The last that was seen strictly before a moment. */
  before(id: ActorId, atMs: number): State | undefined
  /** The last that was seen up to and including a moment. */
  at(id: ActorId, atMs: number): State | undefined
}

export function findHealth(states: readonly State[]): Health {
  const byActor = new Map<ActorId, State[]>()
  for (const state of states) {
    const own = byActor.get(state.actor)
    if (own) own.push(state)
    else byActor.set(state.actor, [state])
  }
  const of = (id: ActorId): readonly State[] => byActor.get(id) ?? []
  return {
    of,
    before: (id, atMs) => of(id)[countUntil(of(id), atMs) - 1],
    at: (id, atMs) => of(id)[countUntil(of(id), atMs + 1) - 1],
  }
}

/** How many were seen before a moment; they lie in order. */
function countUntil(states: readonly State[], atMs: number): number {
  let low = 0
  let high = states.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((states[middle]?.at ?? 0) < atMs) low = middle + 1
    else high = middle
  }
  return low
}
