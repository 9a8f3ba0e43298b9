/** What a statement stands on; each kind is as sure as it has proved to be. */
export type Evidence = keyof typeof measured

/**
 * How many statements of each kind were right of how many were made: whoever is named did it, one of those did, and of
 * what names nobody that such a mistake was made. What the bench never shows has proved nothing. Told as a log and as a
 * report, with a strat and without one, over the 700 tuning seeds of `npm run truth -- --evidence --known --count 1000`,
 * which prints this object; `nobody known absent` and `went off`, which say less since, over the 123 tuning seeds to 175.
 */
const measured = {
  'hit by avoidable': [464, 464],
  'many hit by avoidable': [0, 0],
  'not a tank': [132, 132],
  'instead of a tank': [4, 4],
  'several not tanks': [0, 0],
  'left their place': [64, 64],
  'shared by two': [228, 228],
  'assigned and absent': [94, 94],
  'one of these absent': [0, 0],
  'one of a pair': [8, 8],
  'usually there': [4, 4],
  'nobody known absent': [8, 8],
  'carried away': [64, 64],
  'went off': [6, 6],
  'gained status': [252, 252],
  'many gained status': [0, 0],
  'thrown off': [64, 64],
  'walked off': [0, 4],
  'grazed before': [4, 4],
  'raise ran out': [28, 28],
  'cover missing': [82, 82],
  'nobody’s cover missing': [0, 0],
  'struck first': [36, 36],
  'before the countdown': [12, 12],
  'after the countdown': [30, 30],
} as const satisfies Record<string, readonly [right: number, of: number]>

/** All there are. */
export const evidenceKinds = Object.keys(measured) as Evidence[]

/** 0 to 1. Few cases prove little: each kind is held as if there had been two more, one right and one wrong (Laplace). */
export function shareRight(evidence: Evidence): number {
  const [right, of] = measured[evidence]
  return (right + 1) / (of + 2)
}
