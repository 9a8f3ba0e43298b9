import { consistencyBlocks } from '../consistency/consistency-blocks.ts'
import { failingIn } from '../consistency/failing.ts'
import { type MechanicRecord, recordOf } from '../consistency/record.ts'
import { faults } from '../metrics/faults.ts'
import { defineStudy, resultOf } from '../study.ts'

export interface Consistency {
  readonly pulls: number
  /** False where no pull was judged by any rule: then no failures means little. */
  readonly hasRules: boolean
  /** Those that ever failed: what costs most first, then what failed most, then by name. */
  readonly mechanics: readonly MechanicRecord[]
}

/**
 * How often each mechanic failed, over the pulls of one fight (METRICS §7): failures ÷ chances, where a chance is a pull
 * that came to it before it was lost, and a failure one in which a rule was broken there that is sure enough to be told.
 * Cost = failures × pulls that ended with it. What shows only when it fails (a tower that went off) has its chances in
 * every pull that lived past that moment of the phase. Rules say what a failure is: what nobody has a rule for never fails.
 */
export const consistency = defineStudy<Consistency>({
  id: 'consistency',
  title: 'Mechanics over time',
  about: 'How often each mechanic failed of the times it was reached, and which costs most.',
  version: 1,
  compute(pulls) {
    const mechanics = failingIn(pulls).map(({ chances, ...told }) => recordOf(told, chances))
    return {
      pulls: pulls.length,
      hasRules: pulls.some((pull) => resultOf(pull, faults)?.hasRules),
      mechanics: mechanics.sort(
        (one, other) => other.cost - one.cost || other.failures - one.failures || (one.name < other.name ? -1 : 1),
      ),
    }
  },
  present: consistencyBlocks,
})
