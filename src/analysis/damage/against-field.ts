import type { FieldFacts, FieldPhase } from '../../game/field.ts'
import { percentileOf } from '../../game/field.ts'
import type { Job } from '../../game.ts'

/** Where figures of a phase lie among those of the field. */
export interface AgainstField {
  /** What half the field does better. */
  readonly median: number
  /** 0 to 100. */
  readonly percentile: number
}

/** One player’s; undefined where the field’s figures of that job are not known. */
export function jobAgainstField(
  { percentiles }: FieldFacts,
  { jobs }: FieldPhase,
  job: Job | undefined,
  perSecond: number,
): AgainstField | undefined {
  const figures = job === undefined ? undefined : jobs.get(job)
  if (figures === undefined) return undefined
  return { median: medianOf(percentiles, figures), percentile: percentileOf(percentiles, figures, perSecond) }
}

/**
 * A whole party’s, which raid buffs do not distort: damage as it fell and rDPS are the same sum. It is the percentile at
 * which everybody’s job together would do as much; undefined unless the figures of every job are known.
 */
export function partyAgainstField(
  { percentiles }: FieldFacts,
  { jobs }: FieldPhase,
  party: readonly (Job | undefined)[],
  perSecond: number,
): AgainstField | undefined {
  const rows = party.map((job) => (job === undefined ? undefined : jobs.get(job))).filter((row) => row !== undefined)
  if (rows.length < party.length || party.length === 0) return undefined
  const figures = percentiles.map((_, column) => rows.reduce((sum, row) => sum + (row[column] ?? 0), 0))
  return { median: medianOf(percentiles, figures), percentile: percentileOf(percentiles, figures, perSecond) }
}

const medianOf = (percentiles: readonly number[], figures: readonly number[]): number =>
  figures[percentiles.indexOf(50)] ?? 0
