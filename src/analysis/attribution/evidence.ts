/** What a statement stands on; each kind is as sure as it has proved to be. */
export type Evidence = keyof typeof measured

/**
 * How many statements of each kind were right of how many were made, over tuning seeds of the truth bench told as a log
 * and as a report: whoever is named did it, one of those did, and of what names nobody that such a mistake was made.
 * What the bench never shows has proved nothing.
 */
const measured = {
  'hit by avoidable': [126, 126],
  'many hit by avoidable': [0, 0],
  'not a tank': [34, 34],
  'instead of a tank': [2, 2],
  'several not tanks': [0, 0],
  'left their place': [38, 38],
  'shared by two': [30, 30],
  'assigned and absent': [44, 45],
  'one of these absent': [0, 0],
  'one of a pair': [6, 6],
  'usually there': [0, 0],
  'nobody known absent': [8, 12],
  'carried away': [20, 20],
  'went off': [4, 6],
  'gained status': [60, 60],
  'many gained status': [0, 0],
  'thrown off': [18, 18],
  'walked off': [0, 0],
  'grazed before': [2, 2],
  'raise ran out': [7, 7],
  'cover missing': [34, 34],
  'nobody’s cover missing': [0, 0],
  'struck first': [12, 12],
  'before the countdown': [0, 0],
  'after the countdown': [3, 3],
} as const satisfies Record<string, readonly [right: number, of: number]>

/** All there are. */
export const evidenceKinds = Object.keys(measured) as Evidence[]

/** 0 to 1. Few cases prove little: each kind is held as if there had been two more, one right and one wrong (Laplace). */
export function shareRight(evidence: Evidence): number {
  const [right, of] = measured[evidence]
  return (right + 1) / (of + 2)
}
