import type { LearnedRule } from './knowledge.ts'
import { kinds } from './learned-kinds.ts'
import { seenIn } from './seen.ts'
import type { ResolutionsTold } from './uses.ts'
import { usualIn } from './usual.ts'

/** More pulls say little more: the newest are how the static plays now. */
export const pullsToLearnFrom = 40

/**
 * What a static’s own resolutions of one fight say of its actions (METRICS §5): whom an action hits when it goes well, and
 * what comes only when it does not. Silent under four clean resolutions and twelve hits, and where no kind fits.
 * @param told newest first; nothing of a pull after it was lost
 */
export function learn(told: readonly ResolutionsTold[]): readonly LearnedRule[] {
  const seen = seenIn(told.slice(0, pullsToLearnFrom).filter(({ party }) => party.length > 0))
  const others = new Map(seen.map((one) => [one.ability, one]))
  return seen.flatMap((one): LearnedRule[] => {
    for (const judge of kinds) {
      const found = judge(one, others)
      if (found === undefined) continue
      const usual = usualIn(one, found.kind)
      return [{ ability: one.ability, ...found, ...(usual && { usual }) }]
    }
    return []
  })
}
