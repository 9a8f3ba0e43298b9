import { defineMetric } from '../metric.ts'
import { auditPlan, type PressTold } from '../mitigation/audit.ts'
import type { HitTold } from '../mitigation/hit-told.ts'
import { presentAudit } from '../mitigation/present-audit.ts'
import { tellHits } from '../mitigation/tell-hits.ts'

export interface MitAudit {
  /** The strat in force when the pull happened; absent where there was none. */
  readonly strat?: { readonly version: number }
  /** Every planned press and what came of it, in the order of the plan. */
  readonly presses: readonly PressTold[]
  /** Every blow to the party before the pull was lost, in order. */
  readonly hits: readonly HitTold[]
}

/**
 * Mitigation of a pull (METRICS §3). By the plan: for every press of the strat in force one verdict, by the statuses of
 * the moment the hit was decided, cooldowns and charges simulated; up to 3 s after that it is late, gone up to 6 s before
 * it is early; whoever was dead up to 3 s before it was planned is excused, and whoever did nothing at all for 7.5 s has
 * no press. Without a plan: blows to half the party or heavy ones to tanks, hits within 5 s and 15 s in all as one, with
 * what they left of the lowest player and which covers were free. Limits: a plan tells whom a cover for one is for only by
 * whom the mechanic hits; gauges and MP are told by nobody; without HP there are no margins, nor of what
 * a multiplier contradicts.
 */
export const mitAudit = defineMetric<MitAudit>({
  id: 'mit-audit',
  title: 'Mitigation',
  about: 'Whether planned covers were on when they were needed, and how close it was.',
  version: 5,
  needs: 'knowledge',
  compute(context) {
    const { strat } = context.knowledge
    return {
      ...(strat && { strat: { version: strat.version } }),
      presses: auditPlan(context),
      hits: tellHits(context),
    }
  },
  present: presentAudit,
})
