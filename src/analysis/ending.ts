import { roleOf } from '../game.ts'
import type { PlayerDeath, PullContext, Resolution } from './context.ts'

export interface Cutoff {
  readonly atMs: number
  readonly why: 'resolution' | 'half dead' | 'tank dead' | 'call'
}

/** Everything after the first of these is fallout and counts for nobody (METRICS §1); absent on a kill. */
export function findCutoff(context: PullContext): Cutoff | undefined {
  if (context.pull.outcome === 'kill') return undefined
  const candidates = [overwhelmed(context), halfDead(context), tankDead(context), called(context)]
  return candidates.filter((cutoff) => cutoff !== undefined).sort((one, other) => one.atMs - other.atMs)[0]
}

/**
 * The deaths the pull ended with, oldest first: from the last death back while gaps are at most 10 s. Empty when they
 * ended more than 15 s before the pull did.
 */
export function findFinalChain({ deaths, pull }: Pick<PullContext, 'deaths' | 'pull'>): readonly PlayerDeath[] {
  const inOrder = [...deaths].sort((one, other) => one.diedMs - other.diedMs)
  const last = inOrder.at(-1)
  if (pull.outcome === 'kill' || last === undefined || pull.durationMs - last.diedMs > chainEndMs) return []
  const breaks = inOrder.findLastIndex(
    ({ diedMs }, index) => index > 0 && diedMs - (inOrder[index - 1]?.diedMs ?? 0) > chainGapMs,
  )
  return inOrder.slice(Math.max(breaks, 0))
}

/** When somebody called it: said so by the source, or several who leave the arena at once without being hit. */
export function findCall(context: PullContext): number | undefined {
  if (context.pull.wipeCalledMs !== undefined) return context.pull.wipeCalledMs
  const leapt = context.deaths.filter((death) => death.blow === undefined && !wasThrown(context, death))
  const together = leapt.filter(({ atMs }) =>
    leapt.some((other) => other.atMs !== atMs && Math.abs(other.atMs - atMs) <= callSpanMs),
  )
  return together[0]?.atMs
}

/** A fall soon after a knock-back. Where nobody has listed the knock-backs, any hit may have been one. */
export function wasThrown({ encounter, resolutions }: PullContext, { player, atMs }: PlayerDeath): boolean {
  const known = encounter?.knockbacks ?? []
  return resolutions.some(
    ({ ability, hits }) =>
      (known.length === 0 || known.includes(ability)) &&
      hits.some(({ target, landedMs, decidedMs }) => {
        const hitMs = landedMs ?? decidedMs
        return target === player && hitMs <= atMs && atMs - hitMs <= thrownMs
      }),
  )
}

/** Who died to a resolution. */
export const killedBy = (
  { ability, startMs, endMs }: Resolution,
  deaths: readonly PlayerDeath[],
): readonly PlayerDeath[] =>
  deaths.filter(
    ({ blow }) => blow?.ability === ability && blow.decidedMs >= startMs && blow.landedMs <= Math.max(endMs, startMs),
  )

/** More than anybody survives by being at full health: 1.5 bars before mitigation, 2 for tanks (METRICS §1). */
export function isUnsurvivable(
  { actor }: Pick<PullContext, 'actor'>,
  { player, blow }: PlayerDeath,
): boolean | undefined {
  if (blow === undefined) return undefined
  if (blow.instantKill) return true
  if (blow.unmitigated === undefined || blow.maxHp === undefined) return undefined
  const job = actor(player)?.job
  return blow.unmitigated >= blow.maxHp * (job && roleOf(job) === 'tank' ? tankBars : bars)
}

const chainGapMs = 10_000
const chainEndMs = 15_000
const callSpanMs = 10_000
/** Two seconds in the air, two until the death is told. */
const thrownMs = 4_000
const overwhelmedShare = 0.75
const raiseInMs = 15_000
const overInMs = 30_000
const bars = 1.5
const tankBars = 2

function overwhelmed(context: PullContext): Cutoff | undefined {
  const { resolutions, deaths, aliveAt } = context
  const found = resolutions.find((resolution) => {
    const killed = killedBy(resolution, deaths)
    if (killed.length < 2 || killed.length < aliveAt(resolution.startMs) * overwhelmedShare) return false
    return killed.every((death) => isUnsurvivable(context, death) === true)
  })
  return found && { atMs: found.startMs, why: 'resolution' }
}

function halfDead({ deaths, players, aliveAt }: PullContext): Cutoff | undefined {
  const times = deaths.map(({ diedMs }) => diedMs).sort((one, other) => one - other)
  const atMs = times.find((diedMs) => aliveAt(diedMs) * 2 <= players.length)
  return atMs === undefined ? undefined : { atMs, why: 'half dead' }
}

function tankDead({ deaths, actor, pull }: PullContext): Cutoff | undefined {
  const found = deaths.find(({ player, diedMs, raise }) => {
    const job = actor(player)?.job
    if (job === undefined || roleOf(job) !== 'tank') return false
    const raised = raise !== undefined && raise.atMs - diedMs <= raiseInMs
    return !raised && pull.durationMs - diedMs <= overInMs
  })
  return found && { atMs: found.diedMs, why: 'tank dead' }
}

function called(context: PullContext): Cutoff | undefined {
  const atMs = findCall(context)
  return atMs === undefined ? undefined : { atMs, why: 'call' }
}
