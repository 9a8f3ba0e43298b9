import type { Blame } from './blame.ts'
import type { Block } from './block.ts'
import type { Metric } from './metric.ts'
import { type AnalysedPull, resultOf } from './study.ts'

/** What a surface shows of one metric of one pull; a result that is missing says so. */
export function present<Result>(analysed: AnalysedPull, metric: Metric<Result>, blame: Blame): readonly Block[] {
  const result = resultOf(analysed, metric)
  if (result === undefined)
    return [{ kind: 'note', text: `${metric.title}: this could not be worked out for this pull.` }]
  return metric.present(result, blame)
}
