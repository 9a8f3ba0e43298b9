import type { ActorId, EventOf, EventType } from '../../event.ts'
import type { Pull } from '../../report.ts'
import { findBlow, type KillingBlow } from './blows.ts'
import type { Health } from './health.ts'
import { type Hit, strikesOn } from './hits.ts'
import { actedAfter, type Trace, tracesOf } from './player-traces.ts'

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
  readonly raise?: Raise
}

export interface Raise {
  /** When they were back: with Weakness, Transcendent, HP, or an action of their own. */
  readonly atMs: number
  readonly by?: ActorId
  /** Until when nothing could hurt them: they acted, or Transcendent was over. Absent where nobody told of it. */
  readonly protectedUntilMs?: number
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
  const traces = tracesOf(told)
  const deaths = [...told.players]
    .flatMap((player) => {
      const trace = traces.get(player)
      return trace === undefined ? [] : deathsOf(player, told, trace)
    })
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

function deathsOf(player: ActorId, told: Told, trace: Trace): PlayerDeath[] {
  const deaths: PlayerDeath[] = []
  let backMs: number | undefined = Number.NEGATIVE_INFINITY
  for (const atMs of [...trace.deaths, ...silentDeaths(player, told, trace)].sort((one, other) => one - other)) {
    if (backMs === undefined || atMs <= backMs) continue
    backMs = earliest(
      actedAfter(trace, atMs + afterDeathMs),
      trace.raised.find((apply) => apply > atMs),
      told.health.aliveAfter(player, atMs + hpAfterDeathMs),
    )
    const blow = findBlow(player, atMs, told)
    deaths.push({
      player,
      atMs,
      diedMs: blow?.landedMs ?? atMs,
      ...(blow ? { blow } : {}),
      ...(backMs === undefined ? {} : { raise: raiseOf(atMs, backMs, trace) }),
    })
  }
  return deaths
}

/**
 * Deaths nobody told: HP 0 (or a hit that went past it) followed by no action of their own until a raise, or for ten
 * seconds of play, or the rest of a wipe, in which no HP is seen either. Any other HP 0 without a death is an
 * invulnerability at work.
 */
function silentDeaths(player: ActorId, { pull, hits, ticks, health }: Told, trace: Trace): number[] {
  const zeros = [
    ...health.zerosOf(player),
    ...strikesOn(hits, player)
      .filter(({ overkill }) => overkill > 0)
      .map(({ landedMs, decidedMs }) => landedMs ?? decidedMs),
    ...strikesOn(ticks, player)
      .filter(({ overkill }) => overkill > 0)
      .map(({ at }) => at),
  ].sort((one, other) => one - other)
  return zeros.filter((at) => {
    if (trace.deaths.some((event) => event >= at - afterDeathMs && event <= at + eventWithinMs)) return false
    const action = actedAfter(trace, at)
    const raise = trace.raised.find((apply) => apply > at)
    if (raise !== undefined && raise <= (action ?? Number.POSITIVE_INFINITY)) return true
    if (health.aliveAfter(player, at) !== undefined) return false
    const isEnd = action === undefined && pull.outcome === 'wipe' // nobody was left to be shown again
    return isEnd || (action ?? pull.durationMs) - at >= silenceMs
  })
}

function raiseOf(diedMs: number, backMs: number, trace: Trace): Raise {
  const cast = trace.raises.findLast(({ at }) => at > diedMs - eventWithinMs && at <= backMs)
  const protection = trace.transcendent.find(({ at }) => at >= diedMs)
  const protectedUntilMs =
    protection && earliest(protection.untilMs, actedAfter(trace, Math.max(protection.at, backMs)))
  return {
    atMs: backMs,
    ...(cast === undefined ? {} : { by: cast.by }),
    ...(protectedUntilMs === undefined ? {} : { protectedUntilMs }),
  }
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
