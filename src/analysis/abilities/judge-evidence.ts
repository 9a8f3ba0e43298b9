import { type Judged, sureShare } from '../../game/ability.ts'
import { isCommonAttack } from '../facts/resolutions.ts'
import type { Evidence } from './evidence.ts'
import { rules } from './rules.ts'

/** What hits show an action to be. */
export function judgeEvidence(seen: Evidence): Judged | undefined {
  for (const rule of rules) {
    const judged = rule.judge(seen)
    if (judged === undefined) continue
    const confidence = isScarce(seen) ? Math.min(judged.confidence, unsure) : judged.confidence
    return { kind: rule.kind, ...judged, confidence }
  }
  return undefined
}

/** Never sure before 4 uses or 12 hits (METRICS §5). */
const unsure = Math.round(sureShare * 100 - 5) / 100

const isScarce = ({ id, uses, hits, casts, ticks }: Evidence): boolean =>
  uses < 4 && hits < 12 && casts < 8 && ticks === 0 && !isCommonAttack(id)
