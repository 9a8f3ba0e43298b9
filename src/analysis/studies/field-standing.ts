import { standingBlocks } from '../damage/standing-blocks.ts'
import { type ParsedPhase, parses } from '../metrics/parses.ts'
import { type AnalysedPull, defineStudy, resultOf } from '../study.ts'

/** Where a party stands among the field in one phase: over every pull that completed it. */
export interface PhaseStanding {
  readonly id: number
  readonly name: string
  /** Pulls that completed it, and of which the field's figures are known for everybody's job. */
  readonly pulls: number
  /** Percentiles, 0 to 100: the best, the middle and the worst of them. */
  readonly best: number
  readonly middle: number
  readonly worst: number
  /** Damage per second that somebody could be fought, of the best; and what half the field does with these jobs. */
  readonly bestPerSecond: number
  readonly fieldMedian: number
}

export interface FieldStanding {
  readonly pulls: number
  /** Of which patch and day the field's figures are; absent for a fight that has none. */
  readonly field?: { readonly patch: string; readonly asOf: string }
  /** In order. */
  readonly phases: readonly PhaseStanding[]
}

/**
 * Where a static's damage stands among other groups (METRICS §5, `field`), phase by phase: of whole parties, since damage as it
 * fell and the field's rDPS are the same sum, and of completed phases alone. Limits: the facts we have are damage of
 * kills, so the field is groups that have killed it; they do not say how many pulls anybody needed to reach a phase, and
 * nothing is said of that.
 */
export const fieldStanding = defineStudy<FieldStanding>({
  id: 'field-standing',
  title: 'The field',
  about: 'Where the damage of completed phases lies among that of other groups.',
  version: 1,
  compute(pulls) {
    const results = pulls.flatMap((pull: AnalysedPull) => resultOf(pull, parses) ?? [])
    const [field] = results.flatMap((result) => result.field ?? [])
    const completed = results.flatMap(({ phases }) => phases).filter(isComparable)
    const byPhase = [...Map.groupBy(completed, ({ id }) => id)].sort(([one], [other]) => one - other)
    return {
      pulls: pulls.length,
      ...(field && { field }),
      phases: byPhase.flatMap(([id, own]) => standingOf(id, own) ?? []),
    }
  },
  present: standingBlocks,
})

type Comparable = ParsedPhase & { readonly party: Required<ParsedPhase['party']> }

const isComparable = (phase: ParsedPhase): phase is Comparable => phase.isComplete && phase.party.field !== undefined

function standingOf(id: number, own: readonly Comparable[]): PhaseStanding | undefined {
  const ordered = own.toSorted((one, other) => other.party.field.percentile - one.party.field.percentile)
  const [best, middle, worst] = [ordered[0], ordered[Math.floor(ordered.length / 2)], ordered.at(-1)]
  if (best === undefined || middle === undefined || worst === undefined) return undefined
  return {
    id,
    name: best.name,
    pulls: own.length,
    best: best.party.field.percentile,
    middle: middle.party.field.percentile,
    worst: worst.party.field.percentile,
    bestPerSecond: best.party.perSecond,
    fieldMedian: best.party.field.median,
  }
}
