import type { Slot } from '../../strat/strat.ts'
import type { LearnedRule } from './knowledge.ts'
import type { Seen, Use } from './seen.ts'

/** Less often than this somebody is not usually hit. */
const seldomShare = 0.1
/** Under so many clean resolutions of one occurrence nobody is usual (METRICS §5). */
const enough = 4

/** In what share of clean resolutions of each occurrence those of a place were hit who lived then. */
export function usualIn({ uses }: Seen, kind: LearnedRule['kind']): LearnedRule['usual'] {
  if (!hasUsual.has(kind)) return undefined
  const byOccurrence = Map.groupBy(
    uses.filter(({ clean }) => clean),
    ({ occurrence }) => occurrence,
  )
  const told = [...byOccurrence].flatMap(([occurrence, own]) => {
    const shares = own.length < enough ? [] : sharesIn(own)
    return shares.length === 0 ? [] : [[occurrence, Object.fromEntries(shares)] as const]
  })
  return told.length === 0 ? undefined : Object.fromEntries(told)
}

/** What hits everybody or nobody has no usual places. */
const hasUsual: ReadonlySet<LearnedRule['kind']> = new Set(['for-one', 'for-tank', 'for-tanks', 'for-several'])

function sharesIn(uses: readonly Use[]): [Slot, number][] {
  const counts = new Map<Slot, { lived: number; hit: number }>()
  for (const { slots, alive, struck } of uses) {
    for (const [index, slot] of slots.entries()) {
      if (slot === undefined || (alive & (1 << index)) === 0) continue
      const count = counts.get(slot) ?? { lived: 0, hit: 0 }
      count.lived++
      if ((struck & (1 << index)) > 0) count.hit++
      counts.set(slot, count)
    }
  }
  return [...counts]
    .filter(([, { lived, hit }]) => lived >= enough && hit >= lived * seldomShare)
    .map(([slot, { lived, hit }]): [Slot, number] => [slot, Math.round((hit / lived) * 100) / 100])
}
