import type { Hit } from './hits.ts'

type Amounts = Pick<Hit, 'amount' | 'absorbed' | 'overkill' | 'unmitigated' | 'multiplier' | 'guarded'>

/** What a hit took, of HP, of shields, and past 0. */
export const takenBy = ({ amount, absorbed, overkill }: Pick<Hit, 'amount' | 'absorbed' | 'overkill'>): number =>
  amount + absorbed + overkill

/** The multiplier is told in hundredths. */
const roundedTo = 0.005
/** Every mitigation rounds by itself. */
const pointsOff = 10
/** What a block or a parry takes off on top; a shield blocks a quarter at most. */
const guardShare = 0.3

/**
 * Whether the amounts of a landed hit contradict each other, where the source tells enough: (amount + absorbed +
 * overkill) = unmitigated × multiplier − blocked (METRICS §0; FFLogs: GAME.md §7.4). How much was blocked is not
 * kept, so that a guarded hit may be up to that much below. The other identity, amount + mitigated + absorbed +
 * overkill = unmitigated, says what `mitigated` is: it is not kept either. Only for hits on players: on what players
 * deal the multiplier is for information.
 */
export function contradicts(hit: Amounts): boolean {
  const { unmitigated, multiplier, guarded } = hit
  if (unmitigated === undefined || multiplier === undefined) return false
  const taken = takenBy(hit)
  const slack = unmitigated * roundedTo + pointsOff
  const expected = unmitigated * multiplier
  return taken > expected + slack || taken < expected * (guarded ? 1 - guardShare : 1) - slack
}
