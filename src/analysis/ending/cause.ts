import type { FaultKind } from '../attribution/fault.ts'
import { findOrigin } from '../attribution/origin.ts'
import { type PlayerRef, refOf } from '../blame.ts'
import type { Fault, PlayerDeath, PullContext } from '../context.ts'
import { blowName } from '../facts/blows.ts'
import { findCall, findThrow, wasCalled } from './call.ts'
import { stoodStillMs } from './stood-still.ts'

/** What the end started with. */
export type Cause =
  | { readonly kind: 'fault'; readonly fault: CausingFault }
  /** Called; with the nearest fault before it or, where no rule knows one, the nearest death. */
  | { readonly kind: 'call'; readonly atMs: number; readonly fault?: CausingFault; readonly death?: FirstDeath }
  | { readonly kind: 'death'; readonly death: FirstDeath }
  | { readonly kind: 'unknown' }

export interface CausingFault {
  /** As in the result of `faults`. */
  readonly key: string
  readonly atMs: number
  readonly kind: FaultKind
  readonly ability: { readonly id: number; readonly name: string }
  readonly about: Fault['about']
  readonly players: readonly PlayerRef[]
  /** When the first who died of it died. */
  readonly deathMs?: number
  /** What then failed for want of whoever had died. */
  readonly after?: { readonly atMs: number; readonly name: string }
}

export interface FirstDeath {
  readonly player: PlayerRef
  readonly atMs: number
  /** Absent without a killing blow. */
  readonly ability?: { readonly id: number; readonly name: string }
  /** Others who died of the same use. */
  readonly together: number
  /** The knock-back before a fall. */
  readonly thrownBy?: string
  /** How long they had been back, where that was not long. */
  readonly sinceRaiseMs?: number
  /** What they had been raised from then, back to a death that followed no raise: it began there. */
  readonly before?: Pick<FirstDeath, 'atMs' | 'ability'>
  /** How long they had done nothing, where that was long: their connection may have been gone. */
  readonly stillMs?: number
}

/** Somebody just raised is weak and low. */
const freshMs = 10_000
/** A death this long before a call may be what it was called for. */
const callAnswersMs = 30_000

/**
 * By METRICS §1, in order: the earliest fault that a death of the final chain follows from; a call, if the pull was not
 * lost before it, with the nearest fault; the first death of the final chain; unknown.
 */
export function findCause(context: PullContext): Cause {
  const { pull, finalChain } = context
  if (pull.outcome === 'kill') return { kind: 'unknown' }
  const origin = findOrigin(context)
  const callMs = wasCalled(context) ? findCall(context) : undefined
  const isFatal = origin?.deaths.some((death) => finalChain.includes(death)) === true
  if (origin && (isFatal || callMs === undefined)) return { kind: 'fault', fault: tell(context, origin) }
  if (callMs !== undefined) return { kind: 'call', atMs: callMs, ...beforeCall(context, callMs, origin) }
  const first = finalChain[0]
  return first ? { kind: 'death', death: tellFirst(context, first) } : { kind: 'unknown' }
}

function beforeCall(context: PullContext, callMs: number, origin: Fault | undefined) {
  if (origin) return { fault: tell(context, origin) }
  const death = context.deaths.findLast(({ diedMs }) => diedMs < callMs && callMs - diedMs <= callAnswersMs)
  return death ? { death: tellFirst(context, death) } : {}
}

function tell(context: PullContext, { key, atMs, kind, id, about, suspects, deaths, chain }: Fault): CausingFault {
  const name = kind === 'status' ? context.statusName(id) : context.abilityName(id)
  const deathMs = deaths[0]?.diedMs
  const failed = chain.find(({ what }) => what === 'consequence')
  return {
    key,
    atMs,
    kind,
    ability: { id, name },
    about,
    players: suspects.flatMap(({ player }) => playerOf(context, player)),
    ...(deathMs === undefined ? {} : { deathMs }),
    ...(failed?.ability === undefined
      ? {}
      : { after: { atMs: failed.atMs, name: context.abilityName(failed.ability) } }),
  }
}

function tellFirst(context: PullContext, death: PlayerDeath): FirstDeath {
  const { player, diedMs, blow } = death
  const isKnown = blow === undefined && (context.encounter?.knockbacks.length ?? 0) > 0
  const thrown = isKnown ? findThrow(context, death) : undefined
  const raised = raisedFrom(context, death)
  let before = raised
  for (let earlier = raised; earlier; earlier = raisedFrom(context, earlier)) before = earlier
  const same = context.finalChain.filter(
    (other) =>
      other.player !== player &&
      blow !== undefined &&
      other.blow?.ability === blow.ability &&
      Math.abs(other.blow.decidedMs - blow.decidedMs) <= 1_000,
  )
  const stillMs = stoodStillMs(context, player, blow?.decidedMs ?? death.atMs)
  return {
    player: playerOf(context, player)[0] ?? { id: player, name: '?' },
    atMs: diedMs,
    ...abilityOf(context, death),
    together: same.length,
    ...(thrown === undefined ? {} : { thrownBy: context.abilityName(thrown.ability) }),
    ...(raised?.raise === undefined ? {} : { sinceRaiseMs: diedMs - raised.raise.atMs }),
    ...(before === undefined ? {} : { before: { atMs: before.diedMs, ...abilityOf(context, before) } }),
    ...(stillMs === undefined ? {} : { stillMs }),
  }
}

/** What somebody who dies as soon as they stand had died of. */
const raisedFrom = ({ deaths }: PullContext, { player, diedMs }: PlayerDeath): PlayerDeath | undefined =>
  deaths.findLast(
    (earlier) =>
      earlier.player === player &&
      earlier.raise !== undefined &&
      earlier.raise.atMs <= diedMs &&
      diedMs - earlier.raise.atMs <= freshMs,
  )

const abilityOf = (context: PullContext, { blow }: PlayerDeath): Pick<FirstDeath, 'ability'> =>
  blow === undefined ? {} : { ability: { id: blow.ability, name: blowName(context, blow) } }

function playerOf({ actor }: PullContext, id: number): PlayerRef[] {
  const found = actor(id)
  return found === undefined ? [] : [refOf(found)]
}
