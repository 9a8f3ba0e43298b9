import { lackedMitigation, wasFull, wasHopeless } from '../attribution/lacked.ts'
import { findRaidDeath } from '../attribution/raid-death.ts'
import type { PlayerDeath, PullContext, Resolution } from '../context.ts'
import { findThrow, wasCalled } from './call.ts'
import type { Cause } from './cause.ts'
import { killedBy } from './ending.ts'
import { findEnrage } from './enrage.ts'

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

/** A pull that an enemy opened and that went nowhere. */
const bodyPullMs = 30_000
const openedFirstMs = 1_000
/** Fewer hit than this at once, and one person's mitigation says nothing about the raid's. */
const raidWideShare = 0.5
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
  if (cause.kind === 'fault') return cause.fault.kind === 'mitigation' ? 'mitigation' : 'mechanic'
  const raidDeath = findRaidDeath(context)
  if (raidDeath === 'healing' || raidDeath === 'mitigation') return raidDeath
  if (raidDeath === 'mechanic' || cutoff?.why === 'resolution') return 'mechanic'
  return finalChain[0] === undefined ? 'unknown' : classifyFirst(context, finalChain[0])
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
  if (killed.some(wasHopeless)) return 'mechanic'
  if (resolution.targets.length < context.aliveAt(resolution.startMs) * raidWideShare) return 'unknown'
  // Whoever was low and would have lived even so does not make it a matter of healing.
  const mostWereFull = killed.filter(wasFull).length * 2 >= killed.length
  if (mostWereFull && killed.every((death) => lackedMitigation(context, death))) return 'mitigation'
  return wasLow(context, resolution, killed) ? 'healing' : 'unknown'
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
