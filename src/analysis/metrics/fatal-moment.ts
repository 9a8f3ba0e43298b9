import { eventObjectsFrom, helperBase } from '../../game.ts'
import { findAreas } from '../arena/areas.ts'
import { findGround } from '../arena/ground.ts'
import type { Arena, Standing } from '../block.ts'
import type { Place, PlayerDeath, PullContext } from '../context.ts'
import { blowName } from '../facts/blows.ts'
import { defineMetric } from '../metric.ts'

export interface FatalMoment {
  /** Absent where nobody died at the end, and where places are not told. */
  readonly arena?: Arena
  readonly absent?: 'nobody died' | 'no places'
}

/**
 * Where everybody stood when the end began: at the first death of the final chain (METRICS §1), when its killing hit was
 * decided, since that is when the game looks who stands where; at the death itself for a fall, a doom or damage over
 * time. Places lie between two sightings at most a second apart, else where somebody was last seen, with how long ago;
 * the dead lie where they died. What the hit covered is drawn only where its shape is known (`vendor/hit-shapes.json`)
 * and agrees with who was hit and who was not. Needs places of half the party: FFLogs and network logs tell them with
 * every action, exports without resources do not.
 */
export const fatalMoment = defineMetric<FatalMoment>({
  id: 'fatal-moment',
  title: 'The fatal moment',
  about: 'Where everybody stood when the first of the final deaths was decided.',
  version: 1,
  compute(context) {
    const first = context.finalChain[0]
    if (first === undefined) return { absent: 'nobody died' }
    const arena = arenaAt(context, first)
    return arena === undefined ? { absent: 'no places' } : { arena }
  },
  present({ arena, absent }) {
    if (arena) return [arena]
    if (absent === 'nobody died') return []
    return [{ kind: 'note', text: 'Where everybody stood is not told by the source of this pull.' }]
  },
})

/** Hits of one use are decided within this. */
const sameUseMs = 1_000
/** Older places are no longer shown. */
const staleMs = 10_000
const agedMs = 1_000
const mostEnemies = 4
/** Smaller enemies than this share of the largest would hide it. */
const worthShowing = 0.05

function arenaAt(context: PullContext, first: PlayerDeath): Arena | undefined {
  const { players, deaths, pull, encounter, facts, phaseAt } = context
  const { player, blow } = first
  const atMs = blow !== undefined && !blow.tick ? blow.decidedMs : first.diedMs
  const places = context.placesAt(atMs)
  const living = players.filter(({ id }) => isAlive(context, id, atMs) || id === player)
  const seen = living.flatMap(({ id }) => recent(places.get(id)) ?? [])
  if (seen.length * 2 < living.length || seen.length === 0) return undefined
  const use = blow && usesOf(context, blow.ability, atMs)
  const targets = use?.targets ?? (blow ? [player] : [])
  const dying = new Set([
    player,
    ...deaths
      .filter((death) => blow && death.blow?.ability === blow.ability && isNear(death.blow.decidedMs, atMs))
      .map((death) => death.player),
  ])
  const people = players.flatMap(({ id, name, job }) => {
    const isLiving = living.some((other) => other.id === id)
    const place = isLiving ? recent(places.get(id)) : whereDied(context, id, atMs)
    if (place === undefined) return []
    const life = dying.has(id) ? 'dying' : isLiving ? 'alive' : 'dead'
    const standing = isLiving ? standingAt(name, place) : { name, x: hundredths(place.x), y: hundredths(place.y) }
    return [{ ...standing, ...(job ? { job } : {}), life, hit: targets.includes(id) } as const]
  })
  const ground = encounter && findGround(facts.arenas().grounds[encounter.key] ?? [], phaseAt(atMs).id, seen)
  const shape = blow && facts.arenas().shapeOf(blow.ability)
  const areas =
    shape && targets.length > 0
      ? findAreas({
          shape,
          sources: use?.sources ?? [blow.source],
          isSpread: shape.at === 'target' && targets.length > 1 && isSpread(context, blow.ability),
          targets,
          spared: living.map(({ id }) => id).filter((id) => !targets.includes(id)),
          places,
        })
      : []
  const shown = new Set(people.map(({ name }) => name))
  return {
    kind: 'arena',
    title: 'No killing blow',
    atMs: Math.min(atMs, pull.durationMs),
    ...(ground ? { ground } : {}),
    people,
    unseen: players.filter(({ name }) => !shown.has(name)).map(({ name }) => name),
    enemies: enemiesAt(context, places, atMs),
    waymarks: waymarksAt(context, atMs),
    ...(blow ? { blow: { name: blowName(context, blow), areas } } : {}),
  }
}

const isNear = (one: number, other: number): boolean => Math.abs(one - other) <= sameUseMs

const isAlive = ({ lives }: PullContext, id: number, atMs: number): boolean =>
  lives(id).some(({ startMs, endMs }) => startMs <= atMs && atMs < endMs)

const recent = (place: Place | undefined): Place | undefined =>
  place !== undefined && place.ageMs <= staleMs ? place : undefined

/** Sources tell hundredths of a yalm and of a radian; what binary makes of them is longer and no truer. */
const hundredths = (value: number): number => Math.round(value * 100) / 100

const standingAt = (name: string, { x, y, facing, ageMs }: Place): Standing => ({
  name,
  x: hundredths(x),
  y: hundredths(y),
  ...(facing === undefined ? {} : { facing: hundredths(facing) }),
  ...(ageMs > agedMs ? { ageMs } : {}),
})

function whereDied({ deaths, placesAt }: PullContext, id: number, atMs: number): Place | undefined {
  const death = deaths.findLast(({ player, diedMs }) => player === id && diedMs <= atMs)
  return death && recent(placesAt(death.diedMs).get(id))
}

/** Everybody whom this use hit, and everything it came from. */
function usesOf({ hits, players }: PullContext, ability: number, atMs: number) {
  const party = new Set(players.map(({ id }) => id))
  const own = hits.filter((hit) => hit.ability === ability && party.has(hit.target) && isNear(hit.decidedMs, atMs))
  return {
    targets: [...new Set(own.map(({ target }) => target))],
    sources: [...new Set(own.map(({ source }) => source))],
  }
}

function isSpread({ encounter, facts }: PullContext, ability: number): boolean {
  const known = encounter && facts.catalogue().bosses.get(encounter.key)?.get(ability)
  return known?.label?.kind === 'spread'
}

function enemiesAt(context: PullContext, places: ReadonlyMap<number, Place>, atMs: number): readonly Standing[] {
  const found = context.enemies.flatMap(({ id, name, gameId = 0, owner }) => {
    const isObject = gameId === helperBase || gameId >= eventObjectsFrom || owner !== undefined
    const place = recent(places.get(id))
    if (isObject || place === undefined || !isAlive(context, id, atMs)) return []
    const seen = context.health.at(id, atMs)
    return seen && seen.hp > 0 ? [{ name, place, maxHp: seen.maxHp }] : []
  })
  const largest = Math.max(0, ...found.map(({ maxHp }) => maxHp))
  return found
    .filter(({ maxHp }) => maxHp >= largest * worthShowing)
    .sort((one, other) => other.maxHp - one.maxHp)
    .slice(0, mostEnemies)
    .map(({ name, place }) => standingAt(name, place))
}

function waymarksAt({ of }: PullContext, atMs: number): Arena['waymarks'] {
  const standing = new Map<number, { readonly waymark: number; readonly x: number; readonly y: number }>()
  for (const { at, waymark, placed, x, y } of of('waymark')) {
    if (at > atMs) break
    if (placed) standing.set(waymark, { waymark, x: hundredths(x), y: hundredths(y) })
    else standing.delete(waymark)
  }
  return [...standing.values()].sort((one, other) => one.waymark - other.waymark)
}
