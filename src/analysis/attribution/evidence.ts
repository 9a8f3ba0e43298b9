/** What a statement stands on; each kind is as sure as it has proved to be. */
export type Evidence = keyof typeof measured

/**
 * The share of statements of each kind that were right: whoever is named did it, of `raid` and `one` that such a thing
 * happened at all. Measured over the truth bench's tuning seeds; `of` is the count a share stands on.
 */
export const measured = {
  'hit by avoidable': { share: 0.97, of: 0 },
  'many hit by avoidable': { share: 0.5, of: 0 },
  'not a tank': { share: 0.97, of: 0 },
  'instead of a tank': { share: 0.7, of: 0 },
  'several not tanks': { share: 0.5, of: 0 },
  'left their place': { share: 0.9, of: 0 },
  'shared by two': { share: 0.9, of: 0 },
  'assigned and absent': { share: 0.97, of: 0 },
  'one of these absent': { share: 0.8, of: 0 },
  'one of a pair': { share: 0.9, of: 0 },
  'usually there': { share: 0.8, of: 0 },
  'nobody known absent': { share: 0.5, of: 0 },
  'carried away': { share: 0.9, of: 0 },
  'went off': { share: 0.5, of: 0 },
  'gained status': { share: 0.97, of: 0 },
  'many gained status': { share: 0.5, of: 0 },
  'thrown off': { share: 0.95, of: 0 },
  'walked off': { share: 0.6, of: 0 },
  'raise ran out': { share: 0.95, of: 0 },
  'cover missing': { share: 0.95, of: 0 },
  'nobody’s cover missing': { share: 0.9, of: 0 },
  'struck first': { share: 0.9, of: 0 },
  'before the countdown': { share: 0.97, of: 0 },
  'after the countdown': { share: 0.9, of: 0 },
  'others survived': { share: 0.5, of: 0 },
} as const satisfies Record<string, { readonly share: number; readonly of: number }>

/** Few cases prove little: each kind is held as if it had two more, one right and one wrong. */
export const shareRight = (evidence: Evidence): number => measured[evidence].share
