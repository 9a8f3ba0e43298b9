import type { ReadApart } from '../store/pulls/results.ts'
import type { Blame } from './blame.ts'
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
  /** It depends on what the static agreed on: stored results are computed anew when another strat or other pins count for their pull. */
  readonly needs?: 'knowledge'
  /** It is read by itself over many pulls: its result is small, and kept where nothing else need be read with it. */
  readonly apart?: true
  /** Pure; the result must survive JSON. */
  compute(context: PullContext): Result
  /**
   * What a surface shows. Deaths and damage are facts and always carry names; whoever is said to have made a mistake
   * is called what `blame` allows, and `roles` is what it allows unless told: pass the server's level in public.
   */
  present(result: Result, blame?: Blame): readonly Block[]
}

export function defineMetric<Result>(metric: Metric<Result> & { readonly apart: true }): Metric<Result> & ReadApart
export function defineMetric<Result>(metric: Metric<Result>): Metric<Result>
export function defineMetric<Result>(metric: Metric<Result>): Metric<Result> {
  return metric
}
