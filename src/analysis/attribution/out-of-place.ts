import type { ActorId } from '../../event.ts'
import type { Place, PullContext, Resolution } from '../context.ts'
import { strikesOn } from '../facts/hits.ts'

/** Whoever is this near to a place of their own is in it, yalms. */
const nearYalms = 2.5
/** Whoever is this far from all their places has left them, yalms. */
const farYalms = 4
/** So many places of their own somebody must be known by. */
const leastKnown = 2

/**
 * Which of several who stand together came to the others: the one far from every place they took before, while the
 * others are in one of theirs. Places are those at other uses of the same action or, where there were too few, at other
 * mechanics that found others where they stand now, too. Only moments count that every source tells: a hit, an action.
 */
export function whoMoved(
  context: PullContext,
  players: readonly ActorId[],
  resolution: Resolution,
): ActorId | undefined {
  const before = usualUses(context, players, resolution)
  const away = players.map((player) => {
    const momentsMs = momentsOf(context, player)
    const placeAt = (atMs: number) => placeNear(context, player, momentsMs, atMs)
    const now = placeAt(resolution.startMs)
    const own = before.flatMap(({ startMs }) => placeAt(startMs) ?? [])
    return now === undefined || !isSettled(own) ? undefined : Math.min(...own.map((each) => apart(each, now)))
  })
  if (away.some((yalms) => yalms === undefined)) return undefined
  const moved = players.filter((_, index) => (away[index] ?? 0) >= farYalms)
  const stayed = players.filter((_, index) => (away[index] ?? Number.POSITIVE_INFINITY) <= nearYalms)
  return moved.length === 1 && stayed.length === players.length - 1 ? moved[0] : undefined
}

type Spot = Pick<Place, 'x' | 'y'>

/** They came back to each place of theirs: whoever takes another one every time has none to leave. */
const isSettled = (own: readonly Spot[]): boolean =>
  own.length >= leastKnown &&
  own.every((place) => own.some((other) => other !== place && apart(place, other) <= nearYalms))

const apart = (one: Spot, other: Spot): number => Math.hypot(one.x - other.x, one.y - other.y)

/** When a source tells where somebody is, whatever else it tells: they were hit, or acted. In order. */
const momentsOf = (context: PullContext, player: ActorId): readonly number[] =>
  [
    ...strikesOn(context.hits, player).map(({ decidedMs }) => decidedMs),
    ...context.of('cast').flatMap(({ source, at }) => (source === player ? [at] : [])),
  ].sort((one, other) => one - other)

/** Places older than this are not where somebody was. */
const staleMs = 3_000

function placeNear(
  context: PullContext,
  player: ActorId,
  momentsMs: readonly number[],
  atMs: number,
): Spot | undefined {
  const toldMs = momentsMs.findLast((moment) => moment <= atMs)
  return toldMs === undefined || atMs - toldMs > staleMs ? undefined : context.lastPlace(player, toldMs)
}

/** Uses before this one that say where each of them belongs. */
function usualUses(context: PullContext, players: readonly ActorId[], resolution: Resolution): readonly Resolution[] {
  const before = context.resolutions.filter(
    ({ startMs }) => startMs >= 0 && startMs < resolution.startMs - apartMs && resolution.startMs - startMs < backMs,
  )
  const same = before.filter(({ ability }) => ability === resolution.ability)
  if (same.length >= leastKnown) return same
  const others = placesOf(context, resolution, players)
  return before
    .filter(({ targets }) => targets.filter((target) => others.has(target)).length >= leastAlike)
    .slice(-mostLooked)
    .filter((use) => isAlike(others, placesOf(context, use, players)))
}

/** Where a use found whom it hit, but for those it is asked of. */
function placesOf(context: PullContext, { hits }: Resolution, players: readonly ActorId[]): ReadonlyMap<ActorId, Spot> {
  const found = new Map<ActorId, Spot>()
  for (const { target, decidedMs } of hits) {
    const place = players.includes(target) || found.has(target) ? undefined : context.lastPlace(target, decidedMs)
    if (place) found.set(target, place)
  }
  return found
}

function isAlike(now: ReadonlyMap<ActorId, Spot>, then: ReadonlyMap<ActorId, Spot>): boolean {
  const both = [...now].flatMap(([player, place]) => {
    const other = then.get(player)
    return other === undefined ? [] : [apart(place, other)]
  })
  return both.length >= leastAlike && both.every((yalms) => yalms <= nearYalms)
}

/** So many others must stand as they do now, and none otherwise. */
const leastAlike = 2
/** What is decided this soon before belongs to the same moment. */
const apartMs = 2_500
/** Another phase has other places. */
const backMs = 180_000
const mostLooked = 16
