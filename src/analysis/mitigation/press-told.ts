import type { Role } from '../../strat/strat.ts'
import type { PlayerRef } from '../blame.ts'

/**
 * How a planned press went (METRICS §3): `hit` its status was on whom it is for when the hit was decided · `late` it came
 * on after that · `early` it had run out · `wrong-target` it was on somebody else · `missed` it was ready and was not
 * pressed · `unavailable` it was on cooldown · `dead` who should press it was · `not-reached` the mechanic never came, or
 * the pull was lost by then.
 */
export type PressVerdict = 'hit' | 'late' | 'early' | 'wrong-target' | 'missed' | 'unavailable' | 'dead' | 'not-reached'

/** A planned press and what came of it. */
export interface PressTold {
  readonly mechanic: { readonly ability: number; readonly occurrence: number; readonly name: string }
  /** When the hit was decided, ms; absent where it never came, or the pull was lost by then. */
  readonly atMs?: number
  readonly role: Role
  /** Who pressed it or should have; absent where nobody can say whose press it was. */
  readonly player?: PlayerRef
  readonly cover: { readonly ability: number; readonly name: string }
  readonly verdict: PressVerdict
  readonly pressedMs?: number
  /** For people: what used it, how late it was. */
  readonly why?: string
  /** Its being on would have saved somebody who died of the hit. */
  readonly decisive?: true
}
