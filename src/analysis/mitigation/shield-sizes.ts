import type { ActorId } from '../../event.ts'
import type { PullContext, StatusWindow } from '../context.ts'
import type { ShieldSeen } from '../health.ts'
import { perPull } from '../playing/per-pull.ts'

/**
 * HP that somebody's shields of a status hold: by how much what shields hold rose when one came on, the middle of all
 * in this pull; else the most that a hit was seen to take from one. Both sources tell the first, in whole percent of max
 * HP; who shielded which part of a hit is told by FFLogs alone. 0 for what was never on.
 */
export const shieldSize = (context: PullContext, by: ActorId, status: number): number =>
  risen(context).get(keyOf(by, status)) ?? mostTaken(context).get(keyOf(by, status)) ?? 0

/** What came on is seen within so long, and never longer than this before the source tells the status. */
const seenWithinMs = 1_500
const unorderedMs = 300

const risen = perPull((context): ReadonlyMap<number, number> => {
  const shields = context.statuses.filter(({ status }) => isShield(context, status))
  const byTarget = Map.groupBy(shields, ({ target }) => target)
  const found = new Map<number, number[]>()
  for (const [target, own] of byTarget) {
    const seen = context.health.shieldsOf(target)
    for (const window of own) {
      const hp = riseAt(seen, window, own)
      if (hp === undefined) continue
      const key = keyOf(context.ownerOf(window.source), window.status)
      found.set(key, [...(found.get(key) ?? []), hp])
    }
  }
  return new Map([...found].map(([key, sizes]) => [key, middleOf(sizes)]))
})

/** Undefined where it was not seen, or another shield came on at about that time. */
function riseAt(
  seen: readonly ShieldSeen[],
  { startMs }: StatusWindow,
  shields: readonly StatusWindow[],
): number | undefined {
  const [fromMs, untilMs] = [startMs - unorderedMs, startMs + seenWithinMs]
  const before = seen.findLast(({ at }) => at < fromMs)
  const after = seen.filter(({ at }) => at >= fromMs && at <= untilMs)
  if (before === undefined || after.length === 0) return undefined
  const coming = shields.filter((other) => other.startMs > before.at - unorderedMs && other.startMs <= untilMs)
  const most = after.reduce((one, other) => (other.share > one.share ? other : one))
  return coming.length > 1 || most.share <= before.share ? undefined : (most.share - before.share) * most.maxHp
}

function isShield({ mitigations }: PullContext, status: number): boolean {
  return mitigations.byStatus.get(status)?.some(({ effect }) => effect.kind === 'shield') === true
}

const middleOf = (sizes: readonly number[]): number =>
  [...sizes].sort((one, other) => one - other)[Math.floor((sizes.length - 1) / 2)] ?? 0

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
