import type { Outcome } from '../../../report.ts'
import { type Combatant, untold } from '../world/combatants.ts'
import type { Cut, Engagement } from './cut.ts'

/** Foes that the party hit within this long of its last blow were fought to the end. */
const recentMs = 30_000

/** How a pull ended that no director judged: everybody on one side is dead, or we do not know. */
export function outcomeOf({ outcome, foes }: Cut, players: readonly Combatant[]): Outcome {
  if (outcome !== undefined) return outcome
  if (players.length > 0 && players.every(isDead)) return 'wipe'
  const fought = [...foes].filter(([, { struckAt }]) => struckAt !== undefined).map(([foe]) => foe)
  return fought.length > 0 && fought.every(isDead) ? 'kill' : 'unknown'
}

/**
 * Share left of the boss fought last: of the foes the party was still hitting and that stand, the one with the most
 * max HP, the first met among equals. If none stands, the largest of those that fell. Undefined when nothing was hit.
 */
export function bossHpOf({ foes }: Cut): number | undefined {
  const hit = [...foes].filter(([{ hp, maxHp }, { struckAt }]) => struckAt !== undefined && hp !== untold && maxHp > 0)
  const last = Math.max(...hit.map(([, { struckAt = 0 }]) => struckAt))
  const recent = hit.filter(([, { struckAt = 0 }]) => struckAt >= last - recentMs)
  const standing = recent.filter(([foe]) => !isDead(foe))
  const boss = (standing.length > 0 ? standing : recent).toSorted(byRank)[0]?.[0]
  return boss === undefined ? undefined : Math.min(1, Math.max(0, boss.hp) / boss.maxHp)
}

const isDead = ({ hp }: Combatant): boolean => hp === 0

const byRank = ([a, first]: [Combatant, Engagement], [b, second]: [Combatant, Engagement]): number =>
  b.maxHp - a.maxHp || first.since - second.since
