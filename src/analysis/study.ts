import type { Pull } from '../report.ts'
import type { Blame } from './blame.ts'
import type { Block } from './block.ts'
import type { Metric } from './metric.ts'

/** A pull and the metric results stored for it, by metric id. */
export interface AnalysedPull {
  readonly pull: Pull
  readonly results: Readonly<Record<string, unknown>>
  /** Metrics that could not be worked out, with why; they have no result. */
  readonly failed?: Readonly<Record<string, string>>
}

/** One question about many pulls, answered from stored results. */
export interface Study<Result, Told = readonly AnalysedPull[]> {
  readonly id: string
  readonly title: string
  readonly about: string
  readonly version: number
  compute(told: Told): Result
  /** As a metric's: whoever is said to have made a mistake is called what `blame` allows, `roles` unless told. */
  present(result: Result, blame?: Blame): readonly Block[]
}

export const defineStudy = <Result, Told = readonly AnalysedPull[]>(study: Study<Result, Told>): Study<Result, Told> =>
  study

/** The stored result of a metric, with its type; absent until the pull has been analysed. */
export const resultOf = <Result>(
  { results }: AnalysedPull,
  { id }: Pick<Metric<Result>, 'id' | 'compute'>,
): Result | undefined => results[id] as Result | undefined
