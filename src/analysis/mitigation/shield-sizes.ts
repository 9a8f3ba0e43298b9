import type { ActorId } from '../../event.ts'
import type { PullContext, StatusWindow } from '../context.ts'
import { perPull } from '../playing/per-pull.ts'
import { shieldsByTarget, windowsGiven } from './presses.ts'

/**
 * HP that somebody's shields of a status hold: by how much what shields hold rose when one came on, the middle of all
 * in this pull; else the most that a hit was seen to take from one. Both sources tell the first, in whole percent of max
 * HP; who shielded which part of a hit is told by FFLogs alone. 0 for what was never on.
 */
export function shieldSize(context: PullContext, by: ActorId, status: number): number {
  const known = sizes(context)
  const key = keyOf(by, status)
  const size = known.get(key) ?? risen(context, by, status) ?? mostTaken(context).get(key) ?? 0
  known.set(key, size)
  return size
}

/** What was asked for already. */
const sizes = perPull((): Map<number, number> => new Map())

/** What came on is seen within so long, and never longer than this before the source tells the status. */
const seenWithinMs = 1_500
const unorderedMs = 300

/** So many say what the middle is: three on a whole party. */
const enough = 24

/** In the middle of its rises, HP. */
function risen(context: PullContext, by: ActorId, status: number): number | undefined {
  const rises = windowsGiven(context, by, status)
    .slice(0, enough)
    .flatMap((window) => riseAt(context, window) ?? [])
  return rises.sort((one, other) => one - other)[Math.floor((rises.length - 1) / 2)]
}

/** Undefined where it was not seen, or another shield came on at about that time. */
function riseAt(context: PullContext, { target, startMs }: StatusWindow): number | undefined {
  const [fromMs, untilMs] = [startMs - unorderedMs, startMs + seenWithinMs]
  const before = context.health.shieldBefore(target, fromMs)
  if (before === undefined) return undefined
  const sinceMs = before.at - unorderedMs
  const coming = shieldsByTarget(context).get(target) ?? []
  if (coming.filter((other) => other.startMs > sinceMs && other.startMs <= untilMs).length > 1) return undefined
  let rise = 0
  for (const { share, maxHp } of context.health.shieldsIn(target, fromMs, untilMs))
    rise = Math.max(rise, (share - before.share) * maxHp)
  return rise > 0 ? rise : undefined
}

const mostTaken = perPull((context): ReadonlyMap<number, number> => {
  const most = new Map<number, number>()
  for (const { source, status, amount } of context.of('absorbed')) {
    const key = keyOf(context.ownerOf(source), status)
    most.set(key, Math.max(most.get(key) ?? 0, amount))
  }
  return most
})

/** Actors are fewer than 2^14. */
const keyOf = (by: ActorId, status: number): number => status * 2 ** 14 + by + 1
