import type { ActorId } from '../../event.ts'
import type { Place, PullContext, Resolution } from '../context.ts'

/** Places older than this are not where somebody was. */
const staleMs = 3_000
/** Whoever is this near to a place of their own is in it, yalms. */
const nearYalms = 2.5
/** Whoever is this far from all their places has left them, yalms. */
const farYalms = 4
/** So many places of their own somebody must be known by. */
const leastKnown = 2

/**
 * Which of several who stand together came to the others: the one far from every place they took before, at other uses
 * of the same action or, where there were too few, at other mechanics, while the others are in one of theirs.
 */
export function whoMoved(
  context: PullContext,
  players: readonly ActorId[],
  resolution: Resolution,
): ActorId | undefined {
  const now = context.placesAt(resolution.startMs)
  const usual = usualPlaces(context, resolution)
  const away = players.map((player) => awayFrom(now.get(player), usual.get(player) ?? []))
  if (away.some((yalms) => yalms === undefined)) return undefined
  const moved = players.filter((_, index) => (away[index] ?? 0) >= farYalms)
  const stayed = players.filter((_, index) => (away[index] ?? Number.POSITIVE_INFINITY) <= nearYalms)
  return moved.length === 1 && stayed.length === players.length - 1 ? moved[0] : undefined
}

function awayFrom(place: Place | undefined, places: readonly Place[]): number | undefined {
  if (place === undefined || place.ageMs > staleMs || places.length < leastKnown) return undefined
  return Math.min(...places.map(({ x, y }) => Math.hypot(x - place.x, y - place.y)))
}

/** Where each player was when mechanics before this one were decided. */
function usualPlaces(context: PullContext, resolution: Resolution): ReadonlyMap<ActorId, readonly Place[]> {
  const before = context.resolutions.filter(
    ({ startMs }) => startMs >= 0 && startMs < resolution.startMs - apartMs && resolution.startMs - startMs < backMs,
  )
  const same = before.filter(({ ability }) => ability === resolution.ability)
  const found = new Map<ActorId, Place[]>()
  for (const { startMs } of same.length >= leastKnown ? same : before.slice(-mostLooked)) {
    for (const [actor, place] of context.placesAt(startMs)) {
      if (place.ageMs > staleMs) continue
      const own = found.get(actor)
      if (own) own.push(place)
      else found.set(actor, [place])
    }
  }
  return found
}

/** What is decided this soon before belongs to the same moment. */
const apartMs = 2_500
/** Another phase has other places. */
const backMs = 180_000
const mostLooked = 16
