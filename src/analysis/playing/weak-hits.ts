import type { ActorId, DamageDecided } from '../../event.ts'
import { limitBreaks, status } from '../../game.ts'
import type { PullContext, StatusWindow } from '../context.ts'

/** What a status cost whoever had it. */
export interface WeakSpell {
  readonly player: ActorId
  readonly kind: 'weakness' | 'damage down'
  readonly startMs: number
  readonly endMs: number
  /** What the hits in it would have been worth without it, less what they were. */
  readonly lost: number
}

/** Hits alike outside the window that tell what one is worth. */
const leastAlike = 3
/** A status that takes off more than this, by our reckoning, was reckoned on too few hits. */
const mostLost = 0.75

/**
 * Damage that Weakness, Brink of Death and Damage Down took: every hit in such a window against the mean of the same
 * action of the same player outside of any, crits and direct hits each for themselves. No table is needed of how much a
 * Damage Down takes in which fight. What nothing alike is known of counts like the rest of its window.
 * Hits count as they were decided; ticks, which are as strong as when they were applied, are left out.
 */
export function weakSpells(context: PullContext): readonly WeakSpell[] {
  const windows = windowsIn(context)
  if (windows.size === 0) return []
  const alike = new Map<number, { sum: number; count: number }>()
  const inside = new Map<StatusWindow, DamageDecided[]>()
  for (const hit of context.of('damage-decided')) {
    const own = windows.get(context.ownerOf(hit.source))
    if (
      own === undefined ||
      hit.unpaired ||
      context.actor(hit.target)?.kind !== 'enemy' ||
      limitBreaks.has(hit.ability)
    )
      continue
    const window = own.find(({ startMs, endMs }) => startMs <= hit.at && hit.at < endMs)
    if (window === undefined) {
      const key = keyOf(hit)
      const { sum, count } = alike.get(key) ?? { sum: 0, count: 0 }
      alike.set(key, { sum: sum + hit.amount, count: count + 1 })
    } else {
      const hits = inside.get(window) ?? []
      hits.push(hit)
      inside.set(window, hits)
    }
  }
  return [...inside].map(([window, hits]) => ({
    player: window.target,
    kind: window.status === status.weakness || window.status === status.brinkOfDeath ? 'weakness' : 'damage down',
    startMs: window.startMs,
    endMs: window.endMs,
    lost: lostIn(hits, alike),
  }))
}

function windowsIn({ statuses, facts, actor, playEndMs }: PullContext): ReadonlyMap<ActorId, StatusWindow[]> {
  const weakening = new Set([...facts.faultStatuses.damageDown, status.weakness, status.brinkOfDeath])
  const found = statuses.filter(
    (window) => weakening.has(window.status) && actor(window.target)?.kind === 'player' && window.startMs < playEndMs,
  )
  return Map.groupBy(found, ({ target }) => target)
}

const keyOf = ({ source, ability, critical, directHit }: DamageDecided) =>
  (ability * 4 + (critical ? 2 : 0) + (directHit ? 1 : 0)) * 2 ** 14 + source

function lostIn(
  hits: readonly DamageDecided[],
  alike: ReadonlyMap<number, { readonly sum: number; readonly count: number }>,
) {
  let [known, expected, rest] = [0, 0, 0]
  for (const hit of hits) {
    const { sum, count } = alike.get(keyOf(hit)) ?? { sum: 0, count: 0 }
    if (count < leastAlike) rest += hit.amount
    else {
      known += hit.amount
      expected += sum / count
    }
  }
  if (expected <= known || known === 0) return 0
  const kept = Math.max(known / expected, 1 - mostLost)
  return (known + rest) * (1 / kept - 1)
}
