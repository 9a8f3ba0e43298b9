import type { Answer } from '../../sim/answers.ts'
import type { FindAnswer } from '../../sim/reading-answer.ts'

/** What a source tells, as far as it matters here. */
export interface Hearing {
  /** It has the countdown before the pull. */
  readonly hearsCountdown: boolean
}

/** Why a planted origin cannot be seen in any log of a source; undefined where it can, and so must be found. */
export function unseen(
  find: FindAnswer,
  { faults, deaths }: Pick<Answer, 'faults' | 'deaths'>,
  { hearsCountdown }: Hearing,
): string | undefined {
  if (isHarmless(find, { faults, deaths }))
    return 'a planned cover that was not on is a fault only where somebody died for it (METRICS §3): everybody lived, and whoever called did not say why'
  const kind = faults[find.fault]?.plant.kind
  if ((kind === 'early-pull' || kind === 'late-pull') && !hearsCountdown)
    return 'when the pull was agreed on is told by the countdown alone, and this source has none'
  return undefined
}

/** A cover was not on, and nobody died for it: by METRICS §3 no fault. */
export const isHarmless = (find: FindAnswer, { faults, deaths }: Pick<Answer, 'faults' | 'deaths'>): boolean =>
  find.press !== undefined && !deaths.some(({ fault }) => isSameMechanic(fault, find, faults))

/** Of covers that were missing together only the first is written down as what somebody died of. */
const isSameMechanic = (fault: number | undefined, find: FindAnswer, faults: Answer['faults']): boolean =>
  fault !== undefined && faults[fault]?.plant.mechanic === find.mechanic
