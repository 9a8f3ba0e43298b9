import type { ActorId, EventOf, EventType } from '../event.ts'
import { raiseAbilities, status } from '../game.ts'
import type { Pull } from '../report.ts'
import { findBlow, type KillingBlow } from './blows.ts'
import type { Health } from './health.ts'
import { type Hit, strikesOn } from './hits.ts'

export interface Life {
  readonly startMs: number
  readonly endMs: number
}

export interface PlayerDeath {
  readonly player: ActorId
  /** The death as it was told, about 2.0 s after the blow; the blow itself where nobody told it. */
  readonly atMs: number
  /** When the blow landed; `atMs` where there was none. */
  readonly diedMs: number
  /** Absent for a fall, a wall, a doom: the source's killer is believed only if the last hit left HP at 0. */
  readonly blow?: KillingBlow
  readonly raise?: { readonly atMs: number; readonly by?: ActorId }
}

export interface Told {
  readonly pull: Pull
  readonly of: <T extends EventType>(type: T) => readonly EventOf<T>[]
  readonly players: ReadonlySet<ActorId>
  readonly hits: readonly Hit[]
  readonly ticks: readonly EventOf<'damage'>[]
  readonly health: Health
}

export interface Lives {
  readonly deaths: readonly PlayerDeath[]
  of(id: ActorId): readonly Life[]
}

/** When everyone lived (METRICS §0). Somebody is back with Weakness, Transcendent, HP, or an action of their own. */
export function findLives(told: Told): Lives {
  const actions = actionsIn(told)
  const deaths = [...told.players]
    .flatMap((player) => deathsOf(player, told, actions.get(player) ?? []))
    .sort((one, other) => one.atMs - other.atMs)
  const lives = new Map<ActorId, readonly Life[]>()
  return {
    deaths,
    of(id) {
      const known = lives.get(id)
      if (known) return known
      const own = told.players.has(id)
        ? livesBetween(
            deaths.filter(({ player }) => player === id),
            told.pull.durationMs,
          )
        : livesBetween(
            told
              .of('death')
              .filter(({ target }) => target === id)
              .map(({ at }) => ({ diedMs: at })),
            told.pull.durationMs,
          )
      lives.set(id, own)
      return own
    },
  }
}

/** A death and its echo, or a death seen twice, are one. */
const afterDeathMs = 500
/** HP of somebody dead may still be told once, late. */
const hpAfterDeathMs = 1_000
/** Nobody who lives does nothing for this long after HP 0. */
const silenceMs = 10_000
/** A death event that belongs to an HP 0 comes within this. */
const eventWithinMs = 6_000

/** When each player did something of their own: first everything done, then everything begun. */
function actionsIn({ players, of }: Told): ReadonlyMap<ActorId, readonly number[]> {
  const actions = new Map([...players].map((player) => [player, [] as number[]]))
  for (const { source, at } of of('cast')) actions.get(source)?.push(at)
  for (const { source, at } of of('begin-cast')) actions.get(source)?.push(at)
  return actions
}

function deathsOf(player: ActorId, told: Told, actions: readonly number[]): PlayerDeath[] {
  const raised = told
    .of('status-apply')
    .filter((apply) => apply.target === player && comebackStatuses.has(apply.status))
    .map(({ at }) => at)
  const healthy = told.health
    .of(player)
    .filter(({ hp }) => hp > 0)
    .map(({ at }) => at)
  const backAfter = (at: number) =>
    earliest(
      actions.find((action) => action > at + afterDeathMs),
      raised.find((apply) => apply > at),
      healthy.find((seen) => seen > at + hpAfterDeathMs),
    )
  const events = told
    .of('death')
    .filter(({ target }) => target === player)
    .map(({ at }) => at)
  const silent = silentDeaths(player, told, { events, actions, raised, healthy })
  const deaths: PlayerDeath[] = []
  let backMs: number | undefined = Number.NEGATIVE_INFINITY
  for (const atMs of [...events, ...silent].sort((one, other) => one - other)) {
    if (backMs === undefined || atMs <= backMs) continue
    backMs = backAfter(atMs)
    const blow = findBlow(player, atMs, told)
    deaths.push({
      player,
      atMs,
      diedMs: blow?.landedMs ?? atMs,
      ...(blow ? { blow } : {}),
      ...(backMs === undefined ? {} : { raise: raiseOf(player, atMs, backMs, told) }),
    })
  }
  return deaths
}

const comebackStatuses: ReadonlySet<number> = new Set([status.weakness, status.brinkOfDeath, status.transcendent])

/**
 * Deaths nobody told: HP 0 (or a hit that went past it) followed by no action of their own until a raise, or for ten
 * seconds of play, or the rest of a wipe, in which no HP is seen either. Any other HP 0 without a death is an invulnerability at work.
 */
function silentDeaths(
  player: ActorId,
  { pull, hits, ticks, health }: Told,
  {
    events,
    actions,
    raised,
    healthy,
  }: { readonly [kind in 'events' | 'actions' | 'raised' | 'healthy']: readonly number[] },
): number[] {
  const zeros = [
    ...health
      .of(player)
      .filter(({ hp }) => hp === 0)
      .map(({ at }) => at),
    ...strikesOn(hits, player)
      .filter(({ overkill }) => overkill > 0)
      .map(({ landedMs, decidedMs }) => landedMs ?? decidedMs),
    ...strikesOn(ticks, player)
      .filter(({ overkill }) => overkill > 0)
      .map(({ at }) => at),
  ].sort((one, other) => one - other)
  return zeros.filter((at) => {
    if (events.some((event) => event >= at - afterDeathMs && event <= at + eventWithinMs)) return false
    const action = actions.find((own) => own > at)
    const raise = raised.find((apply) => apply > at)
    if (raise !== undefined && raise <= (action ?? Number.POSITIVE_INFINITY)) return true
    if (healthy.some((seen) => seen > at)) return false
    const isEnd = action === undefined && pull.outcome === 'wipe' // nobody was left to be shown again
    return isEnd || (action ?? pull.durationMs) - at >= silenceMs
  })
}

function raiseOf(player: ActorId, diedMs: number, backMs: number, { of }: Told) {
  const cast = of('cast').findLast(
    ({ at, target, ability }) =>
      target === player && at > diedMs - eventWithinMs && at <= backMs && raiseAbilities.has(ability),
  )
  return cast === undefined ? { atMs: backMs } : { atMs: backMs, by: cast.source }
}

function livesBetween(deaths: readonly Pick<PlayerDeath, 'diedMs' | 'raise'>[], durationMs: number): Life[] {
  const lives: Life[] = []
  let startMs: number | undefined = 0
  for (const { diedMs, raise } of deaths) {
    if (startMs !== undefined) lives.push({ startMs, endMs: Math.max(diedMs, startMs) })
    startMs = raise?.atMs
  }
  if (startMs !== undefined && startMs < durationMs) lives.push({ startMs, endMs: durationMs })
  return lives
}

const earliest = (...times: readonly (number | undefined)[]): number | undefined => {
  const known = times.filter((at) => at !== undefined)
  return known.length === 0 ? undefined : Math.min(...known)
}
