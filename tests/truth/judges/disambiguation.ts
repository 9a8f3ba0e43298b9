import type { RaidDeath } from '../../../src/analysis/attribution/raid-death.ts'
import type { RaidDeathAnswer } from '../../sim/reading-answer.ts'
import { type Finding, finding, nothing } from '../finding.ts'

/** What the death of half the living to one use was a matter of; asked wherever there was one, silence is wrong. */
export const judgeRaidDeath = (was: RaidDeathAnswer | undefined, told: RaidDeath | undefined): Finding =>
  was === undefined
    ? nothing
    : finding(
        told !== undefined && was.kinds.includes(told),
        `${was.ability} at ${Math.round(was.atMs)} was a matter of ${was.kinds.join(' or ')}: ${told ?? 'nothing said'}`,
      )
