import type { Actor } from '../../report.ts'
import type { PullContext } from '../context.ts'

/** So many plain attacks tell who pulled; later ones are after a swap. */
const firstAttacks = 5

/**
 * Players in the order in which they held the first enemy: by how many of its first plain attacks they took, then as they
 * came. Plain attacks are what is no mechanic.
 */
export function byWhoHeldFirst<Candidate extends { readonly player: Actor }>(
  context: PullContext,
  candidates: readonly Candidate[],
): readonly Candidate[] {
  if (candidates.length < 2) return candidates
  const mechanics = new Set(context.mechanics.map(({ ability }) => ability))
  const isOne = new Set(candidates.map(({ player }) => player.id))
  const taken = new Map<number, number>()
  let holds: string | undefined
  let seen = 0
  for (const { source, target, ability } of context.hits) {
    if (!isOne.has(target) || mechanics.has(ability)) continue
    const enemy = context.actor(source)
    if (enemy?.kind !== 'enemy' || (holds !== undefined && enemy.name !== holds)) continue
    holds = enemy.name
    taken.set(target, (taken.get(target) ?? 0) + 1)
    seen++
    if (seen === firstAttacks) break
  }
  const count = ({ player }: Candidate) => taken.get(player.id) ?? 0
  return candidates.toSorted((one, other) => count(other) - count(one))
}
