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

/**
 * What went right for one player in one pull, to stand beside what did not; nothing where that is not known.
 * @param chances mechanics with a rule that they reached alive
 */
export function ownPraise(chances: number, wrong: number): string {
  const right = chances - wrong
  if (right <= 0) return ''
  if (wrong > 0) return `Of ${chances} mechanics with a rule that were reached alive, ${right} went right.`
  return chances === 1
    ? 'The one mechanic with a rule that was reached alive went right.'
    : `All ${chances} mechanics with a rule that were reached alive went right.`
}
