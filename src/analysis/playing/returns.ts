import type { ActorId } from '../../event.ts'
import { limitBreaks, raiseAbilities, status } from '../../game.ts'
import type { PlayerDeath, PullContext, Span } from '../context.ts'
import { rotationsOf } from './gcds.ts'
import { perPull } from './per-pull.ts'
import { overlapOf } from './uptime.ts'
import { type Use, usesOf } from './uses.ts'

/** How somebody came back from a death. */
export interface Return {
  /** When the raise was completed, and when it was taken; the first is absent where the log tells no such cast. */
  readonly castMs?: number
  readonly upMs: number
  readonly by?: ActorId
  readonly how: 'hard cast' | 'instant' | 'limit break' | 'unknown'
  /** For how long it kept the raiser from other actions, and how many of theirs that is; absent with the cast. */
  readonly busyMs?: number
  readonly gcds?: number
  /** Weakness, or Brink of Death, until it ran out or play ended. */
  readonly weakness?: { readonly isBrink: boolean; readonly lastedMs: number }
}

/** A raise is begun before a death is told, at the earliest. */
const beforeDeathMs = 2_000
/** Weakness is given this close to coming back. */
const aroundMs = 3_000

/** Absent for whoever stayed dead. */
export function findReturn(context: PullContext, { player, diedMs, raise }: PlayerDeath): Return | undefined {
  if (raise === undefined) return undefined
  const cast = findCast(context, player, diedMs, raise)
  const weakness = findWeakness(context, player, raise.atMs)
  const spent = cast && findSpent(context, cast.by, cast.use)
  const by = cast?.by ?? raise.by
  return {
    upMs: raise.atMs,
    ...(by === undefined ? {} : { by }),
    ...(cast ? { castMs: cast.use.doneMs } : {}),
    ...(spent ?? {}),
    how: cast ? howOf(cast.use) : 'unknown',
    ...(weakness ? { weakness } : {}),
  }
}

function findCast(context: PullContext, player: ActorId, diedMs: number, raise: NonNullable<PlayerDeath['raise']>) {
  const casts = raisesOf(context).filter(
    ({ use: { ability, target, doneMs } }) =>
      (target === player || limitBreaks.has(ability)) && doneMs >= diedMs - beforeDeathMs && doneMs <= raise.atMs,
  )
  return casts.sort((one, other) => other.use.doneMs - one.use.doneMs)[0]
}

/** Every use of what raises somebody. */
const raisesOf = perPull((context): readonly { readonly by: ActorId; readonly use: Use }[] =>
  [...usesOf(context)].flatMap(([by, uses]) =>
    uses.filter(({ ability }) => raiseAbilities.has(ability)).map((use) => ({ by, use })),
  ),
)

function howOf({ ability, castMs }: Use): Return['how'] {
  if (limitBreaks.has(ability)) return 'limit break'
  return castMs > 0 ? 'hard cast' : 'instant'
}

function findSpent(context: PullContext, by: ActorId, { startMs }: Use): Pick<Return, 'busyMs' | 'gcds'> | undefined {
  const { gcds, gcdMs } = rotationsOf(context).get(by) ?? { gcds: [] }
  const found = gcds.find((gcd) => gcd.startMs === startMs)
  if (found === undefined) return undefined
  return { busyMs: found.lengthMs, gcds: Math.round((found.lengthMs / (gcdMs ?? found.recastMs)) * 10) / 10 }
}

function findWeakness(context: PullContext, player: ActorId, upMs: number): Return['weakness'] {
  const given = weaknessesOf(context).filter(
    ({ target, startMs }) => target === player && Math.abs(startMs - upMs) <= aroundMs,
  )
  const worst = given.find(({ status: id }) => id === status.brinkOfDeath) ?? given[0]
  if (worst === undefined) return undefined
  return {
    isBrink: worst.status === status.brinkOfDeath,
    lastedMs: Math.max(0, Math.min(worst.endMs, context.playEndMs) - worst.startMs),
  }
}

const weaknessesOf = perPull(({ statuses }) =>
  statuses.filter(({ status: id }) => id === status.weakness || id === status.brinkOfDeath),
)

/** How long somebody dead could have acted otherwise. */
export const missedMs = (
  { downtime }: { readonly downtime: readonly Span[] },
  fromMs: number,
  untilMs: number,
): number => Math.max(0, untilMs - fromMs) - overlapOf(downtime, fromMs, untilMs)
