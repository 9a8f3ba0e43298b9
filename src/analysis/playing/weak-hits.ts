import type { ActorId } from '../../event.ts'
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
  const inside = new Map<StatusWindow, number[]>()
  const decided = decidedIn(context)
  for (let row = 0; row < decided.count; row++) {
    const own = windows.get(context.ownerOf(decided.sourceOf(row)))
    if (own === undefined || !decided.counts(row)) continue
    const at = decided.atOf(row)
    const window = own.find(({ startMs, endMs }) => startMs <= at && at < endMs)
    if (window === undefined) {
      const key = decided.likenessOf(row)
      const { sum, count } = alike.get(key) ?? { sum: 0, count: 0 }
      alike.set(key, { sum: sum + decided.amountOf(row), count: count + 1 })
    } else {
      const rows = inside.get(window) ?? []
      rows.push(row)
      inside.set(window, rows)
    }
  }
  return [...inside].map(([window, rows]) => ({
    player: window.target,
    kind: window.status === status.weakness || window.status === status.brinkOfDeath ? 'weakness' : 'damage down',
    startMs: window.startMs,
    endMs: window.endMs,
    lost: lostIn(rows, decided, alike),
  }))
}

function windowsIn({ statuses, facts, actor, playEndMs }: PullContext): ReadonlyMap<ActorId, StatusWindow[]> {
  const weakening = new Set([...facts.faultStatuses.damageDown, status.weakness, status.brinkOfDeath])
  const found = statuses.filter(
    (window) => weakening.has(window.status) && actor(window.target)?.kind === 'player' && window.startMs < playEndMs,
  )
  return Map.groupBy(found, ({ target }) => target)
}

/** What was decided, by row: of the thousands of a pull only these numbers are wanted. */
interface Decided {
  readonly count: number
  atOf(row: number): number
  sourceOf(row: number): ActorId
  amountOf(row: number): number
  /** It landed on an enemy and was no limit break. */
  counts(row: number): boolean
  /** The same for the same action of the same actor, crits and direct hits each for themselves. */
  likenessOf(row: number): number
}

function decidedIn({ rows, actor }: PullContext): Decided {
  const { count, column } = rows('damage-decided')
  const [ats, sources, targets, abilities] = [column('at'), column('source'), column('target'), column('ability')]
  const [amounts, unpaired] = [column('amount'), column('unpaired')]
  const [criticals, directs] = [column('critical'), column('directHit')]
  return {
    count,
    atOf: (row) => ats[row] ?? 0,
    sourceOf: (row) => sources[row] ?? 0,
    amountOf: (row) => amounts[row] ?? 0,
    counts: (row) =>
      unpaired[row] !== 1 && actor(targets[row] ?? 0)?.kind === 'enemy' && !limitBreaks.has(abilities[row] ?? 0),
    likenessOf: (row) =>
      ((abilities[row] ?? 0) * 4 + (criticals[row] ?? 0) * 2 + (directs[row] ?? 0)) * 2 ** 14 + (sources[row] ?? 0),
  }
}

function lostIn(
  rows: readonly number[],
  { amountOf, likenessOf }: Decided,
  alike: ReadonlyMap<number, { readonly sum: number; readonly count: number }>,
) {
  let [known, expected, rest] = [0, 0, 0]
  for (const row of rows) {
    const { sum, count } = alike.get(likenessOf(row)) ?? { sum: 0, count: 0 }
    if (count < leastAlike) rest += amountOf(row)
    else {
      known += amountOf(row)
      expected += sum / count
    }
  }
  if (expected <= known || known === 0) return 0
  const kept = Math.max(known / expected, 1 - mostLost)
  return (known + rest) * (1 / kept - 1)
}
