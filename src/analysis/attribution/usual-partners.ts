import type { ActorId } from '../../event.ts'
import type { PullContext, Resolution } from '../context.ts'
import type { RuleTold } from '../rules/rule-book.ts'
import { packetsOf } from './struck.ts'

/** In so many of all clean resolutions somebody is hit who is always there. */
const alwaysShare = 0.8

/**
 * With whom those who were hit share it when it goes well: by what the static's clean resolutions show of this
 * occurrence, else by the fullest other use in this pull that has most of them in it. Nobody where neither tells.
 */
export function usualGroups(
  context: PullContext,
  { rule }: RuleTold,
  resolution: Resolution,
  hit: readonly ActorId[],
): readonly ActorId[] {
  const learned = rule.learned?.usual?.[resolution.occurrence]
  if (learned !== undefined && rule.learned?.sharers?.least === rule.learned?.sharers?.most) {
    const always = [...context.slots].filter(([, { slot }]) => (learned[slot] ?? 0) >= alwaysShare)
    if (always.length <= (rule.learned?.sharers?.most ?? 0)) return always.map(([player]) => player)
  }
  const others = context.resolutions
    .filter(({ ability, startMs }) => ability === resolution.ability && startMs !== resolution.startMs)
    .flatMap((other) => packetsOf(other).map((use) => [...new Set(use.map(({ target }) => target))]))
    .filter((targets) => targets.length > hit.length && hit.every((player) => targets.includes(player)))
  const [first, ...rest] = others
  if (first === undefined || rest.some((other) => other.some((player) => !first.includes(player)))) return []
  return first
}
