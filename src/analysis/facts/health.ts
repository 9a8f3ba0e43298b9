import type { ActorId } from '../../event.ts'
import type { EventTable } from '../../events/table.ts'
import { rowsOf } from './columns.ts'

/** An actor's HP at a moment. */
export interface Seen {
  readonly at: number
  readonly hp: number
  readonly maxHp: number
}

/** HP as it was seen. Everything answers `undefined`, or nothing, where a source tells no HP. */
export interface Health {
  /** What was seen of an actor, in order. */
  of(id: ActorId): readonly Seen[]
  /** The last that was seen strictly before a moment. */
  before(id: ActorId, atMs: number): Seen | undefined
  /** The last that was seen up to and including a moment. */
  at(id: ActorId, atMs: number): Seen | undefined
  /** When HP was first seen above 0 after a moment. */
  aliveAfter(id: ActorId, atMs: number): number | undefined
  /** When HP was seen at 0. */
  zerosOf(id: ActorId): readonly number[]
  /** What shields were last seen to hold before a moment. */
  shieldBefore(id: ActorId, atMs: number): ShieldSeen | undefined
  /** What shields were seen to hold from one moment to another, both included, in order. */
  shieldsIn(id: ActorId, fromMs: number, untilMs: number): readonly ShieldSeen[]
}

export interface ShieldSeen {
  readonly at: number
  /** Of max HP, 0 to 1 and above. */
  readonly share: number
  readonly maxHp: number
}

/** Reads the columns themselves: of all that is told, states are the most, and of each this is the least. */
export function findHealth(events: EventTable): Health {
  const states = rowsOf(events, 'state')
  const [ats, hps, maxHps] = [states.column('at'), states.column('hp'), states.column('maxHp')]
  const shares = states.column('shield')
  const rowsOfActor = rowsBy(states.column('actor'))
  const seenBy = new Map<ActorId, readonly Seen[]>()
  const seenAt = (row: number | undefined): Seen | undefined =>
    row === undefined ? undefined : { at: ats[row] ?? 0, hp: hps[row] ?? 0, maxHp: maxHps[row] ?? 0 }
  const shieldAt = (row: number | undefined): ShieldSeen | undefined => {
    const share = row === undefined ? undefined : shares[row]
    if (row === undefined || share === undefined || Number.isNaN(share)) return undefined
    return { at: ats[row] ?? 0, share, maxHp: maxHps[row] ?? 0 }
  }
  const countUntil = (rows: Int32Array, atMs: number) => countWhile(rows, (row) => (ats[row] ?? 0) < atMs)
  return {
    of(id) {
      const known = seenBy.get(id)
      if (known) return known
      const made = Array.from(rowsOfActor(id), (row) => ({
        at: ats[row] ?? 0,
        hp: hps[row] ?? 0,
        maxHp: maxHps[row] ?? 0,
      }))
      seenBy.set(id, made)
      return made
    },
    before: (id, atMs) => seenAt(rowsOfActor(id)[countUntil(rowsOfActor(id), atMs) - 1]),
    at: (id, atMs) => seenAt(rowsOfActor(id)[countUntil(rowsOfActor(id), atMs + 1) - 1]),
    aliveAfter(id, atMs) {
      const rows = rowsOfActor(id)
      for (let index = countUntil(rows, atMs + 1); index < rows.length; index++) {
        const row = rows[index] ?? 0
        if ((hps[row] ?? 0) > 0) return ats[row]
      }
      return undefined
    },
    zerosOf: (id) =>
      Array.from(
        rowsOfActor(id).filter((row) => hps[row] === 0),
        (row) => ats[row] ?? 0,
      ),
    shieldBefore(id, atMs) {
      const rows = rowsOfActor(id)
      for (let index = countUntil(rows, atMs) - 1; index >= 0; index--) {
        const seen = shieldAt(rows[index])
        if (seen) return seen
      }
      return undefined
    },
    shieldsIn(id, fromMs, untilMs) {
      const rows = rowsOfActor(id)
      return Array.from(rows.subarray(countUntil(rows, fromMs), countUntil(rows, untilMs + 1)), shieldAt).filter(
        (seen) => seen !== undefined,
      )
    },
  }
}

const none = new Int32Array()

/** Which rows are whose, in order; actors are small numbers, and the environment comes before them. */
function rowsBy(actors: ArrayLike<number>): (id: ActorId) => Int32Array {
  const counts: number[] = []
  for (let row = 0; row < actors.length; row++) {
    const place = (actors[row] ?? 0) + 1
    counts[place] = (counts[place] ?? 0) + 1
  }
  const rows = Array.from(counts, (count = 0) => new Int32Array(count))
  const filled = counts.map(() => 0)
  for (let row = 0; row < actors.length; row++) {
    const place = (actors[row] ?? 0) + 1
    const next = filled[place] ?? 0
    const own = rows[place]
    if (own) own[next] = row
    filled[place] = next + 1
  }
  return (id) => rows[id + 1] ?? none
}

/** How many of the first hold; they lie in order. */
function countWhile(rows: Int32Array, holds: (row: number) => boolean): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(rows[middle] ?? 0)) low = middle + 1
    else high = middle
  }
  return low
}
