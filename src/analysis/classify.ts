import { findThrow, wasCalled } from './call.ts'
import type { Cause } from './cause.ts'
import type { PlayerDeath, PullContext, Resolution } from './context.ts'
import { killedBy } from './ending.ts'
import { isLastOfPhase } from './last-of-phase.ts'
import { unusedMitigation } from './mitigation/on-hit.ts'

export type WipeClass =
  | 'kill'
  | 'mechanic'
  | 'mitigation'
  | 'healing'
  | 'enrage'
  | 'body pull'
  | 'called'
  | 'reset'
  | 'unknown'

/** Time ran out this long before the end, at most. */
const enrageMs = 15_000
/** A pull that an enemy opened and that went nowhere. */
const bodyPullMs = 30_000
const openedFirstMs = 1_000
/** Short by more than this share of a bar, no mitigation would have helped (METRICS §2). */
const hopelessShare = 0.5
/** Fewer hit than this at once, and one person's mitigation says nothing about the raid's. */
const raidWideShare = 0.5
/** What a plan puts on a hit that hurts everybody. */
const plannedAtLeast = 3
/** From this share of HP on, more healing is no answer. */
const fullShare = 0.85
/** HP so far under that of those who lived is a matter of healing. */
const lowShare = 0.2

/** What kind of end it was; the first rule that knows wins, and none guesses (METRICS §1, §2). */
export function classify(context: PullContext, cause: Cause): WipeClass {
  const { pull, finalChain, cutoff } = context
  if (pull.outcome === 'kill') return 'kill'
  if (pull.outcome === 'unknown') return 'unknown'
  if (findEnrage(context)) return 'enrage'
  if (wasBodyPull(context)) return 'body pull'
  if (wasCalled(context)) return 'called'
  if (finalChain.length * 2 < context.players.length && cutoff === undefined) return 'reset'
  if (cause.kind === 'fault' || cutoff?.why === 'resolution') return 'mechanic'
  return finalChain[0] === undefined ? 'unknown' : classifyFirst(context, finalChain[0])
}

/** The action that ended the pull because time ran out, if one did: some share its id with what is lived through. */
export function findEnrage(context: PullContext): Resolution | undefined {
  const { encounter, resolutions, pull, aliveAt, deaths, cutoff } = context
  return resolutions.find((resolution) => {
    const { ability, startMs, targets } = resolution
    if (pull.durationMs - startMs > enrageMs || targets.length * 2 < aliveAt(startMs)) return false
    if (killedBy(resolution, deaths).length * 2 < targets.length) return false
    const endsAll = cutoff?.why === 'resolution' && cutoff.atMs === startMs
    return encounter?.enrages.includes(ability) === true || (endsAll && isLastOfPhase(context, resolution))
  })
}

function wasBodyPull({ pull, hits, players }: PullContext): boolean {
  if (pull.durationMs > bodyPullMs) return false
  const ours = new Set(players.map(({ id }) => id))
  const first = (isOurs: boolean) => hits.find(({ source, target }) => ours.has(isOurs ? source : target))?.decidedMs
  const [struck, suffered] = [first(true), first(false)]
  return suffered !== undefined && (struck === undefined || struck - suffered >= openedFirstMs)
}

/** Mechanic, mitigation or healing by the blow that the final chain began with. */
function classifyFirst(context: PullContext, first: PlayerDeath): WipeClass {
  if (first.blow === undefined)
    return findThrow(context, first) && context.encounter?.knockbacks.length ? 'mechanic' : 'unknown'
  const { ability, decidedMs } = first.blow
  const resolution = context.resolutions.find(
    (one) => one.ability === ability && one.startMs <= decidedMs && decidedMs <= one.endMs,
  )
  if (resolution === undefined) return 'unknown'
  const killed = killedBy(resolution, context.deaths)
  if (killed.some(isHopeless)) return 'mechanic'
  if (resolution.targets.length < context.aliveAt(resolution.startMs) * raidWideShare) return 'unknown'
  // Whoever was low and would have lived even so does not make it a matter of healing.
  const mostWereFull = killed.filter(wasFull).length * 2 >= killed.length
  if (mostWereFull && killed.every((death) => wouldHaveLived(context, death))) return 'mitigation'
  return wasLow(context, resolution, killed) ? 'healing' : 'unknown'
}

function isHopeless({ blow }: PlayerDeath): boolean {
  if (blow === undefined) return false
  if (blow.instantKill) return true
  return blow.maxHp !== undefined && blow.overkill > blow.maxHp * hopelessShare
}

/** Where HP is not told, nobody was low. */
const wasFull = ({ blow }: PlayerDeath): boolean =>
  blow?.hpBefore === undefined || blow.maxHp === undefined || blow.hpBefore >= blow.maxHp * fullShare

/**
 * Three mitigations that lay ready would have left HP: a plan puts three or more on a hit that hurts everybody, so one
 * that lacked more was hopeless anyway. A log does not tell the school of damage: what hits everybody is nearly always
 * magical, so the magical shares count.
 */
function wouldHaveLived(context: PullContext, { player, blow }: PlayerDeath): boolean {
  if (blow === undefined || blow.overkill === 0) return false
  const taken = blow.amount + blow.absorbed + blow.overkill
  const left = unusedMitigation(context, { source: blow.source, target: player, decidedMs: blow.decidedMs })
    .slice(0, plannedAtLeast)
    .reduce((share, mitigation) => share * (1 - mitigation.magical), 1)
  return taken * (1 - left) > blow.overkill
}

/** Those who died had clearly less HP than those whom the same use left standing. */
function wasLow(context: PullContext, { targets, startMs }: Resolution, killed: readonly PlayerDeath[]): boolean {
  const dead = new Set(killed.map(({ player }) => player))
  const shareOf = (id: number) => {
    const seen = context.health.before(id, startMs)
    return seen && seen.maxHp > 0 ? seen.hp / seen.maxHp : undefined
  }
  const shares = (isDead: boolean) =>
    targets.filter((target) => dead.has(target) === isDead).flatMap((target) => shareOf(target) ?? [])
  const [died, lived] = [shares(true), shares(false)]
  return died.length > 0 && lived.length > 0 && Math.max(...died) + lowShare <= Math.min(...lived)
}
