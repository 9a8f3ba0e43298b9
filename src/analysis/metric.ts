import type { Block } from './block.ts'
import type { PullContext } from './context.ts'

/** One question about one pull. */
export interface Metric<Result> {
  /** The file name, the url and the database key. */
  readonly id: string
  readonly title: string
  /** What it answers, for people. */
  readonly about: string
  /** Raise it when `compute` changes: stored results are then computed anew. */
  readonly version: number
  /** Pure; the result must survive JSON. */
  compute(context: PullContext): Result
  present(result: Result): readonly Block[]
}

export const defineMetric = <Result>(metric: Metric<Result>): Metric<Result> => metric
