import type { RecordedPull } from '../../report.ts'
import { addMissingApplies } from './add-missing-applies.ts'
import { cancelCasts } from './cancel-casts.ts'
import { dropMirroredStatuses } from './drop-mirrored-statuses.ts'
import { findOwners } from './find-owners.ts'
import { foldHelpers } from './fold-helpers.ts'
import { giveBackLimitBreaks } from './give-back-limit-breaks.ts'
import { joinDoubles } from './join-doubles.ts'
import { liftFalseZeros } from './lift-false-zeros.ts'
import { nameActors } from './name-actors.ts'
import { orderActions } from './order-actions.ts'
import { setBystandersApart } from './set-bystanders-apart.ts'

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

/**
 * Every repair, in the order in which they are made: first who is who, which the rest goes by; copies are taken out
 * before gaps are filled; what was added is put in order last. `docs/quirks.md` says where every known quirk is met.
 */
export const steps: readonly Step[] = [
  joinDoubles,
  setBystandersApart,
  foldHelpers,
  findOwners,
  nameActors,
  giveBackLimitBreaks,
  dropMirroredStatuses,
  addMissingApplies,
  liftFalseZeros,
  cancelCasts,
  orderActions,
]
