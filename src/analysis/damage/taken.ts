import type { ActorId } from '../../event.ts'
import type { PullContext } from '../context.ts'
import type { Hit } from '../facts/hits.ts'
import { combinedTicks } from '../facts/hits.ts'
import { resolutionMs } from '../facts/resolutions.ts'
import { type AvoidableBy, avoidableIn } from './avoidable.ts'

/** What a player lost. */
export interface PlayerTally {
  amount: number
  hits: number
  avoidable: { amount: number; hits: number }
  /** Of the hits whose damage before mitigation the source tells. */
  told: { before: number; after: number; hits: number }
}

/** What one mechanic took, all its actions of one name. */
export interface MechanicTally {
  amount: number
  hits: number
  uses: number
  readonly ids: Set<number>
  readonly players: Set<ActorId>
  largest: number
  avoidable: AvoidableBy | undefined
}

export const overTime = 'Damage over time'

/**
 * HP that players lost to enemies, by player and by mechanic, in one pass over what landed before the rest was no play
 * (METRICS §0). What should hit nobody counts as avoidable until the pull was lost. Damage over time is one mechanic: a
 * network log does not name the status.
 */
export function tallyTaken(context: PullContext) {
  const { players, hits, ticks, playEndMs, cutoff, actor } = context
  const avoidableEndMs = Math.min(cutoff?.atMs ?? Number.POSITIVE_INFINITY, playEndMs)
  const isAvoidable = avoidableIn(context)
  const byPlayer = new Map(players.map(({ id }) => [id, emptyPlayer()]))
  const byAbility = new Map<number, MechanicTally & { useMs: number }>()
  for (const hit of hits) {
    const own = byPlayer.get(hit.target)
    if (own === undefined || (hit.landedMs ?? hit.decidedMs) > playEndMs || isFriend(actor(hit.source)?.kind)) continue
    const amount = hit.landedMs === undefined ? 0 : hit.amount
    const known = byAbility.get(hit.ability)
    const tally = known ?? { ...emptyMechanic(isAvoidable(hit.ability)), useMs: Number.NEGATIVE_INFINITY }
    if (known === undefined) byAbility.set(hit.ability, tally)
    if (hit.decidedMs - tally.useMs > resolutionMs) {
      tally.uses++
      tally.useMs = hit.decidedMs
    }
    tally.ids.add(hit.ability)
    count(own, tally, hit.target, amount)
    if (tally.avoidable !== undefined && hit.decidedMs <= avoidableEndMs) {
      own.avoidable.amount += amount
      own.avoidable.hits++
    }
    weigh(own, hit)
  }
  const dots = emptyMechanic(undefined)
  for (const { at, source, target, ability, amount } of ticks) {
    const own = byPlayer.get(target)
    if (own === undefined || at > playEndMs || combinedTicks.has(ability) || isFriend(actor(source)?.kind)) continue
    count(own, dots, target, amount)
  }
  return { byPlayer, byName: named(context, byAbility, dots) }
}

const emptyPlayer = (): PlayerTally => ({
  amount: 0,
  hits: 0,
  avoidable: { amount: 0, hits: 0 },
  told: { before: 0, after: 0, hits: 0 },
})

const emptyMechanic = (avoidable: AvoidableBy | undefined): MechanicTally => ({
  amount: 0,
  hits: 0,
  uses: 0,
  ids: new Set(),
  players: new Set(),
  largest: 0,
  avoidable,
})

const isFriend = (kind: string | undefined) => kind === 'player' || kind === 'pet'

function count(own: PlayerTally, tally: MechanicTally, target: ActorId, amount: number): void {
  own.amount += amount
  own.hits++
  tally.amount += amount
  tally.hits++
  tally.players.add(target)
  tally.largest = Math.max(tally.largest, amount)
}

/** What mitigation and shields left of it: a hit that contradicts itself says nothing, nor does one that never landed. */
function weigh({ told }: PlayerTally, { unmitigated, landedMs, amount, overkill, doubtful }: Hit): void {
  if (unmitigated === undefined || unmitigated <= 0 || landedMs === undefined || doubtful) return
  told.before += unmitigated
  told.after += amount + overkill
  told.hits++
}

/** Actions of one name are one mechanic to raiders. */
function named(
  { abilityName }: PullContext,
  byAbility: ReadonlyMap<number, MechanicTally>,
  dots: MechanicTally,
): ReadonlyMap<string, MechanicTally> {
  const found = new Map<string, MechanicTally>()
  for (const [ability, tally] of byAbility) {
    const name = abilityName(ability)
    const known = found.get(name)
    if (known === undefined) found.set(name, tally)
    else merge(known, tally)
  }
  if (dots.hits > 0) found.set(overTime, dots)
  return found
}

function merge(into: MechanicTally, { amount, hits, uses, ids, players, largest, avoidable }: MechanicTally): void {
  into.amount += amount
  into.hits += hits
  into.uses += uses
  for (const id of ids) into.ids.add(id)
  for (const player of players) into.players.add(player)
  into.largest = Math.max(into.largest, largest)
  into.avoidable ??= avoidable
}
