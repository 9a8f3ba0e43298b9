import type { Metric } from './metric.ts'
import { abilities } from './metrics/abilities.ts'
import { burst } from './metrics/burst.ts'
import { damageDone } from './metrics/damage-done.ts'
import { damageTaken } from './metrics/damage-taken.ts'
import { deaths } from './metrics/deaths.ts'
import { dpsCheck } from './metrics/dps-check.ts'
import { fatalMoment } from './metrics/fatal-moment.ts'
import { faults } from './metrics/faults.ts'
import { gcd } from './metrics/gcd.ts'
import { mitAudit } from './metrics/mit-audit.ts'
import { optimisation } from './metrics/optimisation.ts'
import { parses } from './metrics/parses.ts'
import { phases } from './metrics/phases.ts'
import { reached } from './metrics/reached.ts'
import { recovery } from './metrics/recovery.ts'
import { resolutions } from './metrics/resolutions.ts'
import { timeline } from './metrics/timeline.ts'
import { timelineDiff } from './metrics/timeline-diff.ts'
import { wipes } from './metrics/wipes.ts'
import { consistency } from './studies/consistency.ts'
import { faultScore } from './studies/fault-score.ts'
import { fieldStanding } from './studies/field-standing.ts'
import { gateDiagnostic } from './studies/gate-diagnostic.ts'
import { mitBalance } from './studies/mit-balance.ts'
import { mitProposals } from './studies/mit-proposals.ts'
import { recoveries } from './studies/recoveries.ts'
import { sessionReport } from './studies/session-report.ts'
import { trend } from './studies/trend.ts'
import type { Study } from './study.ts'

/** Every metric there is, each of its own kind of result. */
export const metrics = [
  wipes,
  deaths,
  phases,
  damageDone,
  parses,
  damageTaken,
  dpsCheck,
  faults,
  reached,
  mitAudit,
  recovery,
  gcd,
  burst,
  optimisation,
  timeline,
  timelineDiff,
  fatalMoment,
  abilities,
  resolutions,
] as const satisfies readonly Metric<unknown>[]

export const studies = [
  sessionReport,
  consistency,
  faultScore,
  recoveries,
  gateDiagnostic,
  fieldStanding,
  mitProposals,
  mitBalance,
  trend,
] as const satisfies readonly Study<unknown>[]
