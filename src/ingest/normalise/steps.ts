import type { RecordedPull } from '../../report.ts'
import { foldHelpers } from './fold-helpers.ts'

/** One repair: what sources get wrong, and the pull without it. */
export interface Step {
  readonly name: string
  /** What is wrong with what sources tell. */
  readonly quirk: string
  /** A pull without the quirk comes back as it is, and `repaired` is 0. */
  repair(pull: RecordedPull): Repair
}

export interface Repair {
  readonly pull: RecordedPull
  /** How many actors or events were changed, added or taken out. */
  readonly repaired: number
}

/** Every repair, in the order in which they are made: each may rely on those before it. */
export const steps: readonly Step[] = [foldHelpers]
