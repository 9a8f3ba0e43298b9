import type { ActorId } from '../../event.ts'
import type { EventTable } from '../../events/table.ts'

/** Where an actor was at a moment: yalms and radians as in `State`. */
export interface Place {
  readonly x: number
  readonly y: number
  readonly facing?: number
  /** How long before the moment this was told; 0 where it lies between two sightings. */
  readonly ageMs: number
}

/** Sightings this close together are joined by a line. */
const joinMs = 1_000
/** What nobody told of for longer than this is not known. */
const forgetMs = 30_000
/** Nobody walks faster: it was a dash, a leap or a throw, whose way nobody knows. */
const walkPerSecond = 9

/**
 * Where everybody was at a moment: between two sightings at most a second apart on the line between them, else where
 * they were last seen and how long ago. Who was not seen yet but is within the next second was there.
 */
export function findPlaces(events: Pick<EventTable, 'sections'>, atMs: number): ReadonlyMap<ActorId, Place> {
  const states = events.sections.find(({ type }) => type === 'state')
  if (states === undefined) return new Map()
  const { at: ats, actor: actors, x: xs, y: ys, facing: facings } = states.columns
  if (!ats || !actors || !xs || !ys || !facings) return new Map()
  const seenAt = (row: number): Seen => ({
    at: ats[row] ?? 0,
    x: xs[row] ?? Number.NaN,
    y: ys[row] ?? Number.NaN,
    facing: facings[row] ?? Number.NaN,
  })
  const isTold = (row: number) => !Number.isNaN(xs[row] ?? Number.NaN) && !Number.isNaN(ys[row] ?? Number.NaN)
  const first = rowsUntil(ats, states.count, atMs)
  const after = new Map<ActorId, Seen>()
  for (let row = first; row < states.count && (ats[row] ?? 0) <= atMs + joinMs; row++) {
    const actor = actors[row] ?? 0
    if (isTold(row) && !after.has(actor)) after.set(actor, seenAt(row))
  }
  const places = new Map<ActorId, Place>()
  for (let row = first - 1; row >= 0 && (ats[row] ?? 0) >= atMs - forgetMs; row--) {
    const actor = actors[row] ?? 0
    if (isTold(row) && !places.has(actor)) places.set(actor, between(seenAt(row), after.get(actor), atMs))
  }
  for (const [actor, seen] of after) if (!places.has(actor)) places.set(actor, placed(seen, 0))
  return places
}

/**
 * Where somebody was last told to be, up to and including a moment. In a moment they acted or were hit this is where they
 * were, by every source; nobody's way is guessed at.
 */
export function lastPlace(
  events: Pick<EventTable, 'sections'>,
  actor: ActorId,
  atMs: number,
): Pick<Place, 'x' | 'y'> | undefined {
  const states = events.sections.find(({ type }) => type === 'state')
  const { at: ats, actor: actors, x: xs, y: ys } = states?.columns ?? {}
  if (!states || !ats || !actors || !xs || !ys) return undefined
  for (let row = rowsUntil(ats, states.count, atMs) - 1; row >= 0 && (ats[row] ?? 0) >= atMs - forgetMs; row--) {
    const [x, y] = [xs[row] ?? Number.NaN, ys[row] ?? Number.NaN]
    if (actors[row] === actor && !Number.isNaN(x) && !Number.isNaN(y)) return { x, y }
  }
  return undefined
}

interface Seen {
  readonly at: number
  readonly x: number
  readonly y: number
  readonly facing: number
}

function between(before: Seen, after: Seen | undefined, atMs: number): Place {
  const spanMs = after === undefined ? 0 : after.at - before.at
  if (after === undefined || spanMs > joinMs || spanMs <= 0) return placed(before, atMs - before.at)
  const done = (atMs - before.at) / spanMs
  const near = done < 0.5 ? before : after
  const yalms = Math.hypot(after.x - before.x, after.y - before.y)
  if (yalms > (walkPerSecond * spanMs) / 1_000) return placed(near, 0)
  return placed({ ...near, x: before.x + (after.x - before.x) * done, y: before.y + (after.y - before.y) * done }, 0)
}

const placed = ({ x, y, facing }: Seen, ageMs: number): Place => ({
  x,
  y,
  ...(Number.isNaN(facing) ? {} : { facing }),
  ageMs,
})

/** How many rows there are up to and including a moment. */
function rowsUntil(ats: ArrayLike<number>, count: number, atMs: number): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ats[middle] ?? 0) <= atMs) low = middle + 1
    else high = middle
  }
  return low
}
