import { deaths } from '../metrics/deaths.ts'
import { faults } from '../metrics/faults.ts'
import { type AnalysedPull, resultOf } from '../study.ts'
import { numberText, upper } from './who.ts'

/** What a kill is praised for, in one sentence. */
export function praiseText(analysed: AnalysedPull): string {
  const died = resultOf(analysed, deaths)?.deaths.length
  const broken = resultOf(analysed, faults)
  if (died === undefined) return 'Well played.'
  if (died === 0) {
    return broken?.hasRules && broken.faults.length === 0
      ? 'Nobody died and nothing went wrong: as clean as it gets.'
      : 'Nobody died: well played.'
  }
  return died === 1
    ? 'One death on the way, and the party held: well recovered.'
    : `${upper(numberText(died))} deaths on the way, and the party held: well recovered.`
}
